import {
  Disposable,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { YearsSideBySide } from "../../server/src/lsp/protocol";
import { type ChosenPlace, compareYearsPage } from "./compareYearsPage";
import { language, t } from "./l10n";
import { readDraft } from "./readDraft";
import type { Server } from "./server";

/** A report that a person has picked to compare with. */
interface Picked {
  readonly uri: Uri;
  readonly text: string;
}

export interface YearComparison extends Disposable {
  /** Shows a report's figures beside last year's; asks for last year's report where none is found or given. */
  show(document: TextDocument | undefined, lastYear?: Uri): Promise<void>;
  /** What is shown; undefined where nothing is. */
  shown(): YearsSideBySide | undefined;
}

/** How long edits are gathered before the page is made anew, in milliseconds. */
const GATHERING = 300;

/** The page with the figures of two years side by side; one at a time, in step with the text. */
export function compareYears(server: Server): YearComparison {
  let panel: WebviewPanel | undefined;
  let document: TextDocument | undefined;
  let picked: Picked | undefined;
  let years: YearsSideBySide | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = (next: YearsSideBySide) => {
    const isSame = panel !== undefined && JSON.stringify(next) === JSON.stringify(years);
    years = next;
    if (isSame) return;
    panel ??= open();
    panel.webview.html = compareYearsPage(next, makeNonce(), t, language);
  };
  const open = () => {
    const made = window.createWebviewPanel("nianbao.compareYears", t("与上年对照"), ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [],
      enableFindWidget: true,
    });
    made.onDidDispose(() => {
      panel = undefined;
      years = undefined;
    });
    made.webview.onDidReceiveMessage((place: ChosenPlace) => void goTo(place));
    return made;
  };
  const goTo = async ({ side, line, character }: ChosenPlace) => {
    if (!years) return;
    const target = await workspace.openTextDocument(Uri.parse(years[side].uri));
    const visible = window.visibleTextEditors.find((editor) => editor.document === target);
    const editor = await window.showTextDocument(target, { viewColumn: visible?.viewColumn ?? ViewColumn.One });
    editor.selection = new Selection(line, character, line, character);
    editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
  };
  const refresh = async () => {
    if (!panel || !document || document.isClosed) return;
    const answer = await server.compareYears(document, picked);
    if (panel && answer && "tables" in answer) draw(answer);
  };

  const pick = async (): Promise<Picked | undefined> => {
    const choose = t("选择文件…");
    const said = t("没有找到上一年的报告。放在打开的文件夹里会自己找到，也可以现在选一份。");
    if ((await window.showInformationMessage(said, choose)) !== choose) return undefined;
    const uris = await window.showOpenDialog({ title: t("上年的报告"), filters: { [t("纯文本（.txt）")]: ["txt"] } });
    return uris?.[0] && read(uris[0]);
  };
  const read = async (uri: Uri): Promise<Picked | undefined> => {
    const draft = await readDraft(uri);
    if (!("reason" in draft)) return { uri, text: draft.text };
    window.showWarningMessage(t("{0}：{1}", workspace.asRelativePath(uri), draft.reason));
    return undefined;
  };

  const parts = Disposable.from(
    server.onDidCheck((uri) => {
      if (!panel || uri.toString() !== document?.uri.toString()) return;
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(), GATHERING);
    }),
    { dispose: () => clearTimeout(timer) },
    { dispose: () => panel?.dispose() },
  );
  return {
    async show(wanted, lastYear) {
      if (!wanted) {
        window.showInformationMessage(t("没有打开的年报"));
        return;
      }
      let given = lastYear && (await read(lastYear));
      let answer = await server.compareYears(wanted, given);
      if (answer && "missing" in answer && answer.missing === "none") {
        given = await pick();
        if (!given) return;
        answer = await server.compareYears(wanted, given);
      }
      if (!answer) window.showWarningMessage(t("没有对照成：校对服务没有应答"));
      else if ("missing" in answer) window.showWarningMessage(t("选的不是政府信息公开工作年度报告，没有对照"));
      else {
        document = wanted;
        picked = given;
        draw(answer);
        panel?.reveal(undefined, true);
      }
    },
    shown: () => years,
    dispose: () => parts.dispose(),
  };
}

function makeNonce(): string {
  const digits = "0123456789abcdef";
  return Array.from({ length: 32 }, () => digits[Math.floor(Math.random() * digits.length)]).join("");
}
