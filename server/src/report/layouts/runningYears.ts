import { isNumberOfPage } from "./pageNumbers";

const FORM_FEED = "\f";
const YEAR = /^20\d\d$/;
/** Fewest pages whose like lines show that they are no figures of a table. */
const LEAST_PAGES = 3;

/**
 * Where lines begin that hold nothing but the year of a running title, which a PDF has apart from its words (`2023`, then
 * `年度报告`): every page has it once, on a line of its own or on one that a browser prints above it, and no page has another
 * such line. Not every page of a report holds a table.
 */
export function findRunningYears(text: string): ReadonlySet<number> {
  const pages = text.split(FORM_FEED);
  if (pages.at(-1)?.trim() === "") pages.pop();
  if (pages.length < LEAST_PAGES) return new Set();
  const found = new Set<number>();
  let year: string | undefined;
  let start = 0;
  for (const page of pages) {
    const own: number[] = [];
    let printed = "";
    let at = start;
    for (const line of page.split(page.includes("\n") ? "\n" : "\r")) {
      const written = line.trim();
      if (YEAR.test(written)) {
        year ??= written;
        if (written !== year) return new Set();
        own.push(at + line.indexOf(written));
      } else if (isNumberOfPage(written)) printed += ` ${written} `;
      at += line.length + 1;
    }
    const [only, ...others] = own;
    if (others.length > 0 || (only === undefined && !printed.includes(` ${year ?? "\n"} `))) return new Set();
    if (only !== undefined) found.add(only);
    start += page.length + 1;
  }
  return found;
}
