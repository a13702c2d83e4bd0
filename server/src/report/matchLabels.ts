import { fold } from "../text/fold";
import { similarity } from "../text/similarity";
import type { TextCell } from "./types";
import { type Vocabulary, WITHOUT_NUMBER } from "./vocabulary";

/** Words in the text that may be a label: one cell, or neighbouring cells that make one label together. */
export interface Token {
  /** Index of the first cell. */
  readonly first: number;
  /** Index of the last cell. */
  readonly last: number;
  readonly folded: string;
}

export interface LabelMatch {
  readonly token: Token;
  readonly run: number;
  /** Whether the wording is the official one, harmless variants aside. */
  readonly exact: boolean;
}

/** Most cells over which a broken label is put together again. */
const MOST_PARTS = 4;
/** Shortest words that may be a misspelt label: one character is what a page or a narrow column tore off. */
const SHORTEST = 2;
/** Least likeness of two labels that stand in the same place. */
const LIKE = 0.5;
/** Least likeness where exactly one label of the form and one of the draft are left between two known ones. */
const LIKE_WHERE_ALONE = 0.3;
/** Most pairs of unknown labels that are compared between two known ones. */
const MOST_PAIRS = 3000;
/** How often the labels left over are gone through again for tables and rows that were moved. */
const PASSES = 4;
/** A unit behind a label does not make it another one: 本年制发件数（件）. */
const UNIT = /[（(](?:单位[:：]?)?[件个项条宗]?[)）]$/;

/** Whether the words that begin at a cell may be the label of a run, and whether only if they are exactly that. */
export type MayBe = (cell: number, run: number) => "no" | "exact" | "similar";

/**
 * Ties the words among `cells` to the labels of the form. First the exact ones in the form's order, then those out of
 * order, last the misspelt ones between neighbours that are known; so a deleted row never takes its neighbour's label.
 */
export function matchLabels(
  cells: readonly TextCell[],
  vocabulary: Vocabulary,
  mayBe: MayBe = () => "similar",
): { tokens: Token[]; matches: LabelMatch[] } {
  const tokens = findTokens(cells, vocabulary);
  const matchOfToken: (LabelMatch | undefined)[] = new Array(tokens.length);
  const runTaken = new Uint8Array(vocabulary.runs.length);
  const take = (index: number, token: Token, run: number, exact: boolean) => {
    matchOfToken[index] = { token, run, exact };
    runTaken[run] = 1;
  };

  for (let pass = 0; pass < PASSES; pass++) {
    const chain = longestChain(tokens, matchOfToken, runTaken, vocabulary, pass > 0, mayBe);
    if (chain.length === 0) break;
    for (const [index, run] of chain) {
      const token = tokens[index];
      if (token) take(index, token, run, true);
    }
  }
  const likeness = (index: number, run: number) => {
    const token = tokens[index];
    if (!token || token.folded.length < SHORTEST || mayBe(token.first, run) !== "similar") return 0;
    // What is a row's label to the letter is that row once more, not a heading misspelt.
    const known = vocabulary.candidates.get(token.folded);
    if (known?.every(({ run: row }) => takesFigures(vocabulary, row)) && !takesFigures(vocabulary, run)) return 0;
    return similarity(token.folded, vocabulary.folded[run] ?? "");
  };
  matchSimilar(tokens, matchOfToken, runTaken, vocabulary, take, likeness);
  matchBeside(tokens, matchOfToken, runTaken, vocabulary, take, likeness);
  return { tokens, matches: matchOfToken.flatMap((match) => match ?? []) };
}

function takesFigures({ runs }: Vocabulary, run: number): boolean {
  return (runs[run]?.slots.length ?? 0) > 0;
}

/**
 * Ties misspelt labels that no pair of neighbours in the form's order encloses (the header's 总计 may stand before or
 * behind the other columns): such a label stands right beside a known one of its table.
 */
function matchBeside(
  tokens: readonly Token[],
  matched: readonly (LabelMatch | undefined)[],
  runTaken: Uint8Array,
  { runs, folded }: Vocabulary,
  take: (index: number, token: Token, run: number, exact: boolean) => void,
  likeness: (token: number, run: number) => number,
): void {
  const wanted = runs.flatMap((run, i) => (run.label && run.slots.length === 0 && !runTaken[i] ? [i] : []));
  if (wanted.length === 0) return;
  const tableAt = (index: number) => {
    const run = matched[index]?.run;
    return run === undefined ? undefined : runs[run]?.table;
  };
  let pairs = 0;
  tokens.forEach((token, index) => {
    if (matched[index]) return;
    let best: { run: number; alike: number } | undefined;
    for (const run of wanted) {
      const table = runs[run]?.table;
      if (runTaken[run] || (tableAt(index - 1) !== table && tableAt(index + 1) !== table)) continue;
      if (++pairs > MOST_PAIRS) return;
      const alike = likeness(index, run);
      if (alike >= LIKE && alike > (best?.alike ?? 0)) best = { run, alike };
    }
    if (best) take(index, token, best.run, token.folded === folded[best.run]);
  });
}

function findTokens(cells: readonly TextCell[], { candidates }: Vocabulary): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (!cell || cell.folded === "") continue;
    const own = cell.folded;
    let last = i;
    let folded = candidates.has(own) ? own : withoutUnit(cell.raw, own, candidates);
    let joined = own;
    for (let next = i + 1, parts = 1; parts < MOST_PARTS && next < cells.length; next++) {
      const neighbour = cells[next];
      if (neighbour?.kind === "blank") continue;
      const part = neighbour?.folded ?? "";
      if (part === "") break;
      parts++;
      joined += part;
      if (candidates.has(joined) && !(candidates.has(own) && candidates.has(part))) {
        last = next;
        folded = joined;
      }
    }
    const parts = last === i && !candidates.has(folded) ? splitLabels(folded, candidates) : undefined;
    for (const part of parts ?? [folded]) tokens.push({ first: i, last, folded: part });
    i = last;
  }
  return tokens;
}

