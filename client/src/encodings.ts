import { Disposable, type TextDocument, type Uri, window, workspace } from "vscode";
import { decode, type Encoding, LARGEST_FILE, looksLikeReport } from "../../server/src/lsp/protocol";
import { isDraft } from "./documents";
import { t } from "./l10n";

/** A report that was opened in the wrong encoding. */
export interface EncodingOffer {
  readonly uri: Uri;
  readonly encoding: Encoding;
  /** Question and the answer that means yes, as a person is shown them. */
  readonly message: string;
  readonly accept: string;
}

/** Asks a person whether to open a report anew. */
export type AskToReopen = (offer: EncodingOffer) => Thenable<boolean>;

export interface EncodingWatch extends Disposable {
  /** Has `ask` answer instead of a notification, until disposed of. */
  answerWith(ask: AskToReopen): Disposable;
}

/** The names of encodings in VS Code, and for people. */
const NAMES: Readonly<Record<Encoding, { readonly vscode: string; readonly shown: string }>> = {
  "utf-8": { vscode: "utf8", shown: "UTF-8" },
  "utf-8-bom": { vscode: "utf8bom", shown: "UTF-8" },
  "utf-16le": { vscode: "utf16le", shown: "UTF-16" },
  "utf-16be": { vscode: "utf16be", shown: "UTF-16" },
  gb18030: { vscode: "gb18030", shown: "GB 18030" },
};

/**
 * Notices reports that were opened in the wrong encoding, when they come to the front, and offers once for each to
 * open them in the right one: a GBK file read as UTF-8, UTF-8 read as GBK, a no-break space lost to GBK.
 */
export function watchEncodings(): EncodingWatch {
  const offered = new Set<string>();
  let ask: AskToReopen = notify;

  const consider = async (document: TextDocument | undefined) => {
    if (!document || offered.has(document.uri.toString()) || !looksGarbled(document)) return;
    const encoding = await rightEncoding(document);
    const key = document.uri.toString();
    // Both may have changed while the file was read.
    if (!encoding || offered.has(key) || document.isDirty) return;
    offered.add(key);
    const { vscode, shown } = NAMES[encoding];
    const accepted = await ask({
      uri: document.uri,
      encoding,
      message: t("这份年报是用 {0} 编码保存的，打开时用错了编码，文字成了乱码。", shown),
      accept: t("用 {0} 重新打开", shown),
    });
    if (!accepted) return;
    try {
      await workspace.openTextDocument(document.uri, { encoding: vscode });
    } catch {
      // VS Code refuses where the text has been edited since.
      window.showWarningMessage(t("没有重新打开：请先保存或放弃修改，再从状态栏选择“通过编码重新打开”→ {0}", shown));
    }
  };

  const watch = Disposable.from(
    window.onDidChangeActiveTextEditor((editor) => void consider(editor?.document)),
    // Opened anew as another language, or read anew in another encoding, by VS Code or a person.
    workspace.onDidOpenTextDocument((document) => {
      if (document === window.activeTextEditor?.document) void consider(document);
    }),
  );
  void consider(window.activeTextEditor?.document);
  return {
    answerWith(answer) {
      ask = answer;
      return new Disposable(() => {
        if (ask === answer) ask = notify;
      });
    },
    dispose: () => watch.dispose(),
  };
}

async function notify({ message, accept }: EncodingOffer): Promise<boolean> {
  return (await window.showWarningMessage(message, accept)) === accept;
}

/** The encoding that a document was read in, by its usual name. */
export function encodingOf(document: TextDocument): string {
  return Object.entries(NAMES).find(([, { vscode }]) => vscode === document.encoding)?.[0] ?? document.encoding;
}

/** Whether a text may have been read in the wrong encoding: characters lost, or foreign ones and no report. */
function looksGarbled(document: TextDocument): boolean {
  if (document.isDirty || document.isUntitled || !isDraft(document) || !/\.txt$/i.test(document.uri.path)) return false;
  const text = document.getText();
  return text.includes("\ufffd") || (/[^\p{ASCII}]/u.test(text) && !looksLikeReport(text));
}

/** The encoding in which the file is a report and says something else than the document; undefined where none is. */
async function rightEncoding(document: TextDocument): Promise<Encoding | undefined> {
  try {
    if ((await workspace.fs.stat(document.uri)).size > LARGEST_FILE) return undefined;
    const { text, encoding, damaged } = decode(await workspace.fs.readFile(document.uri));
    if (damaged || withoutLineEnds(text) === withoutLineEnds(document.getText())) return undefined;
    return looksLikeReport(text) ? encoding : undefined;
  } catch {
    // The file is gone, or cannot be read a second time.
    return undefined;
  }
}

/** VS Code makes all line ends of a document alike. */
function withoutLineEnds(text: string): string {
  return text.replace(/[\r\n]+/g, "\n");
}
