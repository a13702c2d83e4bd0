import type { Title } from "./types";

const PERIOD = /(20\d{2})\s*年\s*1\s*月\s*1\s*日?[^。\n]{0,12}?(?:\1\s*年)?\s*12\s*月\s*31\s*日/;
/** A year, or its last day, up to which things are counted; no other date. */
const ANY_YEAR = /(20\d{2})\s*年(?!\s*(?!12\s*月\s*(?:31\s*日|底))\d{1,2}\s*月)/g;
/** Where no year counts: plans, comparisons and last year's cases, the years of laws and documents. */
const OTHER_YEARS_BEFORE =
  /(?:下一步|下步|今后|明年|展望|计划|将在|将于|比|较|同比|与|上年|去年|自)[^。；;\n]{0,20}$|《[^》\n]{0,60}$/;
const OTHER_YEARS_BEHIND =
  /^度?(?:[，,]?[^。；;，,\n]{0,12}(?:将|拟|计划|要(?!求|点))|[，,]?(?:继续|修订|修正|施行|实施|印发|出台|相比|同期))/;
/** Text around a year that tells what it stands for. */
const AROUND = 64;
/** Text in which years are counted where neither title nor period gives one. */
const LONGEST_SEARCH = 50_000;

/**
 * The year reported on: the title's, else the stated period's, else the one that the text before `plans` (the section
 * on problems and what is to be done next) names most often.
 */
export function findYear(text: string, title: Title | undefined, plans = text.length): number | undefined {
  if (title?.year) return title.year.year;
  const period = PERIOD.exec(text.slice(0, LONGEST_SEARCH));
  if (period) return Number(period[1]);
  const searched = text.slice(0, Math.min(plans, LONGEST_SEARCH));
  const times = new Map<number, number>();
  for (const match of searched.matchAll(ANY_YEAR)) {
    const end = match.index + match[0].length;
    if (OTHER_YEARS_BEFORE.test(searched.slice(Math.max(0, match.index - AROUND), match.index))) continue;
    if (OTHER_YEARS_BEHIND.test(searched.slice(end, end + AROUND))) continue;
    const year = Number(match[1]);
    times.set(year, (times.get(year) ?? 0) + 1);
  }
  const [first, second] = [...times].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}
