import type { Span } from "../../text/span";

/** `-3-`, `— 3 —`, `第 3 页 共 8 页`, `3 / 8`: no figure of the table. */
const DECORATED =
  /^(?:[-—–－]+\s*[\d０-９]{1,3}\s*[-—–－]+|第\s*[\d０-９]{1,3}\s*页.{0,12}|[\d０-９]{1,3}\s*[/／]\s*[\d０-９]{1,3}|(?:page|p\.?)\s*[\d０-９]{1,3}(?:\s*of\s*[\d０-９]{1,3})?)$/i;
/** What a browser prints below a page, its address and `3/8`, and above it, the time and the title. */
const PRINTED =
  /^(?:(?:https?|file):\/\/\S+(?:\s+\d{1,3}\/\d{1,3})?|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+(?:[上下]午\s*)?\d{1,2}:\d\d(?:\s*[AP]M)?(?:\s.*)?)$/;
const BARE = /^[1-9]\d{0,2}$/;
const FORM_FEED = "\f";
/** How far from a page's end its number is looked for. */
const MOST_BLANKS = 40;
/** Fewest pages whose numbers show that pages are numbered. */
const LEAST_PAGES = 2;
/** Pages that are not numbered by chance where each ends in the number that it would have, right below another line. */
const CERTAIN_PAGES = 3;
/** What number the first page may have: without a cover, behind one, or as a cover without number. */
const OFFSETS = [1, 0, 2];

/** Whether words are a page's number by its dashes. */
export function isDecoratedNumber(written: string): boolean {
  return /[\d０-９][-—–－]$/.test(written) && DECORATED.test(written);
}

/** Whether words are a number that a page may have, without any dashes. */
export function isBareNumberOfPage(written: string): boolean {
  return BARE.test(written);
}

/** Whether words are a number that their page may have by the form feeds before it. */
export function isNumberOfItsPage(text: string, { start, end }: Span): boolean {
  const written = text.slice(start, end);
  const page = text.slice(0, start).split(FORM_FEED).length - 1;
  return isBareNumberOfPage(written) && OFFSETS.includes(Number(written) - page);
}

/** Whether nothing but blanks stands between words and the beginning or the end of their page. */
export function isAtPageEdge(text: string, { start, end }: Span): boolean {
  return (
    /\f\s*$/.test(text.slice(Math.max(0, start - MOST_BLANKS), start)) ||
    /^\s*\f/.test(text.slice(end, end + MOST_BLANKS))
  );
}

/** Whether a line by itself says that it is the number of its page, `- 3 -`, or what a browser prints around one. */
export function isNumberOfPage(written: string): boolean {
  return DECORATED.test(written) || PRINTED.test(written);
}

/** Where bare numbers begin that are those of their pages, and where those that may be, one of some on a page. */
interface PageNumbers {
  readonly certain: ReadonlySet<number>;
  readonly possible: ReadonlySet<number>;
}

/**
 * Where the numbers of pages begin that stand bare on lines of their own. Pages end in form feeds, and the numbers count
 * up with them: pages are numbered where all but one of them have theirs, at their ends or between blank lines, and that
 * one may have it beside a blank line. A number that stands on several lines of its page is told by its place at the
 * page's end or begin; else each of them is possible.
 */
export function findPageNumbers(text: string): PageNumbers {
  const pages = text.split(FORM_FEED);
  if (pages[pages.length - 1]?.trim() === "") pages.pop();
  const certain = new Set<number>();
  const possible = new Set<number>();
  if (pages.length < LEAST_PAGES) return { certain, possible };
  let start = 0;
  const numbers = pages.map((page) => {
    const lines = page.split(page.includes("\n") ? "\n" : "\r");
    const own: PageNumber[] = [];
    let at = start;
    start += page.length + 1;
    const isBlank = (line: string | undefined) => line === undefined || line.trim() === "";
    const filled = lines.flatMap((line, i) => (isBlank(line) ? [] : [i]));
    lines.forEach((line, i) => {
      const written = line.trim();
      const isOuter = i === filled[0] || i === filled[filled.length - 1];
      const [above, below] = [isBlank(lines[i - 1]), isBlank(lines[i + 1])];
      if (BARE.test(written) && (isOuter || above || below))
        own.push({ at: at + line.indexOf(written), number: Number(written), isOuter, isApart: above && below });
      at += line.length + 1;
    });
    return own;
  });
  let everywhere: ReadonlySet<number> | undefined;
  for (const first of OFFSETS) {
    const fitting = numbers.map((own, page) => own.filter(({ number }) => number === page + first));
    const onPage = fitting.map((own) => own.filter(({ isOuter, isApart }) => isOuter || isApart));
    const numbered = onPage.filter((own) => own.length > 0);
    if (numbered.length < Math.max(LEAST_PAGES, pages.length - 1)) continue;
    if (2 * numbered.filter((own) => own.some(({ isOuter }) => isOuter)).length < numbered.length) {
      // Figures may be read behind the numbers of pages: those may be numbers that every page has.
      const areEverywhere = pages.length >= CERTAIN_PAGES && numbered.length === pages.length;
      if (areEverywhere) everywhere ??= new Set(fitting.flat().map(({ at }) => at));
      continue;
    }
    // Else one right beside another line may as well be a figure of its table.
    const isTold =
      2 * numbered.filter((own) => own.some(({ isOuter, isApart }) => isOuter && isApart)).length >= numbered.length ||
      (pages.length >= CERTAIN_PAGES &&
        fitting.every((own) => own.some(({ isOuter, isApart }) => isOuter && !isApart)));
    // Numbers in the middle of two pages may be figures.
    const isSparse = numbered.length < CERTAIN_PAGES && !numbered.every((own) => own.some(({ isOuter }) => isOuter));
    for (const own of fitting) {
      const outer = own.filter(({ isOuter }) => isOuter);
      const [only, ...others] = outer.length > 0 ? outer : own;
      if (only && others.length === 0 && !isSparse && (isTold || only.isApart)) certain.add(only.at);
      else for (const { at } of own) possible.add(at);
    }
    return { certain, possible };
  }
  return { certain, possible: everywhere ?? possible };
}

interface PageNumber {
  readonly at: number;
  readonly number: number;
  /** Whether it stands on the first or last line of its page that is not blank. */
  readonly isOuter: boolean;
  /** Whether blank lines part it from all others. */
  readonly isApart: boolean;
}
