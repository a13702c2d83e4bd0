import assert from "node:assert/strict";
import * as vscode from "vscode";
import { LANGUAGE_ID } from "../../../server/src/lsp/protocol";
import { activated, CLEAN, openDraft } from "./helpers";

describe("a new report", () => {
  it("opens unsaved, with what last year's report in the workspace hands on", async () => {
    await activated();
    const { uri } = await openDraft(CLEAN.replaceAll("云溪镇", "平川镇"), "上年.txt");
    // Answered once the server has read the report.
    await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
    await vscode.commands.executeCommand("nianbao.newReport", { body: "平川镇", year: 2024 });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, LANGUAGE_ID);
    assert.ok(document.isUntitled);
    assert.match(document.getText(), /^平川镇2024年政府信息公开工作年度报告\n/);
    assert.match(document.getText(), /^二、上年结转政府信息公开申请数量\t+1\t0\t/m);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
