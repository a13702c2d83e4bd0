import assert from "node:assert/strict";
import * as vscode from "vscode";
import { encode } from "../../../server/src/cli/encode";
import { LANGUAGE_ID } from "../../../server/src/lsp/protocol";
import { actionsOn, activated, CLEAN, diagnosticsOf, waitFor, waitForLanguage } from "./helpers";
import { MemoryFiles } from "./memoryFiles";

const RULE = "previous/carried-over";
/** One of the schemes in which drafts are looked for. */
const FOLDER = vscode.Uri.parse("memfs:/平川镇");
const DRAFT = CLEAN.replaceAll("云溪镇", "平川镇");
/** The year before, which hands on 3 cases; the draft takes over 2. */
const LAST_YEAR = DRAFT.replaceAll("2023", "2022").replace(
  /(四、结转下年度继续办理\t*)1(\t.*\t)1(?=\t|\n)/,
  (_, label, between) => `${label}3${between}3`,
);

describe("files on no disk", () => {
  let provider: vscode.Disposable;
  before(() => {
    const files = new Map([
      [`${FOLDER.path}/2022.txt`, encode(LAST_YEAR, "gb18030")],
      [`${FOLDER.path}/2023.txt`, encode(DRAFT, "utf-8")],
    ]);
    const readOnly = `${FOLDER.path}/只读.txt`;
    files.set(readOnly, encode(CLEAN, "utf-8"));
    provider = vscode.workspace.registerFileSystemProvider("memfs", new MemoryFiles(files, new Set([readOnly])));
  });
  after(() => {
    provider.dispose();
  });

  const rules = (uri: vscode.Uri) =>
    diagnosticsOf(uri).map(({ code }) => (typeof code === "object" ? code.value : code));
  const until = (uri: vscode.Uri, isCompared: boolean) =>
    waitFor(
      vscode.languages.onDidChangeDiagnostics,
      () => rules(uri),
      (found) => found.includes(RULE) === isCompared,
      (found) => found,
    );

  it("are compared with last year's beside them, and accepted there", async () => {
    const uri = vscode.Uri.joinPath(FOLDER, "2023.txt");
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const document = await waitForLanguage(uri, LANGUAGE_ID);
    await until(uri, true);

    const marked = diagnosticsOf(uri).filter(({ code }) => typeof code === "object" && code.value === RULE);
    for (const { range } of marked) {
      const actions = await actionsOn(document, range);
      const command = actions.find(({ title }) => title.startsWith("在此接受"))?.command;
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []), "上年报告有误");
    }
    await until(uri, false);
    const settings = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(FOLDER, ".nianbao.json"));
    assert.match(new TextDecoder().decode(settings), /上年报告有误/);
    assert.equal(document.getText(), DRAFT);
  });

  it("are left alone by the form where they are read-only", async () => {
    const uri = vscode.Uri.joinPath(FOLDER, "只读.txt");
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const document = await waitForLanguage(uri, LANGUAGE_ID);
    await vscode.commands.executeCommand("nianbao.preview");
    const { preview } = await activated();
    const isShown = () => preview.shown()?.title.includes("云溪镇") === true;
    await waitFor(preview.onDidChange, isShown, Boolean, String);
    assert.match((await preview.edit([{ id: "fees.fees.amount", text: "1" }])) ?? "", /只读|read-only/);
    assert.equal(document.getText(), CLEAN);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
});
