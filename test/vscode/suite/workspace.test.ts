import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { FileCheck } from "../../../client/src/checkAll";
import { encode } from "../../../server/src/cli/encode";
import {
  activated,
  CLEAN,
  diagnosticsOf,
  MISSPELT,
  openDraft,
  replaceText,
  waitFor,
  waitForDiagnostics,
  waitForLanguage,
} from "./helpers";

const utf8 = new TextEncoder();

/** What a file holds, its byte order mark too. */
async function textOf(file: vscode.Uri): Promise<string> {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(file));
}

describe("all reports of the workspace", () => {
  let folder: vscode.Uri;
  const uriOf = (...path: string[]) => vscode.Uri.joinPath(folder, ...path);
  const resultOf = async (...path: string[]): Promise<FileCheck> => {
    const wanted = uriOf(...path).toString();
    const found = (await activated()).results().find(({ uri }) => uri.toString() === wanted);
    assert.ok(found, wanted);
    return found;
  };

  before(async () => {
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(workspace);
    folder = vscode.Uri.joinPath(workspace, `all-${Date.now()}`);
    const { fs } = vscode.workspace;
    await fs.writeFile(uriOf("错.txt"), utf8.encode(MISSPELT));
    await fs.writeFile(uriOf("街道", "好.txt"), encode(CLEAN, "gb18030"));
    await fs.writeFile(uriOf("通知.txt"), utf8.encode("关于开会的通知\n"));
    await fs.writeFile(uriOf("其实是Word.txt"), new Uint8Array(5000));
    await vscode.commands.executeCommand("nianbao.checkAll");
  });
  after(async () => {
    await vscode.commands.executeCommand("nianbao.results.clear");
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it("are checked in whatever encoding, and what is none of them is said to be", async () => {
    const wrong = await resultOf("错.txt");
    assert.equal(wrong.kind, "report");
    assert.ok(wrong.kind === "report" && wrong.about.problems.error === 1 && wrong.about.year === 2023);
    const right = await resultOf("街道", "好.txt");
    assert.ok(right.kind === "report" && right.about.problems.error === 0);
    assert.equal((await resultOf("通知.txt")).kind, "other");
    const word = await resultOf("其实是Word.txt");
    assert.ok(word.kind === "unread" && word.reason.includes("Word"));
  });

  it("have their problems in the list, once, open or not", async () => {
    const uri = uriOf("错.txt");
    assert.equal(diagnosticsOf(uri).length, 1);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const document = await waitForLanguage(uri, "nianbao");
    await replaceText(document, "本年度止件数", "本年废止件数");
    await waitForDiagnostics(uri, 0);
    await replaceText(document, "本年废止件数", "本年度止件数");
    await waitForDiagnostics(uri, 1);
    await document.save();
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("are looked at again when they change on disk", async () => {
    const uri = uriOf("错.txt");
    await vscode.workspace.fs.writeFile(uri, utf8.encode(CLEAN));
    await waitForDiagnostics(uri, 0);
  });

  it("are written down as a list with all of them", async () => {
    const target = uriOf("清单.csv");
    await vscode.workspace.fs.writeFile(uriOf("错.txt"), utf8.encode(MISSPELT));
    await vscode.commands.executeCommand("nianbao.export", "all", { format: "csv", target });
    const list = await textOf(target);
    const own = list.split("\r\n").filter((line) => line.includes(folder.path.split("/").pop() ?? ""));
    assert.match(list, /^\ufeff文件,/);
    assert.ok(
      own.some((line) => /错\.txt,.*,错误,.*本年废止件数/.test(line)),
      own.join("\n"),
    );
    assert.ok(own.some((line) => /好\.txt,.*没有发现问题/.test(line)));
    assert.ok(own.some((line) => /Word\.txt,.*没有检查/.test(line)));
  });

  it("leave nothing behind when the results are cleared", async () => {
    await vscode.commands.executeCommand("nianbao.results.clear");
    assert.deepEqual((await activated()).results(), []);
    assert.deepEqual(diagnosticsOf(uriOf("错.txt")), []);
  });
});

describe("a report", () => {
  it("is written down as a page, with what is not saved yet", async () => {
    const document = await openDraft(CLEAN, "页.txt");
    await replaceText(document, "本年废止件数", "本年度止件数");
    const target = vscode.Uri.joinPath(document.uri, "..", "结果.html");
    await vscode.commands.executeCommand("nianbao.export", "active", { format: "html", target });
    const page = await textOf(target);
    assert.match(page, /<mark>本年度止件数<\/mark>/);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("is put beside the one that is picked", async () => {
    const before = await openDraft(CLEAN.replaceAll("2023年", "2022年"), "上年.txt");
    await openDraft(CLEAN.replace(/(行政许可\t)127/, "$1130"), "本年.txt");
    const api = await activated();
    await waitFor(
      api.onDidChangeOutline,
      () => api.outline(),
      ([title]) => title?.label.includes("2023") === true,
      (items) => items.length,
    );
    await vscode.commands.executeCommand("nianbao.compareYears", before.uri);
    const years = api.comparedYears();
    assert.deepEqual([years?.before.year, years?.now.year], [2022, 2023]);
    const changed = years?.tables.flatMap(({ cells }) => cells).filter(({ difference }) => difference);
    assert.deepEqual(
      changed?.map(({ row, before, now, difference }) => [row, before.shown, now.shown, difference]),
      [["行政许可", "127", "130", 3]],
    );
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
});
