import assert from "node:assert/strict";
import * as vscode from "vscode";
import { LANGUAGE_ID } from "../../../server/src/lsp/protocol";
import { CLEAN, diagnosticsOf, MISSPELT, openDraft, openFile, waitForDiagnostics, waitForLanguage } from "./helpers";

const NOTICE = "关于召开年度工作总结会的通知\n\n各科室：\n\n一、总体情况说明\n\n二、政府信息公开年度报告的编制\n";

describe("recognition", () => {
  it("takes a report by its content, whatever its name, blank lines before it", async () => {
    const document = await openDraft(`\n\n\n${CLEAN}`, "新建文本文档 (3).txt");
    assert.equal(document.languageId, LANGUAGE_ID);
  });

  it("takes a report by its name", async () => {
    const document = await openFile("", "某局2023年政府信息公开工作年度报告.txt");
    assert.equal(document.languageId, LANGUAGE_ID);
  });

  it("takes a report that is pasted into an empty text", async () => {
    const { uri } = await vscode.workspace.openTextDocument({ language: "plaintext" });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), MISSPELT);
    await vscode.workspace.applyEdit(edit);
    await waitForLanguage(uri, LANGUAGE_ID);
    await waitForDiagnostics(uri, 1);
  });

  it("leaves an ordinary text alone", async () => {
    const { uri } = await openFile(NOTICE, "通知.txt");
    // Opened later and already checked: the notice has had its turn.
    const report = await openDraft(MISSPELT);
    await waitForDiagnostics(report.uri, 1);
    const notice = await vscode.workspace.openTextDocument(uri);
    assert.equal(notice.languageId, "plaintext");
    assert.deepEqual(diagnosticsOf(uri), []);
  });

  it("leaves a report alone that a person calls plain text", async () => {
    const document = await openDraft(MISSPELT);
    await waitForDiagnostics(document.uri, 1);
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await waitForDiagnostics(document.uri, 0);
    const report = await openDraft(MISSPELT);
    await waitForDiagnostics(report.uri, 1);
    const same = await vscode.workspace.openTextDocument(document.uri);
    assert.equal(same.languageId, "plaintext");
  });
});
