import { type CodeAction, CodeActionKind, commands, type TextDocument, window } from "vscode";
import { ACCEPT_COMMAND, type FixPartParams, type OutlineItem } from "../../server/src/lsp/protocol";
import { applyEdits, toRange } from "./edits";
import { t } from "./l10n";
import type { Server } from "./server";

/** A part of a report as its outline shows it. */
export interface ReportPart {
  readonly document: TextDocument;
  readonly item: OutlineItem;
  /** The ids of the items that lead to it, from the outermost on, its own included. */
  readonly path: readonly string[];
}

/** Puts in what is missing at a part, or makes all safe fixes in it, and says what was done. */
export async function fixPart(
  server: Server,
  { document, path }: ReportPart,
  what: FixPartParams["what"],
): Promise<void> {
  const fix = await server.fixPart(document, path, what);
  if (!fix) window.showInformationMessage(t("这里没有可以修正的问题"));
  else if (await applyEdits(document, fix)) window.setStatusBarMessage(fix.title, 5000);
}

/** Accepts a problem of a part; which one is asked where there are several. */
export async function acceptAt({ document, item }: ReportPart): Promise<void> {
  if (!item.range) return;
  const range = toRange(item.range);
  const actions = await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    CodeActionKind.QuickFix.value,
  );
  const choices = actions.flatMap(({ command, diagnostics }) => {
    const problem = diagnostics?.[0];
    if (command?.command !== ACCEPT_COMMAND || !problem || !range.contains(problem.range)) return [];
    return [{ label: problem.message, description: t("第 {0} 行", problem.range.start.line + 1), command }];
  });
  const [only, ...others] = choices;
  if (!only) {
    window.showInformationMessage(t("这里没有可以接受的问题（没有保存过的年报，请先保存）"));
    return;
  }
  const chosen = others.length === 0 ? only : await window.showQuickPick(choices, { title: t("接受哪一个问题？") });
  if (chosen) await commands.executeCommand(ACCEPT_COMMAND, ...(chosen.command.arguments ?? []));
}