/** The two labels that one cell holds, a group and its first row, where each is a label of the form. */
function splitLabels(folded: string, candidates: ReadonlyMap<string, unknown>): [string, string] | undefined {
  for (let at = 2; at + 1 < folded.length; at++) {
    const parts: [string, string] = [folded.slice(0, at), folded.slice(at)];
    if (candidates.has(parts[0]) && candidates.has(parts[1])) return parts;
  }
  return undefined;
}

function withoutUnit(raw: string, own: string, candidates: ReadonlyMap<string, unknown>): string {
  if (!UNIT.test(raw)) return own;
  const bare = fold(raw.replace(UNIT, ""));
  return candidates.has(bare) ? bare : own;
}

/** Heaviest chain of exact matches in which tokens and runs both go up; `[token, run]` pairs. */
function longestChain(
  tokens: readonly Token[],
  taken: readonly (LabelMatch | undefined)[],
  runTaken: Uint8Array,
  { runs, candidates }: Vocabulary,
  wholeLabelsOnly: boolean,
  mayBe: MayBe,
): [token: number, run: number][] {
  // Links of chains, each field a list, link 0 being none; a Fenwick tree over runs finds the heaviest to go on from.
  const tokenOf = [0];
  const runOf = [0];
  const weightOf = [0];
  const previousOf = [0];
  const best = new Int32Array(runs.length + 1);
  const heaviestBefore = (run: number): number => {
    let found = 0;
    for (let i = run; i > 0; i -= i & -i) {
      const link = best[i] ?? 0;
      if ((weightOf[link] ?? 0) > (weightOf[found] ?? 0)) found = link;
    }
    return found;
  };

  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const known = taken[index] || !token ? undefined : candidates.get(token.folded);
    if (!known || !token) continue;
    // From the last run to the first, so that no link goes on from another one of the same token.
    for (let i = known.length - 1; i >= 0; i--) {
      const candidate = known[i];
      if (!candidate || runTaken[candidate.run] || (wholeLabelsOnly && candidate.weight <= WITHOUT_NUMBER)) continue;
      if (mayBe(token.first, candidate.run) === "no") continue;
      const previous = heaviestBefore(candidate.run);
      const link = tokenOf.length;
      const weight = candidate.weight + (weightOf[previous] ?? 0);
      tokenOf.push(index);
      runOf.push(candidate.run);
      weightOf.push(weight);
      previousOf.push(previous);
      for (let at = candidate.run + 1; at < best.length; at += at & -at) {
        if (weight > (weightOf[best[at] ?? 0] ?? 0)) best[at] = link;
      }
    }
  }

  const chain: [number, number][] = [];
  for (let link = heaviestBefore(runs.length); link > 0; link = previousOf[link] ?? 0) {
    chain.push([tokenOf[link] ?? 0, runOf[link] ?? 0]);
  }
  return chain.reverse();
}

/** Ties misspelt labels to those of the form that are left between the same known neighbours. */
function matchSimilar(
  tokens: readonly Token[],
  matched: readonly (LabelMatch | undefined)[],
  runTaken: Uint8Array,
  { runs, folded }: Vocabulary,
  take: (index: number, token: Token, run: number, exact: boolean) => void,
  likeness: (token: number, run: number) => number,
): void {
  let tokenFrom = 0;
  let runFrom = 0;
  const fill = (tokenTo: number, runTo: number) => {
    const open: number[] = [];
    for (let i = tokenFrom; i < tokenTo; i++) if (!matched[i]) open.push(i);
    const wanted: number[] = [];
    for (let run = runFrom; run < runTo; run++) if (!runTaken[run] && runs[run]?.label) wanted.push(run);
    if (open.length === 0 || wanted.length === 0 || open.length * wanted.length > MOST_PAIRS) return;
    const least = open.length === 1 && wanted.length === 1 ? LIKE_WHERE_ALONE : LIKE;
    for (const [at, run] of alignSimilar(open, wanted, least, likeness)) {
      const token = tokens[at];
      if (token) take(at, token, run, token.folded === folded[run]);
    }
  };
  for (let i = 0; i < tokens.length; i++) {
    const match = matched[i];
    if (!match || match.run < runFrom) continue;
    fill(i, match.run);
    tokenFrom = i + 1;
    runFrom = match.run + 1;
  }
  fill(tokens.length, runs.length);
}

/** Pairs two ordered lists without crossings so that the likeness of the pairs adds up to the most. */
function alignSimilar(
  left: readonly number[],
  right: readonly number[],
  least: number,
  likeness: (left: number, right: number) => number,
): [left: number, right: number][] {
  const width = right.length + 1;
  const score = new Float64Array((left.length + 1) * width);
  const like = new Float64Array(left.length * right.length);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const alike = likeness(left[i] ?? 0, right[j] ?? 0);
      like[i * right.length + j] = alike;
      const paired = alike >= least ? alike + (score[(i + 1) * width + j + 1] ?? 0) : 0;
      score[i * width + j] = Math.max(paired, score[(i + 1) * width + j] ?? 0, score[i * width + j + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const here = score[i * width + j] ?? 0;
    const alike = like[i * right.length + j] ?? 0;
    if (alike >= least && here === alike + (score[(i + 1) * width + j + 1] ?? 0)) {
      pairs.push([left[i++] ?? 0, right[j++] ?? 0]);
    } else if (here === (score[(i + 1) * width + j] ?? 0)) i++;
    else j++;
  }
  return pairs;
}
