import { isNumberOfPage } from "./pageNumbers";

const FORM_FEED = "\f";
const YEAR = /^20\d\d$/;
/** What is left of a running title without its year. */
const TITLE = /报告$/;
const LONGEST_TITLE = 40;
/** Fewest pages whose like lines show that they are no figures of a table. */
const LEAST_PAGES = 3;
/** Most pages of a report, several times over: a text with more is none. */
const MOST_PAGES = 1000;
/** Characters that a browser prints around a page, at most, beyond which more lines are not looked at. */
const MOST_PRINTED = 400;

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
  if (written.length < LEAST_PAGES || written.length > MOST_PAGES) return new Set();
  let start = 0;
  const pages = written.map((page) => {
    const read = readPage(page, start);
    start += page.length + 1;
    return read;
  });
  // From the second page on, for the first may have one twice: few are left behind it, however many pages there are.
  const [, second, ...others] = pages;
  const candidates = [...new Set(pages.flatMap(({ lines }) => [...lines.keys()]))];
  const left = [second, ...others].reduce(
    (kept, page) => (kept.length > 0 && page ? kept.filter((line) => hasOnce(page, line)) : kept),
    candidates,
  );
  const found = left.filter((line) => pages[0]?.lines.has(line) || pages[0]?.printed.includes(` ${line} `));
  return new Set(found.flatMap((line) => pages.flatMap(({ lines }) => ownOnce(lines.get(line)))));
}

/** Whether a page has a line once, by itself or among what a browser prints. */
function hasOnce({ lines, printed }: Page, line: string): boolean {
  const own = lines.get(line)?.length ?? 0;
  return own === 1 || (own === 0 && printed.includes(` ${line} `));
}

function ownOnce(own: readonly number[] = []): readonly number[] {
  return own.length === 1 ? own : [];
}

function readPage(page: string, start: number): Page {
  const lines = new Map<string, number[]>();
  let printed = "";
  let at = start;
  for (const line of page.split(page.includes("\n") ? "\n" : "\r")) {
    const written = line.trim();
    if (isNumberOfPage(written)) {
      if (printed.length + written.length <= MOST_PRINTED) printed += ` ${written} `;
    } else if (YEAR.test(written) || (written.length <= LONGEST_TITLE && TITLE.test(written))) {
      const own = lines.get(written) ?? [];
      own.push(at + line.indexOf(written));
      lines.set(written, own);
    }
    at += line.length + 1;
  }
  return { lines, printed };
}
