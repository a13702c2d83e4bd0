import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  ABOUT_REQUEST,
  type AboutReport,
  CHECK_TEXT_REQUEST,
  type CheckedText,
  type CheckTextParams,
  COMPARE_YEARS_REQUEST,
  type CompareYearsAnswer,
  EXPORT_FRAME_REQUEST,
  type ExportFrame,
} from "../../server/src/lsp/protocol";
import { draftNamed, draftText } from "../harness/drafts";
import { type Editor, startEditor } from "./editor";

const CLEAN = draftText(draftNamed("tabRows2021"));
const MISSPELT = CLEAN.replace("本年废止件数", "本年度止件数");
/** The report of the year after: it carries in what the other carries out. */
const NEXT = CLEAN.replaceAll("2023年", "2024年").replace(/(行政许可\t)127/, "$1130");

describe("texts that are not open, in the language server", () => {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-all-"));
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  let editor: Editor;
  before(async () => {
    writeFileSync(join(folder, "2023.txt"), CLEAN);
    writeFileSync(
      join(folder, ".nianbao.json"),
      JSON.stringify({ accepted: [{ file: "看过.txt", rule: "table/label", text: "本年度止件数" }] }),
    );
    editor = await startEditor({ folders: [pathToFileURL(folder).href] });
  });
  after(async () => {
    await editor.stop();
    rmSync(folder, { recursive: true });
  });

  const check = async (name: string, text: string, as?: CheckTextParams["as"]) => {
    const params: CheckTextParams = { uri: uriOf(name), text, ...(as ? { as } : {}) };
    const checked = await editor.connection.sendRequest<CheckedText | null>(CHECK_TEXT_REQUEST, params);
    assert.ok(checked);
    return checked;
  };

  it("are checked like open ones", async () => {
    const checked = await check("新.txt", MISSPELT);
    const draft = editor.open(MISSPELT, "plaintext", uriOf("新.txt"));
    assert.deepEqual(checked.diagnostics, await draft.diagnostics());
    draft.close();
    assert.deepEqual(checked.problems, { error: 1, warning: 0, info: 0 });
    assert.deepEqual([checked.isReport, checked.year, checked.edition], [true, 2023, "2021"]);
    assert.equal(checked.title, "云溪镇人民政府2023年政府信息公开工作年度报告");
  });

  it("count what is accepted beside them", async () => {
    const { problems, accepted } = await check("看过.txt", MISSPELT);
    assert.deepEqual([problems.error, accepted], [0, 1]);
  });

  it("are compared with last year's report", async () => {
    const { lastYear, diagnostics } = await check("2024.txt", NEXT);
    assert.equal(lastYear, uriOf("2023.txt"));
    assert.ok(diagnostics.some(({ code }) => code === "previous/carried-over"));
  });

  it("may be no reports", async () => {
    const { isReport, diagnostics } = await check("通知.txt", "关于开会的通知\n");
    assert.deepEqual([isReport, diagnostics], [false, []]);
  });

  it("are written down as a page and as a list", async () => {
    const as = { path: "稿/新.txt", encoding: "gb18030", damaged: false };
    const page = (await check("新.txt", MISSPELT, { ...as, format: "html" })).written ?? "";
    assert.match(page, /<h2>云溪镇人民政府2023年[\s\S]*稿\/新\.txt · gb18030[\s\S]*<mark>本年度止件数<\/mark>/u);
    const list = (await check("新.txt", MISSPELT, { ...as, format: "csv" })).written ?? "";
    assert.match(
      list,
      /^稿\/新\.txt,云溪镇[^,]*,云溪镇人民政府,2023,错误,\d+,\d+,.*【本年度止件数】.*,table\/label,\r\n/,
    );
    const clean = (await check("好.txt", CLEAN, { ...as, format: "csv" })).written ?? "";
    assert.match(clean, /,2023,,,,没有发现问题。,,,\r\n$/);
  });

  it("have a frame around what is written", async () => {
    const frame = (format: string) =>
      editor.connection.sendRequest<ExportFrame>(EXPORT_FRAME_REQUEST, {
        format,
        summary: { files: 2, error: 1, warning: 0, info: 0, accepted: 0 },
        unchecked: {
          passedOver: ["通知.txt"],
          complaints: 0,
          notCompared: 0,
          unread: [{ path: "坏.txt", reason: "不是文本文件" }],
        },
      });
    const page = await frame("html");
    assert.match(page.begin, /^<!DOCTYPE html>/);
    assert.match(page.end, /共检查 2 个文件：错误 1 处[\s\S]*通知\.txt[\s\S]*坏\.txt：没有检查，不是文本文件/u);
    const list = await frame("csv");
    assert.match(list.begin, /^\ufeff文件,题目,机关,年度,级别,行,字,问题,原文,规则,另见\r\n$/);
    assert.match(list.end, /^坏\.txt,,,,没有检查,,,不是文本文件,,,\r\n$/);
  });

  describe("an open report", () => {
    it("tells what it is", async () => {
      const draft = editor.open(MISSPELT, "plaintext", uriOf("稿.txt"));
      const about = await editor.connection.sendRequest<AboutReport>(ABOUT_REQUEST, { uri: draft.uri });
      assert.deepEqual([about.edition, about.year, about.problems.error], ["2021", 2023, 1]);
      const notice = editor.open("关于开会的通知\n");
      assert.equal(await editor.connection.sendRequest(ABOUT_REQUEST, { uri: notice.uri }), null);
    });

    it("is put beside last year's, found or picked", async () => {
      const draft = editor.open(NEXT, "plaintext", uriOf("2024.txt"));
      const ask = (lastYear?: { uri: string; text: string }) =>
        editor.connection.sendRequest<CompareYearsAnswer>(COMPARE_YEARS_REQUEST, { uri: draft.uri, lastYear });
      const found = await ask();
      assert.ok("tables" in found);
      assert.deepEqual([found.now.year, found.before.year, found.before.uri], [2024, 2023, uriOf("2023.txt")]);
      const permits = found.tables.flatMap(({ cells }) => cells).find(({ id }) => id.startsWith("licensing."));
      assert.deepEqual([permits?.before.shown, permits?.now.shown, permits?.difference], ["127", "130", 3]);
      assert.equal(permits?.now.range && draft.at(permits.now.range), "130");

      const picked = await ask({ uri: "file:///other/a.txt", text: CLEAN.replace("\t127", "\t100") });
      assert.ok("tables" in picked);
      const other = picked.tables.flatMap(({ cells }) => cells).find(({ id }) => id.startsWith("licensing."));
      assert.equal(other?.difference, 30);
      assert.deepEqual(await ask({ uri: "file:///other/b.txt", text: "通知" }), { missing: "noReport" });
      const alone = editor.open(CLEAN.replaceAll("云溪镇", "平川镇"), "plaintext", uriOf("平川.txt"));
      assert.deepEqual(await editor.connection.sendRequest(COMPARE_YEARS_REQUEST, { uri: alone.uri }), {
        missing: "none",
      });
    });
  });
});
