// Steps that the tests of this suite take. They wait for events of VS Code, never for a length of time.
import * as vscode from "vscode";
import type { Api } from "../../../client/src/activate";
import { LANGUAGE_ID, SOURCE } from "../../../server/src/lsp/protocol";
import { DRAFTS, draftText } from "../../harness/drafts";

const PATIENCE = 15_000;

/** A report without a fault. */
export const CLEAN = draftText(DRAFTS.find(({ name }) => name === "tabRows2021") ?? { parts: [] });

/** A faultless report but for one label, which a quick fix mends. */
export const MISSPELT = replaceOnce(CLEAN, "本年废止件数", "本年度止件数");

export async function activated(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>("nianbao.nianbao");
  if (!extension) throw new Error("the extension is not there");
  return extension.activate();
}

/** Opens a text as a file of the workspace, in an editor, the way a person does. */
export async function openFile(text: string, name?: string): Promise<vscode.TextDocument> {
  const file = await writeFile(new TextEncoder().encode(text), name);
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  return document;
}

let folders = 0;

/** Puts a file into a new folder of the workspace. */
export async function writeFile(bytes: Uint8Array, name = "稿.txt"): Promise<vscode.Uri> {
  const file = vscode.Uri.joinPath(workspaceFolder(), `draft-${++folders}`, name);
  await vscode.workspace.fs.writeFile(file, bytes);
  return file;
}

/** The same for a report; it is there once it has been recognised. */
export async function openDraft(text: string, name?: string): Promise<vscode.TextDocument> {
  const { uri } = await openFile(text, name);
  return waitForLanguage(uri, LANGUAGE_ID);
}

function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("the suite needs a workspace");
  return folder.uri;
}

export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
}

/** This extension's diagnostics of a document, as soon as there are as many as wanted. */
export function waitForDiagnostics(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  return waitFor(
    vscode.languages.onDidChangeDiagnostics,
    () => diagnosticsOf(uri),
    (diagnostics) => diagnostics.length === count,
    (diagnostics) => diagnostics.map(({ message }) => message),
  );
}

/** The open document once it has a language; a change of language closes it and opens it again. */
export async function waitForLanguage(uri: vscode.Uri, language: string): Promise<vscode.TextDocument> {
  const [document] = await waitFor(
    vscode.workspace.onDidOpenTextDocument,
    () => vscode.workspace.textDocuments.filter((document) => document.uri.toString() === uri.toString()),
    ([document]) => document?.languageId === language,
    ([document]) => document?.languageId,
  );
  if (!document) throw new Error("the document has been closed");
  return document;
}

/** What `read` gives, once it is as wanted: now or after one of the events. */
export function waitFor<T>(
  event: vscode.Event<unknown>,
  read: () => T,
  wanted: (value: T) => boolean,
  show: (value: T) => unknown,
): Promise<T> {
  const now = read();
  if (wanted(now)) return Promise.resolve(now);
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      subscription.dispose();
    };
    const subscription = event(() => {
      const value = read();
      if (!wanted(value)) return;
      end();
      resolve(value);
    });
    // Earlier than mocha's own limit, to say what was there instead.
    const timer = setTimeout(() => {
      end();
      reject(new Error(`waited in vain; at last there was ${JSON.stringify(show(read()))}`));
    }, PATIENCE);
  });
}

/** Types `replacement` over the first `old`. */
export async function replaceText(document: vscode.TextDocument, old: string, replacement: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, old), replacement);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error("the edit was refused");
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`not in the document: ${text}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

export function replaceOnce(text: string, old: string, replacement: string): string {
  if (!text.includes(old)) throw new Error(`not in the draft: ${old}`);
  return text.replace(old, () => replacement);
}

/** The actions that VS Code offers on a range. */
export function actionsOn(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range, kind.value);
}

export async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  if (!action?.edit) throw new Error("no action with an edit");
  if (!(await vscode.workspace.applyEdit(action.edit))) throw new Error("the edit was refused");
}
