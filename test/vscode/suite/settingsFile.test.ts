import assert from "node:assert/strict";
import * as vscode from "vscode";
import { actionsOn, CLEAN, MISSPELT, openDraft, rangeOf, replaceText, waitForDiagnostics } from "./helpers";

describe("accepting a finding", () => {
  it("writes it into .nianbao.json beside the draft, and it comes back when the entry goes", async () => {
    const document = await openDraft(MISSPELT);
    await waitForDiagnostics(document.uri, 1);
    const actions = await actionsOn(document, rangeOf(document, "度止"));
    const action = actions.find(({ title }) => title === "在此接受，并写明理由…");
    assert.ok(action?.command);
    assert.notEqual(actions[0], action);
    const { command, arguments: given = [] } = action.command;
    await vscode.commands.executeCommand(command, ...given, "照抄上级的表");
    await waitForDiagnostics(document.uri, 0);

    const file = vscode.Uri.joinPath(document.uri, "..", ".nianbao.json");
    assert.deepEqual(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))), {
      accepted: [
        { file: "稿.txt", rule: "table/label", about: "documents", text: "本年度止件数", reason: "照抄上级的表" },
      ],
    });
    await replaceText(document, "本年度止件数", "本年废止件数");
    const [stale] = await waitForDiagnostics(file, 1);
    assert.equal(stale?.severity, vscode.DiagnosticSeverity.Information);
    await replaceText(document, "本年废止件数", "本年度止件数");
    await waitForDiagnostics(file, 0);

    const settings = await vscode.workspace.openTextDocument(file);
    assert.equal(settings.languageId, "jsonc");
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(0, 0, settings.lineCount, 0), "{}\n");
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await settings.save());
    await waitForDiagnostics(document.uri, 1);
  });
});

describe("adding a word", () => {
  it("writes it into .nianbao.json beside the draft, where the draft's findings about it end", async () => {
    const document = await openDraft(
      CLEAN.replace("（一）主动公开", "网上办事平台依审请公开通已经开通。\n（一）主动公开"),
    );
    await waitForDiagnostics(document.uri, 1);
    const actions = await actionsOn(document, rangeOf(document, "审请"));
    const action = actions.find(({ title }) => title === "把“依审请公开”加入词库，以后不再提示");
    assert.ok(action?.command);
    const { command, arguments: given = [] } = action.command;
    await vscode.commands.executeCommand(command, ...given);
    await waitForDiagnostics(document.uri, 0);
    const file = vscode.Uri.joinPath(document.uri, "..", ".nianbao.json");
    assert.deepEqual(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))), {
      words: ["依审请公开"],
    });
  });
});
