import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { EncodingOffer } from "../../../client/src/encodings";
import { encode } from "../../../server/src/cli/encode";
import type { Encoding } from "../../../server/src/encoding/decode";
import { LANGUAGE_ID } from "../../../server/src/lsp/protocol";
import {
  activated,
  CLEAN,
  diagnosticsOf,
  MISSPELT,
  openDraft,
  replaceOnce,
  waitFor,
  waitForDiagnostics,
  waitForLanguage,
  writeFile,
} from "./helpers";

const NOTICE = "关于召开年度工作总结会的通知\n\n各科室：\n\n政府信息公开年度报告的编制，另行通知。\n";
/** Four bytes in GB 18030, none in GBK. */
const NO_BREAK_SPACE = "\u00a0";

/** Opens a file of these bytes the way a person does, in an encoding that may be the wrong one. */
async function openBytes(bytes: Uint8Array, encoding?: string): Promise<vscode.TextDocument> {
  const uri = await writeFile(bytes);
  const document = await vscode.workspace.openTextDocument(uri, encoding === undefined ? {} : { encoding });
  await vscode.window.showTextDocument(document);
  return document;
}

describe("encodings", () => {
  const offers: EncodingOffer[] = [];
  const offered = new vscode.EventEmitter<void>();
  let answer = false;
  let answering: vscode.Disposable | undefined;

  before(async () => {
    answering = (await activated()).answerEncodingOffers((offer) => {
      offers.push(offer);
      offered.fire();
      return Promise.resolve(answer);
    });
  });
  after(() => {
    answering?.dispose();
    offered.dispose();
  });
  beforeEach(() => {
    offers.length = 0;
    answer = true;
  });

  const waitForOffer = () =>
    waitFor(
      offered.event,
      () => offers[0],
      (offer) => offer !== undefined,
      (offer) => offer?.message,
    );

  /** Opened, offered and accepted: the document as it then is. */
  async function reopened(bytes: Uint8Array, opened?: string): Promise<vscode.TextDocument> {
    const { uri } = await openBytes(bytes, opened);
    await waitForOffer();
    return waitForLanguage(uri, LANGUAGE_ID);
  }

  const wrong: readonly (readonly [stored: Encoding, opened: string | undefined, shown: string])[] = [
    ["gb18030", undefined, "GB 18030"],
    ["gb18030", "windows1252", "GB 18030"],
    ["utf-8", "gbk", "UTF-8"],
    ["utf-8-bom", "gb18030", "UTF-8"],
    ["utf-16le", "gb18030", "UTF-16"],
  ];
  for (const [stored, opened, shown] of wrong)
    it(`offers to open a ${stored} report anew that was read as ${opened ?? "UTF-8"}`, async () => {
      const { uri } = await reopened(encode(MISSPELT, stored), opened);
      const [diagnostic] = await waitForDiagnostics(uri, 1);
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText(), MISSPELT);
      assert.equal(diagnostic && document.getText(diagnostic.range), "本年度止件数");
      assert.equal(document.isDirty, false);
      assert.equal(offers.length, 1);
      assert.ok(offers[0]?.accept.includes(shown));
    });

  it("offers it for a report that lost only its no-break spaces", async () => {
    const text = replaceOnce(CLEAN, "\t127\t", `\t${NO_BREAK_SPACE}127\t`);
    const { uri } = await openBytes(encode(text, "gb18030"), "gbk");
    await waitForOffer();
    const { getText } = await vscode.workspace.openTextDocument(uri);
    if (getText() !== text) {
      await waitFor(
        vscode.workspace.onDidChangeTextDocument,
        () => getText(),
        (now) => now === text,
        (now) => now.slice(0, 40),
      );
    }
  });

  it("asks once for a document, and does nothing without a yes", async () => {
    answer = false;
    const document = await openBytes(encode(MISSPELT, "gb18030"));
    await waitForOffer();
    const garbled = document.getText();
    await openDraft(CLEAN);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(document.uri));
    // A second one that is offered shows that the first has had its turn.
    offers.length = 0;
    const second = await openBytes(encode(CLEAN, "gb18030"));
    await waitForOffer();
    assert.deepEqual(
      offers.map(({ uri }) => uri.toString()),
      [second.uri.toString()],
    );
    assert.equal((await vscode.workspace.openTextDocument(document.uri)).getText(), garbled);
  });

  it("leaves alone what is right, what is no report and what has been edited", async () => {
    const right = await openDraft(CLEAN);
    const notice = await openBytes(encode(NOTICE, "gb18030"));
    const edited = await vscode.workspace.openTextDocument(await writeFile(encode(MISSPELT, "gb18030")));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(edited.uri, new vscode.Position(0, 0), "稿");
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(edited);
    const report = await openBytes(encode(CLEAN, "gb18030"));
    await waitForOffer();
    assert.deepEqual(
      offers.map(({ uri }) => uri.toString()),
      [report.uri.toString()],
    );
    for (const { uri } of [right, notice]) assert.deepEqual(diagnosticsOf(uri), []);
    assert.equal(edited.isDirty, true);
    await vscode.window.showTextDocument(edited);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });
});
