import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  env,
  FilePermission,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { CellChange, FormPreview } from "../../server/src/lsp/protocol";
import { cellAt, placesOf } from "../preview/keys";
import type { FromPage, PageState, ToPage } from "../preview/messages";
import { isReport } from "./documents";
import { language, t, words } from "./l10n";
import { type PageParts, previewPage } from "./previewPage";
import type { Server } from "./server";

const VIEW_TYPE = "nianbao.preview";

/** How long, in milliseconds, a page that is in sight may take to come up. */
const PATIENCE = 10_000;

/** What the command may be given: a report, and one of its tables to go to. */
export interface PreviewTarget {
  readonly uri?: string;
  readonly table?: string;
}

/** The panel with the forms of a report, and what tests may use of it. */
export interface FormPreviewView extends Disposable {
  /** The forms shown have changed. */
  readonly onDidChange: Event<void>;
  /** The forms shown; undefined while there are none. */
  shown(): FormPreview | undefined;
  /** Opens the panel beside the text, or brings it to the front. */
  open(target?: PreviewTarget): Promise<void>;
  /** Changes cells in the text as the panel does; why not, where it cannot. */
  edit(changes: readonly CellChange[]): Promise<string | undefined>;
}

/**
 * Shows the forms of the report in front beside its text: one panel, which follows from report to report and keeps in
 * step with text and cursor. `outlined`: the report that the outline shows.
 */
