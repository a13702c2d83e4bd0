import assert from "node:assert/strict";
import * as vscode from "vscode";
import { draftNamed, draftText } from "../../harness/drafts";
import { CLEAN, MISSPELT, openDraft, rangeOf, replaceOnce, waitForDiagnostics } from "./helpers";

const LINES = draftText(draftNamed("cellLines2021"));

/** What VS Code's own providers and the extension's give together. */
function ask<T>(command: string, document: vscode.TextDocument, ...rest: readonly unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`vscode.execute${command}`, document.uri, ...rest);
}

describe("in the text", () => {
  before(async () => {
    // Its providers are there once the server has answered.
    const { uri } = await openDraft(MISSPELT);
    await waitForDiagnostics(uri, 1);
  });

  it("names row and column beside figures that stand alone", async () => {
    const document = await openDraft(LINES);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await ask<vscode.InlayHint[]>("InlayHintProvider", document, whole);
    assert.ok(hints.some(({ label }) => label === "自然人 · （一）予以公开"));
  });

  it("says of a figure which sums it stands in", async () => {
    const document = await openDraft(CLEAN);
    const { end } = rangeOf(document, "申请数量\t\t\t9\t3\t0\t0\t1\t0\t13");
    const hovers = await ask<vscode.Hover[]>("HoverProvider", document, end);
    const said = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === "string" ? one : one.value)));
    assert.ok(said.join().includes("自然人 9"), said.join());
  });

  it("goes from the prose to the cell", async () => {
    const document = await openDraft(CLEAN);
    const { start } = rangeOf(document, "13件");
    const [link] = await ask<vscode.LocationLink[]>("DefinitionProvider", document, start);
    assert.equal(link && document.getText(link.targetSelectionRange ?? link.targetRange), "13");
  });

  it("has a lens above each table", async () => {
    const document = await openDraft(CLEAN);
    const lenses = await ask<vscode.CodeLens[]>("CodeLensProvider", document, 10);
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ["✓ 没有发现问题", "✓ 39 个算式都对得上", "✓ 3 个算式都对得上"].flatMap((found) => [found, "预览"]),
    );
  });

  it("folds, and colours", async () => {
    const document = await openDraft(CLEAN);
    const folds = await ask<vscode.FoldingRange[]>("FoldingRangeProvider", document);
    const { start } = rangeOf(document, "二、主动公开");
    assert.ok(folds.some((fold) => fold.start === start.line));
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      "vscode.provideDocumentSemanticTokens",
      document.uri,
    );
    assert.ok(tokens.data.length > 1000);
  });

  it("completes what is missing and leaves figures alone", async () => {
    const document = await openDraft(replaceOnce(CLEAN, "五、存在的主要问题及改进情况", "五、存"));
    const offers = async (place: vscode.Position) => {
      const { items } = await ask<vscode.CompletionList>("CompletionItemProvider", document, place);
      return items.map(({ label }) => (typeof label === "string" ? label : label.label));
    };
    assert.deepEqual(await offers(rangeOf(document, "五、存").end), ["五、存在的主要问题及改进情况"]);
    assert.deepEqual(await offers(rangeOf(document, "行政许可\t127").end), []);
  });
});
