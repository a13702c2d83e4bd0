import assert from "node:assert/strict";
import { type ComparedYears, compareYears } from "../../server/src/features/compareYears";
import { parseReport } from "../../server/src/report/parse";
import { draftNamed, draftText } from "../harness/drafts";

const THIS_YEAR = draftText(draftNamed("tabRows2021"));
const TRIAL = draftText(draftNamed("cellLines2019"));

function compare(now: string, before: string): ComparedYears {
  return compareYears(parseReport(now), parseReport(before));
}

/** A cell by its id, or the first of a row by the row's name. */
function cell(compared: ComparedYears, name: string) {
  const found = compared.tables.flatMap(({ cells }) => cells).find(({ id, row }) => id === name || row === name);
  assert.ok(found, name);
  return found;
}

describe("figures of two years side by side", () => {
  it("do not differ in a report and itself", () => {
    const { tables } = compare(THIS_YEAR, THIS_YEAR);
    assert.ok(tables.length > 0);
    assert.ok(tables.every(({ cells }) => cells.every(({ difference }) => difference === 0)));
  });

  it("tell each cell in the form's words with both figures and the difference", () => {
    const { row, column, before, now, difference } = cell(
      compare(THIS_YEAR, THIS_YEAR.replace("行政处罚\t7", "行政处罚\t12")),
      "行政处罚",
    );
    assert.deepEqual(
      [row, column, before.shown, now.shown, difference],
      ["行政处罚", "本年处理决定数量", "12", "7", -5],
    );
  });

  it("keep amounts free of what binary fractions add", () => {
    const compared = compare(THIS_YEAR, THIS_YEAR.replace("\t0.86", "\t0.1"));
    const [fee] = compared.tables.find(({ id }) => id === "fees")?.cells ?? [];
    assert.equal(fee?.difference, 0.76);
  });

  it("take a blank, also of a total, and what is no figure for unknown", () => {
    const blank = compare(THIS_YEAR, THIS_YEAR.replace("行政处罚\t7", "行政处罚\t"));
    const penalties = cell(blank, "行政处罚");
    assert.deepEqual([penalties.before.shown, penalties.difference], ["空", undefined]);
    const total = compare(THIS_YEAR, THIS_YEAR.replace(/(一、本年新收[^\n]*\t)13/, "$1"));
    assert.equal(cell(total, "applications.received.total").difference, undefined);
    const words = cell(compare(THIS_YEAR, THIS_YEAR.replace("行政处罚\t7", "行政处罚\t7件")), penalties.id);
    assert.deepEqual([words.before.shown, words.difference], ["7件", undefined]);
  });

  it("leave a row that cannot be read, or is not there, unknown", () => {
    const compared = compare(THIS_YEAR, THIS_YEAR.replace(/行政强制[^\n]*\n/, ""));
    const missing = cell(compared, "行政强制");
    assert.deepEqual([missing.before, missing.difference], [{ shown: "—" }, undefined]);
  });

  it("set what is carried in against what was carried out", () => {
    const { carried } = compare(THIS_YEAR, THIS_YEAR);
    const natural = carried.find(({ id }) => id === "applications.carriedIn.natural");
    const carriedOut = cell(compare(THIS_YEAR, THIS_YEAR), "applications.carriedOut.natural");
    assert.equal(natural?.before.shown, carriedOut.now.shown);
    assert.equal(natural?.now.shown, "2");
  });

  it("meet across the two editions, but for what only one of them asks", () => {
    const compared = compare(THIS_YEAR, TRIAL);
    const received = cell(compared, "applications.received.natural");
    assert.equal(received.before.shown, cell(compare(TRIAL, TRIAL), received.id).now.shown);
    const rest = cell(compared, "applications.otherHandling.rest.natural");
    assert.equal(rest.before.shown, cell(compare(TRIAL, TRIAL), "applications.otherHandling.natural").now.shown);
    const unpaid = cell(compared, "applications.otherHandling.feeUnpaid.natural");
    assert.deepEqual([unpaid.before.shown, unpaid.difference], ["—", undefined]);
  });
});