export function showFormPreview(
  context: ExtensionContext,
  server: Server,
  outlined: () => TextDocument | undefined,
): FormPreviewView {
  const changed = new EventEmitter<void>();
  let panel: WebviewPanel | undefined;
  let document: TextDocument | undefined;
  let shown: FormPreview | undefined;
  /** The forms that the page has been made with, null for none; undefined while there is no page. */
  let firstShown: FormPreview | null | undefined;
  let isReady = false;
  let isMadeAnew = false;
  let asked = 0;
  /** A table to go to as soon as it is drawn. */
  let wantedTable: string | undefined;
  /** A place to go to as soon as the forms shown are those of the text as it is now. */
  let wantedPlace: { readonly key: string; readonly focus: boolean } | undefined;
  /** Changes are made one after the other: each counts in the text that the one before has left. */
  let editing: Promise<unknown> = Promise.resolve();
  let parts: Promise<PageParts> | undefined;

  const post = (message: ToPage) => {
    if (isReady) void panel?.webview.postMessage(message);
  };

  /** What the page is to show now. */
  const state = (): ToPage =>
    document && shown ? { type: "show", uri: document.uri.toString(), preview: shown } : { type: "nothing" };

  const draw = () => {
    if (firstShown === undefined) void load();
    else post(state());
    follow();
  };

  /** A page that VS Code loads takes no message before it is complete, so its first forms stand in it. */
  const load = async () => {
    const loading = panel;
    const made = await parts;
    if (!made || !loading || panel !== loading || firstShown !== undefined) return;
    firstShown = shown ?? null;
    loading.webview.html = previewPage(made, { words, first: state() }, language, t("表格预览"));
    setTimeout(() => {
      if (panel === loading && loading.visible && !isReady && !isMadeAnew) makeAnew(loading);
    }, PATIENCE);
  };

  /** A page that VS Code has not brought up would stay blank for good; a new panel takes its place, once. */
  const makeAnew = (blank: WebviewPanel) => {
    const viewColumn = blank.viewColumn ?? ViewColumn.Beside;
    adopt(window.createWebviewPanel(VIEW_TYPE, titleOf(document), { viewColumn, preserveFocus: true }, OPTIONS));
    isMadeAnew = true;
    draw();
  };

  const refresh = async () => {
    const mine = ++asked;
    const wanted = document;
    if (!panel || !wanted) return;
    await server.start().catch(() => {});
    const preview = await server.preview(wanted);
    if (mine !== asked || (preview === undefined && firstShown !== undefined)) return;
    shown = preview ?? undefined;
    if (panel) panel.title = titleOf(document, shown);
    draw();
    changed.fire();
    const place = wantedPlace;
    wantedPlace = undefined;
    if (place) await goTo(place.key, place.focus);
  };

  const setDocument = (next: TextDocument | undefined) => {
    if (next === document) return;
    document = next;
    shown = undefined;
    if (panel) panel.title = titleOf(next);
    if (next) void refresh();
    else {
      asked++;
      draw();
      changed.fire();
    }
  };

  const pickDocument = () => {
    if (!panel) return;
    const active = window.activeTextEditor?.document;
    if (active && isReport(active)) setDocument(active);
    else if (document && (document.isClosed || !isReport(document))) {
      const uri = document.uri.toString();
      const again = workspace.textDocuments.find((other) => other.uri.toString() === uri && isReport(other));
      setDocument(again ?? window.visibleTextEditors.map((editor) => editor.document).find(isReport));
    } else if (!document) setDocument(window.visibleTextEditors.map((editor) => editor.document).find(isReport));
  };

  /** Goes to the table that is wanted, else lights up the cell that the cursor of the text is in. */
  const follow = () => {
    if (wantedTable && isReady && shown) {
      post({ type: "table", id: wantedTable });
      wantedTable = undefined;
      return;
    }
    const editor = window.visibleTextEditors.find((candidate) => candidate.document === document);
    if (!editor || !shown || shown.version !== editor.document.version) return;
    post({ type: "cursor", key: cellAt(shown, editor.selection.active) });
  };

  const goTo = async (key: string, focus: boolean) => {
    wantedPlace = undefined;
    if (!document || !shown) return;
    if (shown.version !== document.version) {
      wantedPlace = { key, focus };
      return;
    }
    const place = placesOf(shown).get(key);
    if (!place) return;
    const { start, end } = place;
    await showText(document, focus, new Range(start.line, start.character, end.line, end.character));
  };

  const editNow = async (
    wanted: TextDocument | undefined,
    changes: readonly CellChange[],
  ): Promise<string | undefined> => {
    if (!wanted) return t("没有写入，请再试一次");
    const [answer, readOnly] = await Promise.all([server.editCells(wanted, changes), isReadOnly(wanted.uri)]);
    if (!answer) return t("没有写入，请再试一次");
    if (readOnly) return t("这个文件是只读的，没有写入");
    const { version, edits, refused } = answer;
    if (refused !== undefined || edits.length === 0) return refused;
    const edit = new WorkspaceEdit();
    for (const { range, newText } of edits) {
      const { start, end } = range;
      edit.replace(wanted.uri, new Range(start.line, start.character, end.line, end.character), newText);
    }
    // What was typed in the meantime would end up in the wrong place.
    const isMade = wanted.version === version && (await workspace.applyEdit(edit));
    return isMade ? undefined : t("文字在这期间有改动，没有写入，请再试一次");
  };
  const edit = (wanted: TextDocument | undefined, changes: readonly CellChange[]) => {
    const made = editing.then(() => editNow(wanted, changes));
    editing = made.catch(() => {});
    return made;
  };

  /** Undo is the text's own, and VS Code undoes where the keyboard is. */
  const goThroughHistory = async (command: "undo" | "redo") => {
    if (!document) return;
    await editing;
    await showText(document, true);
    await commands.executeCommand(command);
    panel?.reveal(undefined, false);
  };

  const receive = async (message: FromPage) => {
    switch (message.type) {
      case "ready":
        isReady = true;
        // A page that is loaded again shows what it was made with.
        if (firstShown === (shown ?? null)) follow();
        else draw();
        break;
      case "goTo":
        await goTo(message.key, message.focus);
        break;
      case "edit": {
        const { uri, request, changes } = message;
        const wanted = workspace.textDocuments.find((other) => other.uri.toString() === uri);
        const refused = await edit(wanted, changes);
        post({ type: "edited", request, ...(refused === undefined ? {} : { refused }) });
        break;
      }
      case "copy":
        await env.clipboard.writeText(message.text);
        break;
      case "paste":
        post({ type: "paste", text: await env.clipboard.readText() });
        break;
      case "history":
        await goThroughHistory(message.command);
    }
  };

  const adopt = (made: WebviewPanel) => {
    parts ??= readParts(context);
    const before = panel;
    panel = made;
    before?.dispose();
    isReady = false;
    isMadeAnew = false;
    firstShown = undefined;
    const { webview } = made;
    made.iconPath = Uri.joinPath(context.extensionUri, "media", "icon.png");
    made.title = titleOf(document);
    webview.options = OPTIONS;
    webview.onDidReceiveMessage((message: FromPage) => receive(message));
    made.onDidDispose(() => {
      if (panel !== made) return;
      panel = undefined;
      document = undefined;
      shown = undefined;
      isReady = false;
      asked++;
    });
  };

  const open = async ({ uri, table }: PreviewTarget = {}) => {
    const active = window.activeTextEditor?.document;
    const named = uri === undefined ? undefined : await workspace.openTextDocument(Uri.parse(uri));
    const wanted = named ?? (active && isReport(active) ? active : (document ?? outlined()));
    if (!wanted || !isReport(wanted)) {
      window.showInformationMessage(t("没有打开的年报"));
      return;
    }
    wantedTable = table;
    if (panel) panel.reveal();
    else adopt(window.createWebviewPanel(VIEW_TYPE, titleOf(wanted), ViewColumn.Beside, OPTIONS));
    if (wanted === document) draw();
    else setDocument(wanted);
  };

  const all = Disposable.from(
    changed,
    { dispose: () => panel?.dispose() },
    server.onDidCheck((uri) => {
      if (document && uri.toString() === document.uri.toString()) void refresh();
    }),
    window.onDidChangeActiveTextEditor(pickDocument),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document === document) follow();
    }),
    workspace.onDidOpenTextDocument(pickDocument),
    // A change of language closes a document too, and opens it again at once.
    workspace.onDidCloseTextDocument(() => queueMicrotask(pickDocument)),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(restored: WebviewPanel, state: PageState | undefined) {
        adopt(restored);
        const uri = state?.uri;
        const kept = uri && workspace.textDocuments.find((other) => other.uri.toString() === uri && isReport(other));
        if (kept) setDocument(kept);
        else pickDocument();
        if (!document || shown) draw();
      },
    }),
  );
  return {
    onDidChange: changed.event,
    shown: () => shown,
    open,
    edit: (changes) => edit(document, changes),
    dispose: () => all.dispose(),
  };
}

