/** Begins a CSV file: without it Excel takes UTF-8 for the system's own encoding. */
export const BYTE_ORDER_MARK = "\ufeff";

/** A record as RFC 4180 has it; what is undefined or null is left empty. */
export function csvLine(fields: readonly (string | number | null | undefined)[], lineEnd = "\r\n"): string {
  const written = fields.map((field) => {
    const text = String(field ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return written.join(",") + lineEnd;
}
