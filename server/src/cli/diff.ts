import { createTwoFilesPatch, OMIT_HEADERS } from "diff";

/** What changes in a file, as `patch` reads it; empty where nothing does. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const name = headerName(path);
  const hunks = createTwoFilesPatch(path, path, before, after, undefined, undefined, { headerOptions: OMIT_HEADERS });
  return `--- ${name}\n+++ ${name}\n${hunks}`;
}

/** A path as it stands, so that people can read it; only what `patch` would misread is quoted. */
function headerName(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/^"|[\x00-\x1f\x7f]/.test(path)) return `"${path.replace(/[\x00-\x1f\x7f"\\]/g, octal)}"`;
  // Without the tab `patch` takes the name to end at its first space.
  return /\s/.test(path) ? `${path}\t` : path;
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
