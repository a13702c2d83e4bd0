import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse, DEFAULT_CONFIG } from "../../server/src/analyse";
import { applyEdits } from "../../server/src/features/fixAll";
import { FORMS } from "../../server/src/forms";
import { chineseNumber, figuresIn } from "../../server/src/report/claims/figures";
import rule from "../../server/src/rules/text/disagrees-with-table";
import { draftText, makeDraft } from "../harness/drafts";
import { type Figures, fillForm } from "../harness/figures";
import * as SENTENCES from "./claimSentences";

interface Body {
  readonly name: string;
  readonly self: string;
}

const BODIES: readonly Body[] = [
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

const FIGURES = fillForm(FORMS["2021"], WITH);
const NOTHING = fillForm(FORMS["2021"], {});
/** All that came in is done with. */
const DONE = fillForm(FORMS["2021"], {
  ...WITH,
  "applications.unavailable.notHeld.natural": "11",
  "applications.granted.legal": "3",
});

function figureOf(name: string, figures: Figures): number {
  const cells = NAMES[name];
  assert.ok(cells, `no figure is called ${name}`);
  return Number(cells.reduce((sum, id) => sum + Number(figures[id]), 0).toFixed(4));
}

function chinese(value: number): string {
  const digits = "零一二三四五六七八九";
  if (value < 10) return digits.charAt(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  assert.ok(tens < 10);
  return `${tens > 1 ? digits.charAt(tens) : ""}十${ones > 0 ? digits.charAt(ones) : ""}`;
}

/** A sentence with its figures; `wrong` is the place, counted from 0, of the one that is off by `off`. */
function fill(sentence: string, body: Body, figures: Figures, wrong = -1, off = 0): string {
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

function report(body: Body, prose: string, figures: Figures): string {
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

function findings(text: string) {
  const { problems, failures } = analyse(text, DEFAULT_CONFIG, [rule]);
  for (const { error } of failures) throw error;
  return problems;
}

const ALL = [
  ...SENTENCES.APPLICATION_SENTENCES,
  ...SENTENCES.DISPUTE_SENTENCES,
  ...SENTENCES.DOCUMENT_SENTENCES,
  ...SENTENCES.DECISION_SENTENCES,
];
const placeholders = (sentence: string) => [...sentence.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? "");

describe("figures in prose", () => {
  it("agree with the tables", () => {
    for (const body of BODIES)
      for (const sentence of ALL) {
        const text = report(body, fill(sentence, body, FIGURES), FIGURES);
        assert.deepEqual(
          findings(text).map(({ message }) => message),
          [],
          fill(sentence, body, FIGURES),
        );
      }
  });

  for (const sentence of ALL)
    it(`are found where they differ: ${sentence}`, () => {
      placeholders(sentence).forEach((name, place) => {
        for (const body of BODIES)
          for (const off of [1, 20, name === "fee" ? 0.3 : 9]) {
            const right = fill(sentence, body, FIGURES);
            const wrong = fill(sentence, body, FIGURES, place, off);
            const text = report(body, wrong, FIGURES);
            const found = findings(text);
            assert.equal(
              found.length,
              1,
              `${place} ${name}: ${wrong}\n${found.map(({ message }) => message).join("\n")}`,
            );
            const [finding] = found;
            assert.ok(finding && (finding.related ?? []).length > 0);
            const fixed = (finding.fixes ?? []).map(({ edits }) => applyEdits(text, edits));
            const digits = (draft: string) =>
              figuresIn(draft.replace(/\s/g, ""))
                .map(({ value }) => value)
                .join();
            assert.ok(
              fixed.some((draft) => digits(draft) === digits(report(body, right, FIGURES))),
              wrong,
            );
          }
      });
    });

  it("are not compared where they are of something else", () => {
    for (const body of BODIES)
      for (const sentence of SENTENCES.OTHER_SENTENCES)
        assert.deepEqual(
          findings(report(body, fill(sentence, body, FIGURES), FIGURES)).map(({ message }) => message),
          [],
          `${body.name} ${sentence}`,
        );
  });

  const NONE = [...SENTENCES.NONE_SENTENCES, ...SENTENCES.NO_DISPUTE_SENTENCES, ...SENTENCES.NO_DOCUMENT_SENTENCES];
  for (const sentence of NONE)
    it(`none: ${sentence}`, () => {
      for (const body of BODIES) {
        const prose = fill(sentence, body, NOTHING);
        assert.deepEqual(findings(report(body, prose, NOTHING)), [], prose);
        assert.ok(findings(report(body, prose, FIGURES)).length > 0, prose);
      }
    });

  for (const sentence of SENTENCES.DONE_SENTENCES)
    it(`all done: ${sentence}`, () => {
      for (const body of BODIES) {
        assert.deepEqual(findings(report(body, fill(sentence, body, DONE), DONE)), []);
        assert.equal(
          findings(report(body, fill(sentence, body, FIGURES), FIGURES)).length,
          1,
          fill(sentence, body, FIGURES),
        );
      }
    });

  it("are read in Chinese too", () => {
    fc.assert(fc.property(fc.nat(99), (value) => assert.equal(chineseNumber(chinese(value)), value)));
    assert.equal(chineseNumber("两百零三"), 203);
    assert.equal(chineseNumber("一千二百"), 1200);
    assert.equal(chineseNumber("百十"), undefined);
    assert.deepEqual(
      figuresIn("约1.2万件,十二件,30余条,1,234件").map(({ value, rounding, isRough }) => [value, rounding, isRough]),
      [
        [12_000, 1000, true],
        [12, 0, false],
        [30, 0, true],
        [1234, 0, false],
      ],
    );
  });
});
