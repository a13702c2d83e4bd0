import type { Finding } from "../types";

/** The straight marks, and those that stand for them around Chinese words. */
const MARKS = [
  ['"', "“", "”"],
  ["'", "‘", "’"],
] as const;
/** Most characters between two marks that belong together. */
const LONGEST = 40;
/** What straight marks are part of besides: attributes, lengths, English. */
const NO_QUOTE = /[A-Za-z0-9=]/;

/** Straight quotation marks around Chinese words: "五公开". Where they do not come in pairs, none is told. */
export function straightQuotes(text: string): Finding[] {
  return MARKS.flatMap(([straight, opening, closing]): Finding[] => {
    if (!text.includes(straight)) return [];
    const pieces = text.split(straight);
    if (pieces.length % 2 === 0) return [];
    let from = 0;
    return pieces.flatMap((piece, i): Finding[] => {
      const start = from;
      from += piece.length + 1;
      const before = pieces[i - 1];
      if (i % 2 === 0 || before === undefined || piece.length > LONGEST) return [];
      if (!/[\u4e00-\u9fff]/.test(piece) || NO_QUOTE.test(before.slice(-1)) || /[“”‘’<>\n]/.test(piece)) return [];
      // What begins with a mark stands between two quotations, and a figure at the end is a length.
      if (piece.trim() !== piece || /^[，。；：、！？]|\d$/.test(piece)) return [];
      const span = { start: start - 1, end: from };
      return [
        {
          span,
          message: `${straight}${piece}${straight}用了半角的直引号，应为${opening}${piece}${closing}。`,
          fixes: [
            {
              title: `改为${opening}${piece}${closing}`,
              kind: "suggestion",
              preferred: true,
              edits: [
                { span: { start: span.start, end: span.start + 1 }, text: opening },
                { span: { start: span.end - 1, end: span.end }, text: closing },
              ],
            },
          ],
        },
      ];
    });
  });
}
