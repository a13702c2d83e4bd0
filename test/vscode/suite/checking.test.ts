import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  actionsOn,
  apply,
  CLEAN,
  MISSPELT,
  openDraft,
  rangeOf,
  replaceOnce,
  replaceText,
  waitForDiagnostics,
} from "./helpers";

const REMNANT = "[bookmark: _GoBack]";
/** A remnant and a numeral, both safe to mend, and a broken total, which is for a person to mend. */
const THREE_FAULTS = replaceOnce(
  replaceOnce(replaceOnce(CLEAN, "二、主动", "一、主动"), "（三）政府信息管理", `${REMNANT}（三）政府信息管理`),
  "1\t0\t0\t1\t2\t",
  "1\t0\t0\t1\t7\t",
);

describe("checking", () => {
  it("marks a fault, says which rule and links its page", async () => {
    const document = await openDraft(MISSPELT);
    const [diagnostic] = await waitForDiagnostics(document.uri, 1);
    assert.ok(diagnostic);
    const { code, message, range, severity, source } = diagnostic;
    assert.equal(document.getText(range), "本年度止件数");
    assert.equal(source, "年报校对");
    assert.equal(severity, vscode.DiagnosticSeverity.Error);
    assert.match(message, /本年废止件数/);
    assert.ok(typeof code === "object");
    assert.equal(code.value, "table/label");
    assert.match(code.target.path, /\/docs\/rules\/table-label\.md$/);
  });

  it("follows every edit", async () => {
    const document = await openDraft(MISSPELT);
    await waitForDiagnostics(document.uri, 1);
    await replaceText(document, "本年度止件数", "本年废止件数");
    await waitForDiagnostics(document.uri, 0);
    await replaceText(document, "二、主动", "一、主动");
    const [diagnostic] = await waitForDiagnostics(document.uri, 1);
    assert.equal(diagnostic && document.getText(diagnostic.range), "一、主动公开政府信息情况");
  });

  it("mends by a quick fix", async () => {
    const document = await openDraft(MISSPELT);
    await waitForDiagnostics(document.uri, 1);
    const [action] = await actionsOn(document, rangeOf(document, "度止"));
    assert.equal(action?.isPreferred, true);
    await apply(action);
    await waitForDiagnostics(document.uri, 0);
    assert.equal(document.getText(), CLEAN);
  });

  it("mends all that is safe as one action", async () => {
    const document = await openDraft(THREE_FAULTS);
    await waitForDiagnostics(document.uri, 3);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await actionsOn(document, whole, vscode.CodeActionKind.SourceFixAll);
    assert.equal(actions.length, 1);
    await apply(actions[0]);
    const left = await waitForDiagnostics(document.uri, 1);
    assert.deepEqual(
      left.map(({ range }) => document.getText(range)),
      ["7"],
    );
  });

  it("mends all that is safe by its command", async () => {
    const document = await openDraft(THREE_FAULTS);
    await waitForDiagnostics(document.uri, 3);
    await vscode.commands.executeCommand("nianbao.fixAll");
    await waitForDiagnostics(document.uri, 1);
    assert.ok(!document.getText().includes(REMNANT));
  });

  it("names the places that a broken total is made of", async () => {
    const document = await openDraft(THREE_FAULTS);
    const diagnostics = await waitForDiagnostics(document.uri, 3);
    const total = diagnostics.find(({ range }) => document.getText(range) === "7");
    const places = total?.relatedInformation?.map(({ location }) => document.getText(location.range));
    assert.ok(places && places.length > 0);
    for (const place of places) assert.match(place, /^\d+$/);
  });

  it("goes on after the server has been started anew", async () => {
    const document = await openDraft(MISSPELT);
    await waitForDiagnostics(document.uri, 1);
    await vscode.commands.executeCommand("nianbao.restart");
    await replaceText(document, "本年度止件数", "本年废止件数");
    await waitForDiagnostics(document.uri, 0);
    await replaceText(document, "二、主动", "一、主动");
    await waitForDiagnostics(document.uri, 1);
  });
});
