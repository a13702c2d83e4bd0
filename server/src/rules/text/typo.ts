import {
  type Correction,
  findMiscited,
  findSlips,
  findWrongForms,
  knownPlaces,
  makeKnownWords,
  type Reading,
  type Slip,
  type WrongForm,
} from "../../lexicon";
import { properNames } from "../../report/names";
import { paragraphs } from "../../report/prose";
import { changed } from "../../text/changed";
import { firstIndex } from "../../text/search";
import type { Span } from "../../text/span";
import { placed } from "../inParagraphs";
import type { Finding, Rule } from "../types";

/** The number of an item in brackets: （一）, 2）, at the beginning of a paragraph and within. */
const FIRST_ITEM = /^[（(]?[一二三四五六七八九十\d]+[）)]$/;
const ITEM = /[。；：\s][（(]?[一二三四五六七八九十\d]+[）)]$/;
const LONGEST_ITEM = 8;

/** Characters of no width that web pages leave within words (text/remnant). */
const INVISIBLE = /^[\u00ad\u200b-\u200f\u2060\ufeff]$/;

const rule: Rule = {
  meta: {
    id: "text/typo",
    title: "错别字",
    titleEn: "Misspelt phrase",
    severity: "warning",
    fix: "mixed",
    basis: "没有专门条款；年度报告要向社会公布（《中华人民共和国政府信息公开条例》第四十九条），文字应当准确",
    docs: `检查正文里的错别字，表格里的不查（名称写错由 \`table/label\` 检查）：

- 已知的错误写法，例如“仍需加改进”（仍需加以改进）、“更好的行使”（更好地行使）、“党政办办公室”，音同的词用错了的，例如“旅行职责”（履行职责）、“获取信息的权力”（权利）；
- 《中华人民共和国政府信息公开条例》和年报常引用的法律、文件，名称里错一两个字，或者词的次序颠倒；地方文件的名称不同，不算；
- 政务公开常用语里错了一个字，例如“依审请公开”（依申请公开）：写成了音同、形近的字，漏了一个字，重了一个字，前后两个字颠倒，输入法选错了词（“政绩意见”：征集意见）；带标点的常用语里，一部分没有写错，旁边的错了一个字（“双随即、一公开”）；
- 报告里常用的两个字的词，写成了形近的字或者颠倒了，不成词，也接不上前后的字，例如“攻策”（政策）、“施措”（措施）。

按现在的写法也讲得通的，不报告；题目里和本机关的名称、地名不算错别字。本地的词语，可以用快速修复“加入词库”写进 \`.nianbao.json\` 的 \`words\`，同事和命令行也都认得。

怎么改：快速修复改成通行的写法，拿不准时列出几种。无论在哪里都不对的写法可以一次全部改正，其余的请看过上下文再改。`,
  },
  *check(report, { words = [] }) {
    const known = makeKnownWords([...properNames(report), ...words]);
    for (const { span, text: paragraph } of paragraphs(report)) {
      const slips = findSlips(paragraph).filter(([first]) => !goesOnInBrackets(paragraph, first));
      const forms = [...findMiscited(paragraph), ...apartFrom(slips, findWrongForms(paragraph), paragraph.length)];
      if (forms.length === 0 && slips.length === 0) continue;
      const right = knownPlaces(paragraph, known);
      const wrong = forms.filter((form) => !isKnown(paragraph, form.span, form.right, right));
      const taken = new Uint8Array(paragraph.length);
      const isFree = ({ start, end }: Span) => !taken.subarray(start, end).includes(1);
      const apart = wrong.filter(({ span: own }) => {
        if (!isFree(own)) return false;
        taken.fill(1, own.start, own.end);
        return true;
      });
      const unknown = slips.filter(
        ([{ span, phrase }]) => !isKnown(paragraph, span, phrase, right) && !isCut(paragraph, span) && isFree(span),
      );
      const findings = [
        ...apart.map((form) => knownForm(paragraph, form)),
        ...unknown.map((slip) => misspelt(paragraph, slip)),
      ];
      yield* placed(findings, span.start);
    }
  },
};

/** Wrong forms, those of words left out that lie in a slip: a slip in a longer phrase says more. */
function apartFrom(slips: readonly Slip[], forms: readonly WrongForm[], length: number): readonly WrongForm[] {
  if (slips.length === 0 || !forms.some(({ ofWord }) => ofWord)) return forms;
  const inSlip = new Uint8Array(length);
  for (const [{ span }] of slips) inSlip.fill(1, span.start, span.end);
  return forms.filter(({ ofWord, span }) => !(ofWord && inSlip.subarray(span.start, span.end).includes(1)));
}

/** Whether a known word is all that is marked, or what would be changed lies in one. */
function isKnown(paragraph: string, span: Span, right: string, known: readonly Span[]): boolean {
  const place = changed(paragraph, span, right);
  const isAround = ({ start, end }: Span) => {
    if (start <= span.start && span.end <= end) return true;
    return place.start === place.end ? start < place.start && place.end < end : start < place.end && place.start < end;
  };
  for (let i = firstIndex(known, ({ end }) => end > span.start); i < known.length; i++) {
    const one = known[i];
    if (!one || one.start >= span.end) return false;
    if (isAround(one)) return true;
  }
  return false;
}

/** Whether words go on behind or in front of a character that cannot be seen, so that they look cut there. */
function isCut(paragraph: string, { start, end }: Span): boolean {
  return INVISIBLE.test(paragraph.charAt(start - 1)) || INVISIBLE.test(paragraph.charAt(end));
}

/** Whether what is changed at the edge of a phrase goes on behind or in front of brackets: 村（居）务公开. */
function goesOnInBrackets(paragraph: string, { span, phrase }: Reading): boolean {
  const place = changed(paragraph, span, phrase);
  const tail = paragraph.slice(Math.max(0, span.start - LONGEST_ITEM), span.start);
  const isAfter = /[）)]$/.test(tail) && !(ITEM.test(tail) || (span.start < LONGEST_ITEM && FIRST_ITEM.test(tail)));
  const isBefore = "（(".includes(paragraph.charAt(span.end) || " ");
  return (isAfter && place.start === span.start) || (isBefore && place.end === span.end);
}

function misspelt(paragraph: string, [first, ...others]: Slip): Finding {
  const written = paragraph.slice(first.span.start, first.span.end);
  return {
    span: first.span,
    message: `“${written}”疑为“${first.phrase}”之误，请核对。`,
    word: written,
    fixes: [first, ...others].map(({ span, phrase }) => ({
      title: `把“${paragraph.slice(span.start, span.end)}”改为“${phrase}”`,
      kind: "suggestion",
      preferred: phrase === first.phrase,
      edits: [{ span, text: phrase }],
    })),
  };
}

function knownForm(paragraph: string, { span, right, safe }: Correction): Finding {
  const written = paragraph.slice(span.start, span.end);
  return {
    span,
    message: `“${written}”${safe ? "有错别字，应为" : "疑为"}“${right}”${safe ? "。" : "之误，请核对。"}`,
    word: written,
    fixes: [
      {
        title: `把“${written}”改为“${right}”`,
        kind: safe ? "safe" : "suggestion",
        preferred: true,
        edits: [{ span, text: right }],
      },
    ],
  };
}

export default rule;
