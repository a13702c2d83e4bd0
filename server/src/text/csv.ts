/** Begins a CSV file: without it Excel takes UTF-8 for the system's own encoding. */
export const BYTE_ORDER_MARK = "\ufeff";

type Field = string | number | null | undefined;

/** A record as RFC 4180 has it, without its line end; what is undefined or null is left empty. */
export function csvFields(fields: readonly Field[]): string {
  const written = fields.map((field) => {
    const text = String(field ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return written.join(",");
}

/** A record with its line end. */
export function csvLine(fields: readonly Field[]): string {
  return `${csvFields(fields)}\r\n`;
}
