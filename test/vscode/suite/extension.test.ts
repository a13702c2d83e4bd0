import assert from "node:assert/strict";
import * as vscode from "vscode";
import { CLEAN, openDraft } from "./helpers";

describe("extension", () => {
  it("is known to VS Code by its name", () => {
    assert.equal(vscode.extensions.getExtension("nianbao.nianbao")?.packageJSON.displayName, "年报校对");
  });

  it("is woken by a text that is opened", async () => {
    await openDraft(CLEAN);
    assert.equal(vscode.extensions.getExtension("nianbao.nianbao")?.isActive, true);
  });

  it("offers its commands", async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const command of ["nianbao.fixAll", "nianbao.restart", "nianbao.outline.focus"]) {
      assert.ok(commands.includes(command), command);
    }
  });

  it("has no Chinese character marked as a suspect one, in a folder that is not trusted either", () => {
    const marked = vscode.workspace.getConfiguration("editor.unicodeHighlight", { languageId: "nianbao" });
    assert.deepEqual([marked.get("nonBasicASCII"), marked.get("ambiguousCharacters")], [false, false]);
  });
});
