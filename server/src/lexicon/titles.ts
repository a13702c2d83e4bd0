import { remember } from "../text/remember";
import { editDistance } from "../text/similarity";
import type { Span } from "../text/span";
import { TITLES } from "./data";

/** What laws and the Regulation have in front of their names in full. */
const STATE = "中华人民共和国";
/** Bodies whose documents nobody else's are like; what stands in front of a document's own name. */
const BODIES = /^(?:国务院办公厅政府信息与政务公开办公室|国务院办公厅|国务院|最高人民法院)(?=关于)/;
const CITED = /《([\u4e00-\u9fff]{5,50})》/g;
/** What a document is: a local one may be like a known one but for this (政府信息公开办法). */
const KINDS =
  /(?:条例|办法|规定|细则|意见|通知|方案|规划|纲要|规则|决定|制度|标准|指南|公告|报告|要点|计划|解释|解读|释义|草案|法规)$/;
const REGULATION = `${STATE}政府信息公开条例`;
/** What stands in front of the name of a document that is not a place's own. */
const CENTRAL = /(?:国务院|国办|中办|中共中央|党中央|国家)[^。；]{0,16}$/;
/** Most characters that are wrong, missing or too many in what is still meant for a title. */
const MOST_SLIPS = 2;
/** From how many characters on a name of the same length with two others is meant for it; with fewer, laws are alike. */
const LONG = 9;
/** How many characters at the beginning of a law's name tell which it is: 行政诉讼法, 民事诉讼法. */
const TELLING = 2;

/** What must stand in a place, and whether that is certain without a look at the context. */
export interface Correction {
  readonly span: Span;
  readonly right: string;
  readonly safe: boolean;
}

interface Titles {
  /** All titles that may be meant, in full, and laws without 中华人民共和国 as well. */
  readonly meant: readonly string[];
  readonly right: ReadonlySet<string>;
}

let titles: Titles | undefined;

/** Packed in three parts: laws, laws that are never meant, others. */
function loadTitles(): Titles {
  const [laws = [], neighbours = [], others = []] = TITLES.split("=").map((part) => part.split(" "));
  const inFull = (names: readonly string[]) => [...names.map((name) => STATE + name), ...names];
  // Many are cited behind the body's name: 国务院办公厅《关于……的意见》.
  const meant = [...inFull(laws), ...others, ...others.flatMap((title) => withoutBody(title) ?? [])];
  return { meant, right: new Set([...meant, ...inFull(neighbours)]) };
}

function withoutBody(title: string): string | undefined {
  const name = title.replace(BODIES, "");
  return name === title ? undefined : name;
}

/** Names of documents between 《 and 》 that are not quite what they must be: where, and what is meant. */
export const findMiscited = remember((text: string): readonly Correction[] =>
  [...text.matchAll(CITED)].flatMap((match) => {
    const right = meantTitle(match[1] ?? "", CENTRAL.test(text.slice(0, match.index)));
    const start = match.index + 1;
    return right ? [{ span: { start, end: start + (match[1]?.length ?? 0) }, right, safe: false }] : [];
  }),
);

function meantTitle(written: string, isCentral: boolean): string | undefined {
  titles ??= loadTitles();
  if (titles.right.has(written)) return undefined;
  const near = titles.meant.filter(
    (title) =>
      Math.abs(title.length - written.length) <= MOST_SLIPS &&
      sharesMost(written, title) &&
      isMeant(written, title, isCentral),
  );
  return near.sort((a, b) => editDistance(written, a) - editDistance(written, b))[0];
}

/** Whether a name has all characters of a title but as many as slips may have changed. */
function sharesMost(written: string, title: string): boolean {
  let missing = 0;
  for (const character of title) if (!written.includes(character) && ++missing > MOST_SLIPS) return false;
  return true;
}

/** Whether what is written is a title but for a slip or two, and can be no other document's. */
function isMeant(written: string, title: string, isCentral: boolean): boolean {
  if (written.includes(title)) return false;
  const distance = editDistance(written, title);
  if (title === REGULATION) return distance <= MOST_SLIPS;
  const kind = KINDS.exec(written)?.[0];
  if (kind !== undefined && !title.endsWith(kind)) return false;
  const isSameLength = written.length === title.length;
  if (isSameLength && inOrder(written) === inOrder(title)) return true;
  // What begins with 关于 may be a place's own document on the same matter.
  if (title.startsWith("关于") && !isCentral) return false;
  if (distance === 1) return true;
  if (distance > MOST_SLIPS) return false;
  if (BODIES.test(title)) return true;
  const from = written.startsWith(STATE) ? STATE.length : 0;
  const isTold = written.slice(from, from + TELLING) === title.slice(from, from + TELLING);
  return isSameLength && title.length >= LONG && isTold;
}

/** The characters of a name in an order that does not tell which stood first. */
function inOrder(name: string): string {
  return [...name].sort().join("");
}
