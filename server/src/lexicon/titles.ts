import { remember } from "../text/remember";
import { editDistance } from "../text/similarity";
import type { Span } from "../text/span";

/** Names too long for a set phrase, which every report cites word for word. */
const TITLES = ["中华人民共和国政府信息公开条例"];
/** Most characters that are wrong, missing or too many in what is still meant for the name. */
const MOST_SLIPS = 2;
const CITED = /《([\u4e00-\u9fff]{8,24})》/g;

/** What must stand in a place, and whether that is certain without a look at the context. */
export interface Correction {
  readonly span: Span;
  readonly right: string;
  readonly safe: boolean;
}

/** Names of documents between 《 and 》 that are not quite what they must be: where, and what is meant. */
export const findMiscited = remember((text: string): readonly Correction[] =>
  [...text.matchAll(CITED)].flatMap((match) => {
    const written = match[1] ?? "";
    const right = TITLES.find((title) => title !== written && editDistance(written, title) <= MOST_SLIPS);
    const start = match.index + 1;
    return right ? [{ span: { start, end: start + written.length }, right, safe: false }] : [];
  }),
);
