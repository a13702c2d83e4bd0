import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  actionsOn,
  apply,
  CLEAN,
  diagnosticsOf,
  MISSPELT,
  openDraft,
  rangeOf,
  waitFor,
  waitForDiagnostics,
} from "./helpers";

describe("layout of tables", () => {
  it("changes for the whole draft by its command, and changes back in one step", async () => {
    const document = await openDraft(MISSPELT);
    await waitForDiagnostics(document.uri, 1);
    await vscode.commands.executeCommand("nianbao.convertLayout", "pipes");
    assert.match(document.getText(), /^\| 第二十条第（一）项 \|/m);
    assert.match(document.getText(), /^\| 行政复议/m);
    assert.ok(!document.getText().includes("\t"));
    // Until the server has read the new text, the finding stands at the old place.
    await waitFor(
      vscode.languages.onDidChangeDiagnostics,
      () => diagnosticsOf(document.uri).map(({ range }) => document.getText(range)),
      ([marked, ...others]) => marked === "本年度止件数" && others.length === 0,
      (marked) => marked,
    );
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), MISSPELT);
  });

  it("changes around the cursor by a code action", async () => {
    const document = await openDraft(CLEAN);
    const actions = await actionsOn(document, rangeOf(document, "行政处罚"), vscode.CodeActionKind.RefactorRewrite);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ["把表格改为 Markdown 表格", "把表格改为每格一行"],
    );
    await apply(actions[1]);
    assert.match(document.getText(), /^\t行政处罚\n\t7\n\n\t行政强制\n\t1\n/m);
    assert.match(document.getText(), /^行政复议\t/m);
  });
});
