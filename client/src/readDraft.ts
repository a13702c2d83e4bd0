import { FileType, type TextDocument, type Uri, workspace } from "vscode";
import { decode, isBinary } from "../../server/src/lsp/protocol";
import { encodingOf } from "./encodings";
import { t } from "./l10n";

/** A draft's text as it is now: with what is typed but not saved yet. */
export interface Draft {
  readonly text: string;
  readonly encoding: string;
  /** Some bytes fit no encoding. */
  readonly damaged: boolean;
}

/** Why there is none, as a person is told. */
export interface Unread {
  readonly reason: string;
}

/** Reports are tens of kilobytes long. */
const LARGEST = 2 * 1024 * 1024;

/** Reads a file in whatever encoding it is, or takes the text of its document where that has been edited. */
export async function readDraft(uri: Uri): Promise<Draft | Unread> {
  const edited = workspace.textDocuments.find(
    (document) => (document.isDirty || document.isUntitled) && document.uri.toString() === uri.toString(),
  );
  if (edited) return draftOf(edited);
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if (type & FileType.Directory) return { reason: t("不是文件") };
    if (size > LARGEST) return { reason: t("文件有 {0} MB，太大，不像年报", Math.round(size / 1024 / 1024)) };
    const bytes = await workspace.fs.readFile(uri);
    if (isBinary(bytes)) return { reason: t("不是文本文件（如果是 Word 文档，请先另存为纯文本）") };
    return decode(bytes);
  } catch {
    return { reason: t("文件读不了，可能已经移走，或者没有权限") };
  }
}

function draftOf(document: TextDocument): Draft {
  return { text: document.getText(), encoding: encodingOf(document), damaged: false };
}
