import { commands, env, ProgressLocation, type TextDocument, UIKind, Uri, window, workspace } from "vscode";
import type { ExportFormat, Summary } from "../../server/src/lsp/protocol";
import type { FileCheck } from "./checkAll";
import { t } from "./l10n";
import { readDraft } from "./readDraft";
import type { Server } from "./server";

/** What to write down: the report that is given, or all that was checked. */
export type ExportScope = "active" | "all";

export function isExportScope(value: unknown): value is ExportScope {
  return value === "active" || value === "all";
}

/** What a person need not be asked. */
export interface ExportAnswers {
  readonly format: ExportFormat;
  readonly target: Uri;
}

const FORMATS: readonly { readonly format: ExportFormat; readonly label: string; readonly detail: string }[] = [
  { format: "html", label: t("网页（HTML）"), detail: t("用浏览器打开，可以打印、发给别人") },
  { format: "csv", label: t("表格（CSV）"), detail: t("用 Excel、WPS 打开，一行一个问题，可以筛选") },
];

/** Writes the problems of the report in front, or of all that were checked, into a file, and offers to open it. */
export async function exportProblems(
  server: Server,
  active: TextDocument | undefined,
  checked: readonly FileCheck[],
  given?: ExportScope,
  answers?: ExportAnswers,
): Promise<void> {
  const scope = given ?? (await askScope(active, checked));
  if (!scope) return;
  const files: readonly FileCheckLike[] =
    scope === "all" ? checked : active ? [{ kind: "report", uri: active.uri }] : [];
  if (files.length === 0) {
    window.showInformationMessage(t("没有可以导出的：请先打开一份年报，或者检查全部年报"));
    return;
  }
  const format = answers?.format ?? (await window.showQuickPick(FORMATS, { title: t("导出成什么？") }))?.format;
  const target = format && (answers?.target ?? (await askTarget(format, scope, files)));
  if (!format || !target) return;
  const written = await write(server, files, format);
  if (written === undefined) return;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(written));
  } catch {
    window.showErrorMessage(
      t("写不了 {0}（如果正在 Excel、WPS 里打开着，请先关闭）", workspace.asRelativePath(target)),
    );
    return;
  }
  void offerToOpen(target);
}

type FileCheckLike = Pick<FileCheck, "kind" | "uri">;

async function askScope(
  active: TextDocument | undefined,
  checked: readonly FileCheck[],
): Promise<ExportScope | undefined> {
  if (checked.length === 0) return "active";
  if (!active) return "all";
  const reports = checked.filter(({ kind }) => kind === "report").length;
  const choices: readonly { readonly scope: ExportScope; readonly label: string }[] = [
    { scope: "active", label: t("这一份：{0}", nameOf(active.uri)) },
    { scope: "all", label: t("检查过的全部 {0} 份年报", reports) },
  ];
  return (await window.showQuickPick(choices, { title: t("导出哪些问题？") }))?.scope;
}

async function askTarget(
  format: ExportFormat,
  scope: ExportScope,
  files: readonly FileCheckLike[],
): Promise<Uri | undefined> {
  const [first] = files;
  const isStored = scope === "active" && first && first.uri.scheme !== "untitled";
  const folder = isStored ? Uri.joinPath(first.uri, "..") : workspace.workspaceFolders?.[0]?.uri;
  const name = isStored ? t("{0} 校对结果", nameOf(first.uri).replace(/\.txt$/i, "")) : t("年报校对结果");
  return window.showSaveDialog({
    title: t("导出问题清单"),
    ...(folder ? { defaultUri: Uri.joinPath(folder, `${name}.${format}`) } : {}),
    filters: format === "html" ? { [t("网页 HTML")]: ["html"] } : { [t("表格 CSV")]: ["csv"] },
  });
}

/** The whole file; undefined where it was cancelled, or the server does not answer. Checks the texts as they are now. */
async function write(
  server: Server,
  files: readonly FileCheckLike[],
  format: ExportFormat,
): Promise<string | undefined> {
  await server.start();
  const pieces: string[] = [];
  const summary: Record<keyof Summary, number> = { files: 0, error: 0, warning: 0, info: 0, accepted: 0 };
  const passedOver: string[] = [];
  const unread: { path: string; reason: string }[] = [];
  const add = async ({ kind, uri }: FileCheckLike) => {
    const path = workspace.asRelativePath(uri);
    if (kind === "other") {
      passedOver.push(path);
      return;
    }
    const draft = await readDraft(uri);
    if ("reason" in draft) {
      unread.push({ path, reason: draft.reason });
      return;
    }
    const { text, encoding, damaged } = draft;
    const checked = await server.checkText(uri, text, { format, path, encoding, damaged });
    if (checked?.written === undefined) {
      unread.push({ path, reason: t("校对服务没有应答") });
      return;
    }
    pieces.push(checked.written);
    summary.files++;
    summary.error += checked.problems.error;
    summary.warning += checked.problems.warning;
    summary.info += checked.problems.info;
    summary.accepted += checked.accepted;
  };
  const inOrder = [...files].sort((a, b) => a.uri.path.localeCompare(b.uri.path, "zh-CN"));
  const isDone = await window.withProgress(
    { location: ProgressLocation.Notification, title: t("导出问题清单"), cancellable: true },
    async (progress, token) => {
      for (const [i, file] of inOrder.entries()) {
        if (token.isCancellationRequested) return false;
        await add(file);
        progress.report({ message: `${i + 1} / ${inOrder.length}`, increment: 100 / inOrder.length });
      }
      return true;
    },
  );
  if (!isDone) return undefined;
  const unchecked = { passedOver, complaints: 0, notCompared: 0, unread };
  const frame = await server.exportFrame({ format, summary, unchecked });
  return frame && frame.begin + pieces.join("") + frame.end;
}

async function offerToOpen(target: Uri): Promise<void> {
  const open = t("打开");
  const chosen = await window.showInformationMessage(t("已导出到 {0}", workspace.asRelativePath(target)), open);
  if (chosen !== open) return;
  // Only on the desktop another program can be asked to open a file of this machine.
  const isLocal = target.scheme === "file" && env.uiKind === UIKind.Desktop && !env.remoteName;
  if (!isLocal || !(await env.openExternal(target))) await commands.executeCommand("vscode.open", target);
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
