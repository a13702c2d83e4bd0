import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { OutlineItem } from "../../../server/src/lsp/protocol";
import { activated, CLEAN, MISSPELT, openDraft, replaceText, waitFor, waitForDiagnostics } from "./helpers";

const NUMERALS = ["一", "二", "三", "四", "五", "六"];

/** The view's items once they are as wanted. */
async function waitForOutline(wanted: (items: readonly OutlineItem[]) => boolean): Promise<readonly OutlineItem[]> {
  const api = await activated();
  return waitFor(
    api.onDidChangeOutline,
    () => api.outline(),
    wanted,
    (items) => items.map(({ label, problems, missing }) => ({ label, problems, missing })),
  );
}

function sections(items: readonly OutlineItem[]): OutlineItem[] {
  return items.filter(({ kind }) => kind === "section");
}

describe("outline", () => {
  it("gives the sections of a report as document symbols", async () => {
    const document = await openDraft(MISSPELT);
    await waitForDiagnostics(document.uri, 1);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    const names = symbols.map(({ name }) => name).filter((name) => /^[一二三四五六]、/.test(name));
    assert.deepEqual(
      names.map((name) => name[0]),
      NUMERALS,
    );
    const disclosure = symbols.find(({ name }) => name.startsWith("二"));
    assert.ok(disclosure && disclosure.children.length > 0);
  });

  it("shows the report in front with its problems", async () => {
    await openDraft(MISSPELT);
    const items = await waitForOutline((items) => sections(items).some(({ problems }) => problems.error === 1));
    assert.equal(sections(items).length, NUMERALS.length);
  });

  it("follows every edit", async () => {
    const document = await openDraft(MISSPELT);
    const errors = (items: readonly OutlineItem[]) =>
      sections(items).reduce((sum, item) => sum + item.problems.error, 0);
    await waitForOutline((items) => errors(items) === 1);
    await replaceText(document, "本年度止件数", "本年废止件数");
    await waitForOutline((items) => sections(items).length > 0 && errors(items) === 0);
  });

  it("shows a missing section where it belongs", async () => {
    await openDraft(CLEAN.slice(0, CLEAN.indexOf("六、")));
    const items = await waitForOutline((items) => sections(items).some(({ missing }) => missing));
    assert.equal(sections(items).at(-1)?.missing, true);
  });

  it("has a view that can be brought to front", async () => {
    await openDraft(CLEAN);
    await waitForOutline((items) => items.length > 0);
    await vscode.commands.executeCommand("nianbao.outline.focus");
  });
});
