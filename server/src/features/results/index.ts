import { csvFormat } from "./csv";
import { htmlFormat } from "./html";
import type { Format } from "./types";

/** The formats in which editors write results down for people. */
export type ExportFormat = "html" | "csv";

export const EXPORT_FORMATS: Readonly<Record<ExportFormat, () => Format>> = { html: htmlFormat, csv: csvFormat };
