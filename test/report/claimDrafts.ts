import assert from "node:assert/strict";
import { FORMS } from "../../server/src/forms";
import { draftText, makeDraft } from "../harness/drafts";
import { type Figures, fillForm } from "../harness/figures";

export interface Body {
  readonly name: string;
  readonly self: string;
}

/** Bodies of several kinds, and how each calls itself. */
export const BODIES: readonly Body[] = [
  { name: "柳溪镇人民政府", self: "我镇" },
  { name: "桐花街道办事处", self: "我街道" },
  { name: "青浦江县人民政府", self: "全县" },
  { name: "云岭市水务局", self: "我局" },
  { name: "松河区", self: "全区" },
];
const YEAR = 2023;

const WITH: Figures = {
  "documents.regulations.issued": "4",
  "documents.normativeDocuments.issued": "12",
  "documents.normativeDocuments.repealed": "3",
  "documents.normativeDocuments.inForce": "57",
  "licensing.licences.decisions": "2127",
  "enforcement.penalties.decisions": "74",
  "enforcement.coercion.decisions": "16",
  "fees.fees.amount": "20.86",
  "applications.received.natural": "31",
  "applications.received.business": "9",
  "applications.received.legal": "3",
  "applications.carriedIn.natural": "6",
  "applications.granted.natural": "14",
  "applications.granted.business": "8",
  "applications.partlyGranted.natural": "5",
  "applications.refused.thirdParty.natural": "2",
  "applications.refused.process.business": "1",
  "applications.unavailable.notHeld.natural": "7",
  "applications.notProcessed.petition.natural": "4",
  "applications.otherHandling.notCorrected.natural": "1",
  "disputes.review.upheld": "5",
  "disputes.review.corrected": "2",
  "disputes.review.pending": "4",
  "disputes.litigationDirect.upheld": "3",
  "disputes.litigationAfterReview.upheld": "6",
  "disputes.litigationAfterReview.pending": "8",
};

/** What the sentences call the figures, and what a reader may take them for besides: [cells, or more of them]. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  received: ["applications.received.total"],
  carriedIn: ["applications.carriedIn.total"],
  all: ["applications.received.total", "applications.carriedIn.total"],
  natural: ["applications.received.natural"],
  legalBodies: ["business", "research", "charity", "legal", "other"].map((column) => `applications.received.${column}`),
  resultTotal: ["applications.resultTotal.total"],
  carriedOut: ["applications.carriedOut.total"],
  granted: ["applications.granted.total"],
  partlyGranted: ["applications.partlyGranted.total"],
  refused: ["thirdParty", "process"].map((row) => `applications.refused.${row}.total`),
  unavailable: ["applications.unavailable.notHeld.total"],
  notProcessed: ["applications.notProcessed.petition.total"],
  otherHandling: ["applications.otherHandling.notCorrected.total"],
  grantedBoth: ["applications.granted.total", "applications.partlyGranted.total"],
  notHeld: ["applications.unavailable.notHeld.total"],
  thirdParty: ["applications.refused.thirdParty.total"],
  process: ["applications.refused.process.total"],
  review: ["disputes.review.total"],
  reviewUpheld: ["disputes.review.upheld"],
  reviewCorrected: ["disputes.review.corrected"],
  reviewPending: ["disputes.review.pending"],
  litigation: ["disputes.litigationDirect.total", "disputes.litigationAfterReview.total"],
  litigationUpheld: ["disputes.litigationDirect.upheld", "disputes.litigationAfterReview.upheld"],
  direct: ["disputes.litigationDirect.total"],
  after: ["disputes.litigationAfterReview.total"],
  disputes: ["disputes.review.total", "disputes.litigationDirect.total", "disputes.litigationAfterReview.total"],
  issued: ["documents.normativeDocuments.issued"],
  regulations: ["documents.regulations.issued"],
  repealed: ["documents.normativeDocuments.repealed"],
  inForce: ["documents.normativeDocuments.inForce"],
  licences: ["licensing.licences.decisions"],
  penalties: ["enforcement.penalties.decisions"],
  coercion: ["enforcement.coercion.decisions"],
  fee: ["fees.fees.amount"],
};

/** What the tables hold: all of it, nothing. */
export const FIGURES = fillForm(FORMS["2021"], WITH);
export const NOTHING = fillForm(FORMS["2021"], {});
/** All that came in is done with. */
export const DONE = fillForm(FORMS["2021"], {
  ...WITH,
  "applications.unavailable.notHeld.natural": "11",
  "applications.granted.legal": "3",
});

function figureOf(name: string, figures: Figures): number {
  const cells = NAMES[name];
  assert.ok(cells, `no figure is called ${name}`);
  return Number(cells.reduce((sum, id) => sum + Number(figures[id]), 0).toFixed(4));
}

/** A figure below a hundred in Chinese numerals. */
export function chinese(value: number): string {
  const digits = "零一二三四五六七八九";
  if (value < 10) return digits.charAt(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  assert.ok(tens < 10);
  return `${tens > 1 ? digits.charAt(tens) : ""}十${ones > 0 ? digits.charAt(ones) : ""}`;
}

/** A sentence with its figures; `wrong` is the place, counted from 0, of the one that is off by `off`. */
export function fill(sentence: string, body: Body, figures: Figures, wrong = -1, off = 0): string {
  let at = 0;
  return sentence
    .replace(/\{(\w+)(:chinese)?\}/g, (_, name: string, isChinese?: string) => {
      const value = Number((figureOf(name, figures) + (at++ === wrong ? off : 0)).toFixed(4));
      return isChinese ? chinese(value) : String(value);
    })
    .replaceAll("SELF", body.self)
    .replaceAll("YEAR", String(YEAR))
    .replaceAll("LAST", String(YEAR - 1))
    .replaceAll("NEXT", String(YEAR + 1));
}

/** A report of a body with a paragraph of prose and the tables. */
export function report(body: Body, prose: string, figures: Figures): string {
  return draftText(
    makeDraft(
      "claims",
      "tabRows",
      FORMS["2021"],
      {
        title: `${body.name}${YEAR}年政府信息公开工作年度报告`,
        overview: `本报告所列数据的统计期限为${YEAR}年1月1日至${YEAR}年12月31日。\n${prose}`,
        problems: "一是更新不够及时。",
        other: "没有其他需要报告的事项。",
      },
      figures,
    ),
  );
}
