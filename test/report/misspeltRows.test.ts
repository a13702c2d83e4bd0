// Names of rows with one wrong character, in layouts where only the order of the figures tells which rows they are.
import assert from "node:assert/strict";
import { analyse } from "../../server/src/analyse";
import { FORMS } from "../../server/src/forms";
import { layout } from "../../server/src/report/layouts";
import { type Figures, fillForm } from "../harness/figures";

const FORM = FORMS["2021"];
const FIGURES = fillForm(FORM, {
  "applications.received.natural": "12",
  "applications.carriedIn.natural": "2",
  "applications.granted.natural": "9",
  "applications.partlyGranted.natural": "1",
  "applications.unavailable.notHeld.natural": "3",
  "applications.carriedOut.natural": "1",
});
const MISSPELT: readonly (readonly [right: string, wrong: string])[] = [
  ["一、本年新收政府信息公开申请数量", "一、本年新受政府信息公开申请数量"],
  ["二、上年结转政府信息公开申请数量", "二、上年结传政府信息公开申请数量"],
  ["（一）予以公开", "（一）给予公开"],
  ["1.属于国家秘密", "1.属于国家密秘"],
  ["5.属于三类内部事务信息", "5.属于三类内部事物信息"],
  ["（七）总计", "（七）总记"],
];

function draft(id: "bareLines" | "spaced", figures: Figures): string {
  const parts = FORM.sections.flatMap(({ numeral, heading, tables }) => [
    `${numeral}、${heading}`,
    ...tables.map((table) => layout(id).write(table, (slot) => figures[slot.id] ?? "", "\n")),
  ]);
  return ["云溪镇人民政府2023年政府信息公开工作年度报告", ...parts].join("\n\n");
}

function labelFindings(text: string): string[] {
  return analyse(text).problems.flatMap(({ rule, span }) =>
    rule === "table/label" ? [text.slice(span.start, span.end).replace(/\s+/g, "")] : [],
  );
}

describe("misspelt names of rows", () => {
  for (const id of ["bareLines", "spaced"] as const)
    for (const [right, wrong] of MISSPELT)
      it(`are told where they stand, and are no other row's: ${id}, ${wrong}`, () => {
        const text = draft(id, FIGURES);
        assert.deepEqual(labelFindings(text), []);
        const misspelt = text.replace(right, wrong);
        assert.notEqual(misspelt, text);
        assert.deepEqual(labelFindings(misspelt), [wrong]);
      });
});
