import { type TextDocument, workspace } from "vscode";
import { LANGUAGE_ID } from "../../server/src/lsp/protocol";

/** Where drafts are kept. Other schemes hold old versions and output, in which nobody puts anything right. */
const SCHEMES: readonly string[] = ["file", "untitled", "vscode-remote", "vscode-vfs", "vscode-test-web", "memfs"];

/** The same, and wherever else the workspace lies: extensions may bring virtual folders under schemes of their own. */
function schemes(): readonly string[] {
  return [...SCHEMES, ...(workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? [])];
}

/** The documents that the server is told of. */
export function reportSelector(): { language: string; scheme: string }[] {
  return [...new Set(schemes())].map((scheme) => ({ language: LANGUAGE_ID, scheme }));
}

export function isDraft(document: TextDocument): boolean {
  return schemes().includes(document.uri.scheme);
}

/** Whether a document counts as a report: by its name, by its content or because a person says so. */
export function isReport(document: TextDocument): boolean {
  return document.languageId === LANGUAGE_ID && isDraft(document);
}
