import assert from "node:assert/strict";
import { CodeActionTriggerKind } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { CONVERT_LAYOUT_REQUEST, type ConvertedLayout } from "../../server/src/lsp/protocol";
import { draftNamed, draftText } from "../harness/drafts";
import { type Editor, type OpenDraft, startEditor } from "./editor";

const CLEAN = draftText(draftNamed("tabRows2021"));
const MISSPELT = CLEAN.replace("本年废止件数", "本年度止件数");
const DAMAGED = CLEAN.replace("行政强制\t1\t\t\n", "");

describe("layout of tables in the language server", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor();
  });
  after(() => editor.stop());

  const titles = async (draft: OpenDraft, place?: string, only?: readonly string[], trigger?: CodeActionTriggerKind) =>
    (await draft.actions(place, only, trigger))
      .filter(({ kind }) => kind === "refactor.rewrite")
      .map(({ title }) => title);
  const BOTH = ["把表格改为 Markdown 表格", "把表格改为每格一行"];

  it("is announced", () => {
    const provider = editor.announced.capabilities.codeActionProvider;
    assert.ok(typeof provider === "object" && provider.codeActionKinds?.includes("refactor.rewrite"));
  });

  it("is offered inside a table, for the layouts that it does not have", async () => {
    const draft = editor.open(MISSPELT);
    assert.deepEqual(await titles(draft, "行政处罚\t7"), BOTH);
    for (const only of ["refactor", "refactor.rewrite"])
      assert.deepEqual(await titles(draft, "结果维持", [only]), BOTH);
    assert.deepEqual(await titles(draft, "平稳"), []);
    assert.deepEqual(await titles(draft, undefined, ["refactor"]), []);
    assert.deepEqual(await titles(draft, "行政处罚", ["quickfix"]), []);
    assert.deepEqual(await titles(draft, "行政处罚", undefined, CodeActionTriggerKind.Automatic), []);
    assert.deepEqual(await titles(editor.open(draftText(draftNamed("cellLines2019"))), "行政处罚"), [
      "把表格改为制表符行",
      "把表格改为 Markdown 表格",
    ]);
  });

  it("changes the tables around the cursor and what is found in them not at all", async () => {
    for (const lineEnd of ["\n", "\r\n", "\r"]) {
      const draft = editor.open(MISSPELT.replaceAll("\n", lineEnd));
      const before = await draft.diagnostics();
      for (const place of ["行政处罚", "（七）总计", "结果维持"]) {
        const [action] = await draft.actions(place, ["refactor.rewrite"]);
        draft.apply(action?.edit);
      }
      const after = await draft.diagnostics();
      assert.deepEqual(
        after.map(({ code, message, range }) => [code, message, draft.at(range)]),
        before.map(({ code, message }) => [code, message, "本年度止件数"]),
      );
      assert.ok(!draft.text().includes("\t"));
      assert.equal(
        draft
          .text()
          .replaceAll(lineEnd, "")
          .search(/[\r\n]/),
        -1,
      );
      const [back] = await draft.actions("（七）总计", ["refactor.rewrite"]);
      assert.equal(back?.title, "把表格改为制表符行");
    }
  });

  it("is not offered where the table was not read completely", async () => {
    const draft = editor.open(DAMAGED);
    assert.deepEqual(await titles(draft, "行政处罚"), []);
    assert.deepEqual(await titles(draft, "（七）总计"), BOTH);
  });

  it("gives the edits for a whole draft, and what stays as it is", async () => {
    const draft = editor.open(DAMAGED);
    const ask = (layout: string) =>
      editor.connection.sendRequest<ConvertedLayout | null>(CONVERT_LAYOUT_REQUEST, { uri: draft.uri, layout });
    const converted = await ask("cellLines");
    assert.ok(converted);
    assert.equal(converted.version, 1);
    assert.equal(converted.rewritten, 2);
    assert.deepEqual(
      converted.leftAlone.map(({ name, reason, range }) => [name, reason, draft.at(range).split(/[\t\n]/, 1)[0]])[2],
      ["第二十条第（六）项", "缺少“行政强制”一行", "第二十条第（六）项"],
    );
    const text = TextDocument.applyEdits(TextDocument.create("", "", 0, DAMAGED), [...converted.edits]);
    assert.match(text, /^\t（七）总计\n\t10\n/m);
    assert.equal(await ask("html"), null);
    const notice = editor.open("关于开会的通知\n");
    assert.equal(
      await editor.connection.sendRequest(CONVERT_LAYOUT_REQUEST, { uri: notice.uri, layout: "pipes" }),
      null,
    );
  });
});
