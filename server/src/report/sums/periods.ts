import type { Figure } from "../claims/figures";
import { DEEDS, isTotal, isUncertain } from "./words";

/** What a year is parted into, each row all of it. */
const PERIODS: readonly (readonly RegExp[])[] = [
  [/(?:第?一|(?<!\d)1)季度/, /(?:第?二|2)季度/, /(?:第?三|3)季度/, /(?:第?四|4)季度/],
  [/上半年/, /下半年/],
];
/** Between a year's figure and the first of its parts. */
const BETWEEN = /^[，,：:（(；;](?:其中)?[：:，,]?第?$/;

/** Between the last of the parts and the year's figure. */
const BEHIND = new RegExp(`^[，,；;]全年(?:总计|合计|累计|共计|共)?(?:${DEEDS.source})?(?:信息)?$`);

/** A year's figure and those of its quarters or halves right behind it, which make it up. */
export function periodsIn(words: string, figures: readonly Figure[]): { total: Figure; parts: Figure[] } | undefined {
  for (const names of PERIODS) {
    const places = names.map((name) => words.search(name));
    const [first = -1] = places;
    if (places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0))) continue;
    const lastPlace = places.at(-1) ?? 0;
    const stop = lastPlace + (/[，,。；;）)]|$/.exec(words.slice(lastPlace))?.index ?? 0);
    const before = figures.filter(({ end }) => end <= first).at(-1);
    const isBefore = before && BETWEEN.test(words.slice(before.end, first));
    const total = isBefore ? before : figures.find(({ start }) => start >= stop);
    if (!total || (!isBefore && !BEHIND.test(words.slice(stop, total.wordsEnd))) || !isTotal(words, total, figures))
      continue;
    const parts = places.flatMap((place, i) => {
      const end = places[i + 1] ?? stop;
      const own = figures.filter((figure) => figure.start >= place && figure.end <= end);
      // 一季度 holds a numeral, and 季 is no unit.
      return own.length === 1 ? own : [];
    });
    const isPlain = parts.every((part) => part.unit === total.unit && !isUncertain(part));
    if (isPlain && parts.length === names.length) return { total, parts };
  }
  return undefined;
}
