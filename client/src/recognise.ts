import { Disposable, languages, type TextDocument, workspace } from "vscode";
import { LANGUAGE_ID, looksLikeReport } from "../../server/src/lsp/protocol";
import { isDraft } from "./documents";

const PLAIN_TEXT = "plaintext";

/** `claimed`: given the language of reports. `corrected`: given it again. `left`: somebody else's choice stands. */
type Claim = "claimed" | "corrected" | "left";

/**
 * Gives the language of reports to plain texts whose content is a report, when they are opened and when they become
 * one. A person who then chooses another language is not contradicted; automatic detection is, once.
 */
export function recogniseReports(): Disposable {
  const claims = new Map<string, Claim>();

  const claim = (document: TextDocument, as: Claim) => {
    claims.set(keyOf(document), as);
    // Fails where the document has been closed in the meantime, and then nothing is lost.
    languages.setTextDocumentLanguage(document, LANGUAGE_ID).then(undefined, () => {});
  };
  const consider = (document: TextDocument) => {
    if (document.languageId !== PLAIN_TEXT || !isDraft(document) || claims.has(keyOf(document))) return;
    if (looksLikeReport(document.getText())) claim(document, "claimed");
  };
  const opened = (document: TextDocument) => {
    if (document.languageId === LANGUAGE_ID) return;
    const before = claims.get(keyOf(document));
    if (before === "claimed" && canBeDetected(document)) claim(document, "corrected");
    else if (before) claims.set(keyOf(document), "left");
    else consider(document);
  };
  const closed = (document: TextDocument) => {
    // A change of language closes a document and opens it again at once.
    queueMicrotask(() => {
      const key = keyOf(document);
      if (!workspace.textDocuments.some((other) => keyOf(other) === key)) claims.delete(key);
    });
  };

  for (const document of workspace.textDocuments) consider(document);
  return Disposable.from(
    workspace.onDidOpenTextDocument(opened),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) consider(document);
    }),
    workspace.onDidCloseTextDocument(closed),
  );
}

/**
 * Whether VS Code's own detection can have chosen the document's language. It looks only at texts without a telling
 * name, and never decides for plain text.
 */
function canBeDetected({ uri, languageId }: TextDocument): boolean {
  return languageId !== PLAIN_TEXT && (uri.scheme === "untitled" || !/\.[^/.]+$/.test(uri.path));
}

function keyOf(document: TextDocument): string {
  return document.uri.toString();
}
