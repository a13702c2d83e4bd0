import assert from "node:assert/strict";
import * as vscode from "vscode";
import { activated, MISSPELT, openDraft, openFile, waitForDiagnostics } from "./helpers";

const OTHERS = [
  ["说明.md", "# 政府信息公开工作年度报告\n"],
  ["表.json", "{}\n"],
  ["页.html", "<p>年报</p>\n"],
] as const;
const NOTICE = "关于报送政府信息公开年度报告的通知\n\n各科室：\n\n请于本月底前报送。\n";

// The first of the suite's files by name: once awake, the extension stays so until the window is closed.
describe("activation", () => {
  it("is left to texts: no other file wakes the extension", async () => {
    for (const [name, text] of OTHERS) {
      const { uri } = await openFile(text, name);
      // Answered once the extensions that the opening wakes have been woken.
      await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
    }
    assert.equal(vscode.extensions.getExtension("nianbao.nianbao")?.isActive, false);
  });

  it("starts no server before there is a report", async () => {
    await openFile(NOTICE, "通知.txt");
    const { isServerStarted } = await activated();
    assert.equal(isServerStarted(), false);
    const report = await openDraft(MISSPELT);
    await waitForDiagnostics(report.uri, 1);
    assert.equal(isServerStarted(), true);
  });
});
