import assert from "node:assert/strict";
import { analyse, DEFAULT_CONFIG } from "../server/src/analyse";
import { properNames } from "../server/src/report/names";
import { parseReport } from "../server/src/report/parse";
import otherBody from "../server/src/rules/text/other-body";
import typo from "../server/src/rules/text/typo";

const SECTIONS = "二、主动公开政府信息情况\n\n三、收到和处理政府信息公开申请情况\n";

function draft(body: string, prose: string): string {
  return `${body}2023年政府信息公开工作年度报告\n\n一、总体情况\n\n${prose}\n\n${SECTIONS}`;
}

/** What the rules mark whose findings are about words. */
function marked(body: string, prose: string, words: readonly string[] = []): string[] {
  const text = draft(body, prose);
  const { problems, failures } = analyse(text, { ...DEFAULT_CONFIG, words }, [otherBody, typo]);
  assert.deepEqual(failures, []);
  return problems.map(({ span }) => text.slice(span.start, span.end));
}

describe("words that are known", () => {
  it("are right as they stand, and in longer words that hold them", () => {
    const prose = "全镇推广依审请公开通，各村设点。";
    assert.deepEqual(marked("云溪镇", prose), ["依审请公开"]);
    assert.deepEqual(marked("云溪镇", prose, ["依审请公开"]), []);
    assert.deepEqual(marked("云溪镇", prose, ["依审请公开通"]), []);
    assert.deepEqual(marked("云溪镇", prose, ["审请"]), []);
  });

  it("are right where a character seems to be missing within them, and known wrong forms are too", () => {
    const missing = "全镇调整充实政府信公开工作领导小组，各村设点。";
    assert.deepEqual(marked("云溪镇", missing), ["信公开工作领导小组"]);
    assert.deepEqual(marked("云溪镇", missing, ["信公开"]), []);
    assert.deepEqual(marked("云溪镇", missing, ["政府信", "公开工作"]), ["信公开工作领导小组"]);
    const form = "日常工作由党政办办公室负责，各村设点。";
    assert.deepEqual(marked("云溪镇", form), ["党政办办公室"]);
    assert.deepEqual(marked("云溪镇", form, ["党政办办公室"]), []);
    assert.deepEqual(marked("云溪镇", form, ["日常工作"]), ["党政办办公室"]);
  });

  it("let a slip stand beside them", () => {
    const document = "全镇制定行政规范性文侔2件，各村设点。";
    assert.deepEqual(marked("云溪镇", document, ["行政规范", "规范性"]), ["行政规范性文侔"]);
    assert.deepEqual(marked("云溪镇", document, ["文侔"]), []);
    const prose = "全镇推广依审请公开，各村设点。";
    assert.deepEqual(marked("云溪镇", prose, ["公开", "推广", "各村"]), ["依审请公开"]);
  });

  it("are the other bodies that are meant, too", () => {
    const prose = "柳湾镇将继续做好公开工作。";
    assert.deepEqual(marked("云溪镇", prose), ["柳湾镇"]);
    assert.deepEqual(marked("云溪镇", prose, ["柳湾镇"]), []);
  });

  it("are the names in the title, with and without the places in front and the kind of place", () => {
    const names = (body: string) => properNames(parseReport(draft(body, "无。")));
    for (const name of ["清平县云溪镇人民政府", "清平县云溪镇", "清平县", "清平", "云溪镇", "云溪"])
      assert.ok(names("清平县云溪镇人民政府").includes(name), name);
    for (const name of ["平州市", "平州", "水务局"]) assert.ok(names("平州市水务局").includes(name), name);
    assert.ok(names("望江街道办事处").includes("望江"));
    assert.ok(!names("云溪镇人民政府").includes("人民政府"));
  });

  it("hold for names that sound like a phrase", () => {
    assert.deepEqual(marked("柳湾镇", "全镇推广依审请公开，各村设点。"), ["依审请公开"]);
    assert.deepEqual(marked("清平县审请镇人民政府", "全镇推广依审请公开，各村设点。"), []);
    assert.deepEqual(marked("审请县公开镇人民政府", "全镇推广依审请公开，各村设点。"), []);
  });
});
