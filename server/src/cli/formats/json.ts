import type { Format } from "../../features/results/types";

/** One JSON document: `{ version, files, summary }`, a file a line. */
export function jsonFormat(): Format {
  let first = true;
  return {
    begin: () => '{"version":1,"files":[',
    file(result) {
      const separator = first ? "\n" : ",\n";
      first = false;
      return separator + JSON.stringify(result);
    },
    end: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  };
}
