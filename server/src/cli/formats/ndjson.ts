import type { Format } from "../../features/results/types";

/** A JSON object a line, a line a file. */
export function ndjsonFormat(): Format {
  return { begin: () => "", file: (result) => `${JSON.stringify(result)}\n`, end: () => "" };
}
