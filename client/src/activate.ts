import {
  type CodeAction,
  commands,
  type Disposable,
  type Event,
  type ExtensionContext,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import {
  ACCEPT_COMMAND,
  type AcceptTarget,
  ADD_WORD_COMMAND,
  FIX_ALL_KIND,
  type OutlineItem,
  type TargetLayout,
  type WordTarget,
  type YearsSideBySide,
} from "../../server/src/lsp/protocol";
import { accept } from "./accept";
import { addWord } from "./addWord";
import { checkWorkspace, type FileCheck } from "./checkAll";
import { compareYears } from "./compareYears";
import { convertLayout } from "./convertLayout";
import { isReport } from "./documents";
import { type AskToReopen, watchEncodings } from "./encodings";
import { type ExportAnswers, exportProblems, isExportScope } from "./exportProblems";
import { t } from "./l10n";
import { showLanguageStatus } from "./languageStatus";
import { type NewReportAnswers, newReport } from "./newReport";
import { type FormPreviewView, type PreviewTarget, showFormPreview } from "./preview";
import { recogniseReports } from "./recognise";
import { type OutlinePlace, showReportTree } from "./reportTree";
import { showResultsTree } from "./resultsTree";
import { type MakeClient, makeServer } from "./server";

/** What other extensions, and tests, may use. */
export interface Api {
  /** The outline shown has changed, or has been confirmed for a newer text. */
  readonly onDidChangeOutline: Event<void>;
  /** The outline shown; empty where no report is open. */
  outline(): readonly OutlineItem[];
  /** Whether the language server has been started, which only a report does. */
  isServerStarted(): boolean;
  /** What checking all reports of the workspace has found; empty before that. */
  results(): readonly FileCheck[];
  /** The figures of two years that are shown side by side. */
  comparedYears(): YearsSideBySide | undefined;
  /** Has `ask` answer whether a report opened in the wrong encoding is opened anew, instead of a notification. */
  answerEncodingOffers(ask: AskToReopen): Disposable;
  /** The form preview. */
  readonly preview: Pick<FormPreviewView, "onDidChange" | "shown" | "edit">;
}

/** What is the same on the desktop and in a browser. */
export function activateWith(context: ExtensionContext, makeClient: MakeClient): Api {
  const server = makeServer(context, makeClient);
  const tree = showReportTree(server, context.globalState);
  const preview = showFormPreview(context, server, tree.document);
  const encodings = watchEncodings();
  const all = checkWorkspace(server);
  const comparison = compareYears(server);
  const startFor = (document: TextDocument) => {
    // The client shows of itself why a server does not start.
    if (isReport(document)) server.start().catch(() => {});
  };

  context.subscriptions.push(
    tree,
    preview,
    encodings,
    all,
    showResultsTree(all),
    comparison,
    showLanguageStatus(server),
    { dispose: () => server.stop() },
    workspace.onDidOpenTextDocument(startFor),
    commands.registerCommand("nianbao.fixAll", () => fixAll(tree.document())),
    commands.registerCommand("nianbao.convertLayout", (layout?: TargetLayout) =>
      convertLayout(server, tree.document(), layout),
    ),
    commands.registerCommand("nianbao.preview", (target?: PreviewTarget | OutlinePlace | Uri) =>
      preview.open(toPreviewTarget(target, tree.document())),
    ),
    commands.registerCommand("nianbao.newReport", (answers?: NewReportAnswers) => newReport(server, answers)),
    commands.registerCommand(ACCEPT_COMMAND, (target: AcceptTarget, reason?: string) => accept(server, target, reason)),
    commands.registerCommand("nianbao.checkAll", () => all.run()),
    commands.registerCommand("nianbao.results.clear", () => all.clear()),
    // A view hands over the item in focus to the commands in its title.
    commands.registerCommand("nianbao.export", (scope?: unknown, answers?: ExportAnswers) =>
      exportProblems(server, tree.document(), all.results(), isExportScope(scope) ? scope : undefined, answers),
    ),
    commands.registerCommand("nianbao.compareYears", (lastYear?: unknown) =>
      comparison.show(tree.document(), lastYear instanceof Uri ? lastYear : undefined),
    ),
    commands.registerCommand("nianbao.showProblems", () => commands.executeCommand("workbench.actions.view.problems")),
    commands.registerCommand(ADD_WORD_COMMAND, (target: WordTarget) => addWord(server, target)),
    commands.registerCommand("nianbao.restart", () => server.restart()),
    recogniseReports(),
  );
  for (const document of workspace.textDocuments) startFor(document);
  return {
    onDidChangeOutline: tree.onDidChange,
    outline: tree.items,
    isServerStarted: server.isStarted,
    results: all.results,
    comparedYears: comparison.shown,
    answerEncodingOffers: encodings.answerWith,
    preview,
  };
}

/** What the preview is asked for: by a person, a button above an editor, a table in the outline, or a code lens. */
function toPreviewTarget(
  target: PreviewTarget | OutlinePlace | Uri | undefined,
  outlined: TextDocument | undefined,
): PreviewTarget {
  if (target instanceof Uri) return { uri: target.toString() };
  if (!target || !("item" in target)) return target ?? {};
  return { ...(outlined ? { uri: outlined.uri.toString() } : {}), table: target.item.id };
}

/** Makes every safe fix in the report in front, else in the one that the outline shows. */
async function fixAll(shown: TextDocument | undefined): Promise<void> {
  const active = window.activeTextEditor?.document;
  const document = active && isReport(active) ? active : shown;
  if (!document) {
    window.showInformationMessage(t("没有打开的年报"));
    return;
  }
  const all = document.validateRange(new Range(0, 0, document.lineCount, 0));
  const actions = await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    all,
    FIX_ALL_KIND,
  );
  const action = actions.find(({ edit }) => edit);
  if (action?.edit && (await workspace.applyEdit(action.edit))) window.setStatusBarMessage(action.title, 5000);
  else window.showInformationMessage(t("没有可安全修正的问题"));
}