/** Whether a file cannot be stored again; VS Code would change its text all the same. */
async function isReadOnly(uri: Uri): Promise<boolean> {
  if (uri.scheme === "untitled") return false;
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  const stat = await Promise.resolve(workspace.fs.stat(uri)).catch(() => undefined);
  return ((stat?.permissions ?? 0) & FilePermission.Readonly) !== 0;
}

/** The editor of a document: where it is shown already, else in the first column, so that the panel stays in sight. */
async function showText(document: TextDocument, focus: boolean, place?: Range): Promise<void> {
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  if (shown && !focus) {
    if (!place) return;
    shown.selection = new Selection(place.start, place.end);
    shown.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
  const viewColumn = shown?.viewColumn ?? ViewColumn.One;
  // The cursor comes with the keyboard: set afterwards, it would undo what is pressed in between.
  await window.showTextDocument(document, {
    viewColumn,
    preserveFocus: !focus,
    ...(place ? { selection: place } : {}),
  });
}

/** By the name of the file; a report that has none yet is called by its title, as above its text. */
function titleOf(document: TextDocument | undefined, shown?: FormPreview): string {
  const name = document?.isUntitled ? shown?.title : document?.uri.path.split("/").at(-1);
  return name ? t("表格预览：{0}", name) : t("表格预览");
}

/** All that the page needs stands in it; it is kept while another tab is in front. */
const OPTIONS = {
  enableScripts: true,
  localResourceRoots: [],
  enableFindWidget: true,
  retainContextWhenHidden: true,
};

async function readParts({ extensionUri }: ExtensionContext): Promise<PageParts> {
  const files = [Uri.joinPath(extensionUri, "dist", "preview.js"), Uri.joinPath(extensionUri, "media", "preview.css")];
  const texts = await Promise.all(files.map((file) => workspace.fs.readFile(file)));
  const [script = "", style = ""] = texts.map((bytes) => new TextDecoder().decode(bytes));
  return { script, style };
}
