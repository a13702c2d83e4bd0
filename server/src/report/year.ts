import type { Title } from "./types";

const PERIOD = /(20\d{2})\s*年\s*1\s*月\s*1\s*日?[^。\n]{0,12}?(?:\1\s*年)?\s*12\s*月\s*31\s*日/;
const ANY_YEAR = /(20\d{2})\s*年/g;
/** Text in which years are counted where neither title nor period gives one. */
const LONGEST_SEARCH = 50_000;

/** The year reported on: the title's, else the stated period's, else the one that the text names most often. */
export function findYear(text: string, title: Title | undefined): number | undefined {
  if (title?.year) return title.year.year;
  const searched = text.slice(0, LONGEST_SEARCH);
  const period = PERIOD.exec(searched);
  if (period) return Number(period[1]);
  const times = new Map<number, number>();
  for (const match of searched.matchAll(ANY_YEAR)) {
    const year = Number(match[1]);
    times.set(year, (times.get(year) ?? 0) + 1);
  }
  const [first, second] = [...times].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}
