import { Uri, window, workspace } from "vscode";
import { LANGUAGE_ID } from "../../server/src/lsp/protocol";
import { isReport } from "./documents";
import { t } from "./l10n";
import type { Server } from "./server";

/** What a new report is to be, where a person need not be asked. */
export interface NewReportAnswers {
  readonly body: string;
  readonly year: number;
}

/** Asks for body and year, and opens an empty draft that is still to be saved. */
export async function newReport(server: Server, given?: NewReportAnswers): Promise<void> {
  const active = window.activeTextEditor?.document;
  const beside = active && isReport(active) && !active.isUntitled ? active.uri : undefined;
  const answers = given ?? (await ask());
  if (!answers) return;
  const created = await server.newReport({ ...answers, ...(beside ? { beside: beside.toString() } : {}) });
  if (!created) {
    window.showWarningMessage(t("没有建成：校对服务没有应答，或者该年度没有规定的格式"));
    return;
  }
  const document = await workspace.openTextDocument({ language: LANGUAGE_ID, content: created.text });
  await window.showTextDocument(document);
  const from = created.lastYear && workspace.asRelativePath(Uri.parse(created.lastYear));
  window.setStatusBarMessage(
    from ? t("已从 {0} 带入 {1} 个数", from, created.carried) : t("工作区里没有上年的年报，上年结转等请自行填写"),
    10000,
  );
}

async function ask(): Promise<NewReportAnswers | undefined> {
  const title = t("新建年度报告");
  const body = await window.showInputBox({
    title,
    prompt: t("机关名称"),
    placeHolder: "云溪镇人民政府",
    validateInput: (value) => (value.trim() === "" ? t("请写机关名称") : undefined),
  });
  if (body === undefined) return undefined;
  const year = await window.showInputBox({
    title,
    prompt: t("报告的是哪一年"),
    value: String(defaultYear(new Date())),
    validateInput: (value) => (/^20\d\d$/.test(value.trim()) ? undefined : t("请写四位数的年份，如 2025")),
  });
  return year === undefined ? undefined : { body: body.trim(), year: Number(year) };
}

/** Reports are due by the end of January, and begun in autumn at the earliest. */
function defaultYear(today: Date): number {
  return today.getMonth() >= 9 ? today.getFullYear() : today.getFullYear() - 1;
}
