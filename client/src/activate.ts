import {
  type CodeAction,
  commands,
  type Disposable,
  type Event,
  type ExtensionContext,
  Range,
  type TextDocument,
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
} from "../../server/src/lsp/protocol";
import { accept } from "./accept";
import { addWord } from "./addWord";
import { convertLayout } from "./convertLayout";
import { isReport } from "./documents";
import { type AskToReopen, watchEncodings } from "./encodings";
import { type NewReportAnswers, newReport } from "./newReport";
import { recogniseReports } from "./recognise";
import { showReportTree } from "./reportTree";
import { type MakeClient, makeServer } from "./server";

/** What other extensions, and tests, may use. */
export interface Api {
  /** The outline shown has changed, or has been confirmed for a newer text. */
  readonly onDidChangeOutline: Event<void>;
  /** The outline shown; empty where no report is open. */
  outline(): readonly OutlineItem[];
  /** Has `ask` answer whether a report opened in the wrong encoding is opened anew, instead of a notification. */
  answerEncodingOffers(ask: AskToReopen): Disposable;
}

/** What is the same on the desktop and in a browser. */
export function activateWith(context: ExtensionContext, makeClient: MakeClient): Api {
  const server = makeServer(context, makeClient);
  const tree = showReportTree(server, context.globalState);
  const encodings = watchEncodings();
  const startFor = (document: TextDocument) => {
    // The client shows of itself why a server does not start.
    if (isReport(document)) server.start().catch(() => {});
  };

  context.subscriptions.push(
    tree,
    encodings,
    { dispose: () => server.stop() },
    workspace.onDidOpenTextDocument(startFor),
    commands.registerCommand("nianbao.fixAll", () => fixAll(tree.document())),
    commands.registerCommand("nianbao.convertLayout", (layout?: TargetLayout) =>
      convertLayout(server, tree.document(), layout),
    ),
    commands.registerCommand("nianbao.newReport", (answers?: NewReportAnswers) => newReport(server, answers)),
    commands.registerCommand(ACCEPT_COMMAND, (target: AcceptTarget, reason?: string) => accept(server, target, reason)),
    commands.registerCommand(ADD_WORD_COMMAND, (target: WordTarget) => addWord(server, target)),
    commands.registerCommand("nianbao.restart", () => server.restart()),
    recogniseReports(),
  );
  for (const document of workspace.textDocuments) startFor(document);
  return {
    onDidChangeOutline: tree.onDidChange,
    outline: tree.items,
    answerEncodingOffers: encodings.answerWith,
  };
}

/** Makes every safe fix in the report in front, else in the one that the outline shows. */
async function fixAll(shown: TextDocument | undefined): Promise<void> {
  const active = window.activeTextEditor?.document;
  const document = active && isReport(active) ? active : shown;
  if (!document) {
    window.showInformationMessage("没有打开的年报");
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
  else window.showInformationMessage("没有可安全修正的问题");
}
