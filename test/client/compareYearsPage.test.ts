import assert from "node:assert/strict";
import { compareYearsPage } from "../../client/src/compareYearsPage";
import { ENGLISH } from "../../client/src/l10n/english";
import { translateBy, type Words } from "../../client/src/l10n/wording";
import { compareYears } from "../../server/src/features/compareYears";
import type { YearsSideBySide } from "../../server/src/lsp/protocol";
import { toYearsSideBySide } from "../../server/src/lsp/toProto";
import { parseReport } from "../../server/src/report/parse";
import { draftNamed, draftText } from "../harness/drafts";

const THIS_YEAR = draftText(draftNamed("tabRows2021"));

function pageOf(
  before: string,
  change: (years: YearsSideBySide) => YearsSideBySide = (years) => years,
  words: Words = {},
): string {
  const [now, earlier] = [parseReport(THIS_YEAR), parseReport(before)];
  const lastYear = { report: earlier, source: "file:///2022.txt" };
  return compareYearsPage(
    change(toYearsSideBySide("file:///2023.txt", now, lastYear, compareYears(now, earlier))),
    "abc",
    translateBy(words),
    words === ENGLISH ? "en" : "zh-CN",
  );
}

/** The text of the table's lines that are shown at first. */
function linesOf(page: string): string[] {
  const rows = [...page.matchAll(/<tr class="([^"]*)">([\s\S]*?)<\/tr>/g)];
  const shown = rows.filter(([, state]) => !/same|row/.test(state ?? ""));
  return shown.map(([, , html]) =>
    (html ?? "")
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
}

describe("page of two years", () => {
  it("lists the cells that differ", () => {
    const page = pageOf(THIS_YEAR.replace("行政处罚\t7", "行政处罚\t12").replace("\t0.86", "\t"));
    assert.deepEqual(linesOf(page).slice(-2), ["行政处罚 12 7 −5", "行政事业性收费 空 0.86 —"]);
    assert.match(page, /1 格有增减；1 格没法比（空着、缺行/);
  });

  it("says what cannot be compared", () => {
    const page = pageOf(THIS_YEAR.replace("行政处罚\t7", "行政处罚\t7件"));
    assert.ok(linesOf(page).includes("行政处罚 7件 7 —"));
    assert.match(page, /1 格没法比/);
  });

  it("says whether what was carried out was carried in", () => {
    assert.match(pageOf(THIS_YEAR), /格接不上/);
    const row = /四、结转下年度继续办理[^\n]*/.exec(THIS_YEAR)?.[0] ?? "";
    const carriedIn = /二、上年结转政府信息公开申请数量[\t]*(.*)/.exec(THIS_YEAR)?.[1] ?? "";
    const label = /^[^\t]*\t+/.exec(row)?.[0] ?? "";
    assert.match(pageOf(THIS_YEAR.replace(row, label + carriedIn)), /✓ 接得上/);
  });

  it("has English words around the Chinese of the form", () => {
    const page = pageOf(THIS_YEAR.replace("行政处罚\t7", "行政处罚\t12"), undefined, ENGLISH);
    assert.deepEqual(linesOf(page).slice(-1), ["行政处罚 12 7 −5"]);
    assert.match(page, /<h1>Compared with last year's report<\/h1>/);
    assert.match(page, /Cells that differ: 1\. Choose a figure/);
    assert.doesNotMatch(page, /上年的?报告|增减/);
  });

  it("links each figure to its place", () => {
    const line = THIS_YEAR.split("\n").findIndex((text) => text.startsWith("行政许可"));
    assert.ok(pageOf(THIS_YEAR).includes(`data-side="now" data-line="${line}" data-character="5">127</a>`));
  });

  it("shows the drafts' words as words, and lets no script in but its own", () => {
    const page = pageOf(THIS_YEAR, (years) => ({ ...years, now: { ...years.now, title: '<img src=x onerror="1">' } }));
    assert.ok(!page.includes("<img"));
    assert.ok(page.includes("&lt;img src=x onerror=&quot;1&quot;&gt;"));
    assert.match(page, /default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'"/);
  });
});
