import { isNumberOfPage } from "./pageNumbers";

const FORM_FEED = "\f";
const YEAR = /^20\d\d$/;
/** What is left of a running title without its year. */
const TITLE = /报告$/;
const LONGEST_TITLE = 40;
/** Fewest pages whose like lines show that they are no figures of a table. */
const LEAST_PAGES = 3;

/** Where on a page lines begin that may be of a running title, by what they say. */
interface Page {
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** What a browser prints above and below the page. */
  readonly printed: string;
}

/**
 * Where lines begin that hold nothing but a running title without its year, or the year that a PDF has apart from its words
 * (`2023`, then `年度报告`): every page has it once, on a line of its own or on one that a browser prints above it, and only
 * the first, which has the report's own title, may have it twice. Not every page of a report holds a table.
 */
export function findRunningTitles(text: string): ReadonlySet<number> {
  const written = text.split(FORM_FEED);
  if (written.at(-1)?.trim() === "") written.pop();
  if (written.length < LEAST_PAGES) return new Set();
  let start = 0;
  const pages = written.map((page) => {
    const read = readPage(page, start);
    start += page.length + 1;
    return read;
  });
  const candidates = new Set(pages.flatMap(({ lines }) => [...lines.keys()]));
  const found = new Set<number>();
  for (const line of candidates) {
    const places = pages.map(({ lines }) => lines.get(line) ?? []);
    const isOnPage = (own: readonly number[], page: number) =>
      own.length === 1 ||
      (own.length > 1 && page === 0) ||
      (own.length === 0 && pages[page]?.printed.includes(` ${line} `) === true);
    if (places.every(isOnPage)) for (const own of places) if (own.length === 1) for (const at of own) found.add(at);
  }
  return found;
}

function readPage(page: string, start: number): Page {
  const lines = new Map<string, number[]>();
  let printed = "";
  let at = start;
  for (const line of page.split(page.includes("\n") ? "\n" : "\r")) {
    const written = line.trim();
    if (isNumberOfPage(written)) printed += ` ${written} `;
    else if (YEAR.test(written) || (written.length <= LONGEST_TITLE && TITLE.test(written))) {
      const own = lines.get(written) ?? [];
      own.push(at + line.indexOf(written));
      lines.set(written, own);
    }
    at += line.length + 1;
  }
  return { lines, printed };
}
