import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { FormCell, FormPreview } from "../../../server/src/lsp/protocol";
import { activated, CLEAN, openDraft, replaceOnce, replaceText, waitFor } from "./helpers";

const TOTAL = "applications.granted.total";

function figure(preview: FormPreview | undefined, id: string): FormCell | undefined {
  return preview?.sections
    .flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.flat()))
    .find((cell) => cell.figure?.id === id);
}

/** The cell as the preview shows it, once it says this. */
async function waitForFigure(id: string, text: string): Promise<FormCell | undefined> {
  const { preview } = await activated();
  return waitFor(
    preview.onDidChange,
    () => figure(preview.shown(), id),
    (cell) => cell?.text === text,
    (cell) => cell?.text,
  );
}

function previewTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("nianbao.preview"));
}

describe("form preview", () => {
  afterEach(async () => {
    await vscode.window.tabGroups.close(previewTabs());
  });

  it("opens beside the text, once", async () => {
    const document = await openDraft(CLEAN, "云溪镇.txt");
    await vscode.commands.executeCommand("nianbao.preview");
    await waitForFigure(TOTAL, "8");
    await vscode.commands.executeCommand("nianbao.preview", { uri: document.uri.toString(), table: "applications" });
    await waitFor(
      vscode.window.tabGroups.onDidChangeTabs,
      () => previewTabs().map(({ label }) => label),
      ([label, ...others]) => label?.endsWith("云溪镇.txt") === true && others.length === 0,
      (labels) => labels,
    );
    const texts = vscode.window.visibleTextEditors.map((editor) => editor.document.uri.toString());
    assert.ok(texts.includes(document.uri.toString()));
  });

  it("edits the text in the cell only, and one undo takes it back", async () => {
    const document = await openDraft(CLEAN);
    await vscode.commands.executeCommand("nianbao.preview");
    await waitForFigure(TOTAL, "8");
    const { preview } = await activated();
    const row = CLEAN.split("\n").find((line) => line.includes("（一）予以公开")) ?? "";
    assert.equal(await preview.edit([{ id: TOTAL, text: "108" }]), undefined);
    assert.equal(document.getText(), replaceOnce(CLEAN, row, row.replace(/8$/, "108")));
    const cell = await waitForFigure(TOTAL, "108");
    assert.ok(cell && cell.problems.length > 0);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), CLEAN);
    await waitForFigure(TOTAL, "8");
  });

  it("keeps up with the text, and makes changes one after the other", async () => {
    const document = await openDraft(CLEAN);
    await vscode.commands.executeCommand("nianbao.preview");
    await waitForFigure("licensing.licences.decisions", "127");
    await replaceText(document, "行政许可\t127", "行政许可\t130");
    await waitForFigure("licensing.licences.decisions", "130");
    const { preview } = await activated();
    const made = ["applications.received.natural", TOTAL, "fees.fees.amount"].map((id) =>
      preview.edit([{ id, text: "1234" }]),
    );
    assert.deepEqual(await Promise.all(made), [undefined, undefined, undefined]);
    await waitForFigure("fees.fees.amount", "1234");
    await waitForFigure("applications.received.natural", "1234");
    assert.match((await preview.edit([{ id: "procurement.procurement.amount", text: "1" }])) ?? "", /没有这张表/);
  });

  it("follows from report to report", async () => {
    await openDraft(CLEAN, "一.txt");
    await vscode.commands.executeCommand("nianbao.preview");
    await waitForFigure("licensing.licences.decisions", "127");
    const other = await openDraft(replaceOnce(CLEAN, "行政许可\t127", "行政许可\t99"), "二.txt");
    await vscode.window.showTextDocument(other, vscode.ViewColumn.One);
    await waitForFigure("licensing.licences.decisions", "99");
  });
});
