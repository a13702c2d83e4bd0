/** What the extension and the page of the form preview say to each other. */
import type { CellChange, FormPreview } from "../../server/src/lsp/protocol";
import type { Words } from "../src/l10n/wording";

/** What stands in the page. */
export interface PageData {
  readonly words: Words;
  readonly first: ToPage;
}

/** To the page. */
export type ToPage =
  | { readonly type: "show"; readonly uri: string; readonly preview: FormPreview }
  /** No report is open. */
  | { readonly type: "nothing" }
  /** The cursor of the text is in a cell, by its key; or in none. */
  | { readonly type: "cursor"; readonly key: string | undefined }
  /** Goes to a table, by its id. */
  | { readonly type: "table"; readonly id: string }
  /** What the clipboard holds, as asked for. */
  | { readonly type: "paste"; readonly text: string }
  /** What became of a change: why it was not made, or nothing where it was. */
  | { readonly type: "edited"; readonly request: number; readonly refused?: string };

/** From the page. */
export type FromPage =
  /** The page listens; it may be loaded anew, as when its tab is moved to a window of its own. */
  | { readonly type: "ready" }
  /** Goes to the place of a cell or a problem in the text, by its key; `focus` moves the keyboard there too. */
  | { readonly type: "goTo"; readonly key: string; readonly focus: boolean }
  /** Of the report that was shown when it was typed: by now it may be another one. */
  | { readonly type: "edit"; readonly uri: string; readonly request: number; readonly changes: readonly CellChange[] }
  /** Desktop VS Code lets a page copy and paste in text fields only, so the extension does it for the cells. */
  | { readonly type: "copy"; readonly text: string }
  | { readonly type: "paste" }
  | { readonly type: "history"; readonly command: "undo" | "redo" };

/** What the page keeps over a reload of the window. */
export interface PageState {
  readonly uri?: string;
  readonly key?: string;
  readonly scroll?: number;
}
