import type { Figure } from "../claims/figures";
import type { FiguredWords } from "../figuredWords";
import { type PlacedFigure, placer } from "../placedFigure";
import { clauseStart, isTotal, isUncertain, OTHER_YEAR } from "../sums/words";
import { boundsOf, isPercentage } from "./percent";

/** Shares of all applications by who they came from, or by how they came in, told without how many that were. */
export interface BareShares {
  readonly total: PlacedFigure;
  readonly shares: readonly PlacedFigure[];
  /** What the shares add up to, where that is more than all. */
  readonly sum: number | undefined;
  /** A share that no whole number of the total makes, and those next to it. */
  readonly impossible: { readonly share: PlacedFigure; readonly next: readonly number[] } | undefined;
}

/** Between the total and its shares. */
const ANNOUNCES = /^[，,。；;](?:其中|从申请主体看|从申请人看|按申请人分)[，,：:]?/;
/** One share and the mark behind it. */
const ONE =
  /^(?:由)?(?:自然人|公民|个人|法人|法人(?:或|或者|和|及|、)其[他它]组织|网[上络]|信函|邮寄|当面|现场|窗口|传真|邮件|电子邮件)(?:申请|提出|提交|渠道|方式)?的?(?:申请)?(?:约?占|占比)(?:总数|总量|申请总数|申请总量)?的?(?:为|达)?$/;
const BY_WHOM = /自然人|公民|个人|法人/;
const MARK = /^[，,、；;和及]$/;

/** The shares in a stretch of prose of the applications that it counts. */
export function bareSharesIn({ words, figures, at }: FiguredWords): BareShares[] {
  if (!/[%％]/.test(words) || !words.includes("占") || !words.includes("申请")) return [];
  const place = placer(at);
  return figures.flatMap((total, i) => {
    const announced = ANNOUNCES.exec(words.slice(total.end));
    if (!announced || !isCount(words, total, figures)) return [];
    const shares = sharesFrom(words, figures.slice(i + 1), total.end + announced[0].length);
    if (shares.length === 0 || total.value === 0) return [];
    const sum = Number(shares.reduce((all, { value }) => all + value, 0).toFixed(4));
    const slack = shares.reduce((all, { decimals }) => all + 10 ** -decimals, 0);
    const odd = shares.find((share) => nextShares(total.value, share).length > 1);
    return {
      total: place(total),
      shares: shares.map(place),
      sum: shares.length > 1 && sum > 100 + slack ? sum : undefined,
      impossible: odd && { share: place(odd), next: nextShares(total.value, odd) },
    };
  });
}

function isCount(words: string, total: Figure, figures: readonly Figure[]): boolean {
  const clause = words.slice(clauseStart(words, total.start), total.start);
  return (
    /^[件份]$/.test(total.unit) &&
    /申请/.test(clause) &&
    !isUncertain(total) &&
    isTotal(words, total, figures) &&
    !OTHER_YEAR.test(words.slice(0, total.start)) &&
    figures[0] === total
  );
}

/** The shares that follow one another from a place on, all of one kind. */
function sharesFrom(words: string, figures: readonly Figure[], from: number): Figure[] {
  const shares: Figure[] = [];
  let begin = from;
  let byWhom: boolean | undefined;
  for (const figure of figures) {
    const name = words.slice(begin, figure.wordsEnd);
    const isOfWhom = BY_WHOM.test(name);
    if (!isPercentage(figure) || isUncertain(figure) || !ONE.test(name) || (byWhom ?? isOfWhom) !== isOfWhom) break;
    byWhom = isOfWhom;
    shares.push(figure);
    begin = figure.end + 1;
    if (!MARK.test(words.charAt(figure.end))) break;
  }
  return shares;
}

/** The shares next to one that no whole number of a total makes; that which one makes, alone. */
function nextShares(total: number, share: Figure): number[] {
  const { least, most } = boundsOf(share, true);
  const of = (count: number) => Number(((100 * count) / total).toFixed(Math.max(share.decimals, 1)));
  const below = Math.floor((share.value / 100) * total);
  const isMade = [below, below + 1].some((count) => (100 * count) / total > least && (100 * count) / total < most);
  return isMade ? [share.value] : [of(below), of(below + 1)];
}
