import {
  type CancellationToken,
  commands,
  type Diagnostic,
  Disposable,
  type Event,
  EventEmitter,
  languages,
  ProgressLocation,
  type Uri,
  window,
  workspace,
} from "vscode";
import { looksLikeReport } from "../../server/src/lsp/protocol";
import { isReport } from "./documents";
import { DRAFT_PATTERN, findDrafts } from "./findDrafts";
import { t } from "./l10n";
import { countProblems, describeProblems, problemsOf, total } from "./problems";
import { readDraft } from "./readDraft";
import type { CheckedDraft, Server } from "./server";

/** What is known of a file of the workspace since all were checked. */
export type FileCheck =
  | { readonly kind: "report"; readonly uri: Uri; readonly about: Omit<CheckedDraft, "diagnostics"> }
  | { readonly kind: "other"; readonly uri: Uri }
  | { readonly kind: "unread"; readonly uri: Uri; readonly reason: string };

export interface WorkspaceCheck extends Disposable {
  readonly onDidChange: Event<void>;
  /** Checks all reports of the workspace, with a notification that tells how far it is and can cancel it. */
  run(): Promise<void>;
  /** By file; empty before the first run. */
  results(): readonly FileCheck[];
  /** What was left out of the last run, and why; empty where nothing was. */
  leftOut(): string;
  clear(): void;
}

/** Most files that are looked at: someone may have opened a whole disk. */
const MOST_FILES = 20_000;
/** Files in flight. Few, so that what is typed meanwhile does not wait behind them. */
const AT_ONCE = 2;

const HAS_RESULTS = "nianbao.hasResults";
const RESULTS_VIEW = "nianbao.results";

/**
 * Checks every report of the workspace, open or not. Those that are not open show in Problems by a collection of its
 * own; it gives way to the server's as soon as a report is opened, and takes over again when it is closed.
 */
export function checkWorkspace(server: Server): WorkspaceCheck {
  const changed = new EventEmitter<void>();
  const collection = languages.createDiagnosticCollection("nianbao-workspace");
  let results = new Map<string, FileCheck>();
  let leftOut = "";
  let running: Promise<void> | undefined;

  const checkFile = async (uri: Uri): Promise<{ check: FileCheck; problems: readonly Diagnostic[] }> => {
    const draft = await readDraft(uri);
    if ("reason" in draft) return { check: { kind: "unread", uri, reason: draft.reason }, problems: [] };
    if (!looksLikeReport(draft.text)) return { check: { kind: "other", uri }, problems: [] };
    const checked = await server.checkText(uri, draft.text);
    if (!checked) return { check: { kind: "unread", uri, reason: t("校对服务没有应答") }, problems: [] };
    const { diagnostics, ...about } = checked;
    return { check: about.isReport ? { kind: "report", uri, about } : { kind: "other", uri }, problems: diagnostics };
  };

  const show = () => {
    void commands.executeCommand("setContext", HAS_RESULTS, results.size > 0);
    changed.fire();
  };

  const runOnce = async () => {
    if (!workspace.workspaceFolders?.length) {
      const open = t("打开文件夹");
      const chosen = await window.showInformationMessage(t("请先打开放着年报的文件夹，再检查全部年报。"), open);
      if (chosen) await commands.executeCommand("workbench.action.files.openFolder");
      return;
    }
    await server.start();
    const found = new Map<string, FileCheck>();
    const problems: [Uri, readonly Diagnostic[]][] = [];
    const title = t("检查工作区里的全部年报");
    await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (progress, token) => {
        progress.report({ message: t("正在找文件…") });
        const files = await findDrafts(MOST_FILES, token);
        await eachOf(files, token, async (uri) => {
          const { check, problems: own } = await checkFile(uri);
          found.set(uri.toString(), check);
          if (!isOpenReport(uri)) problems.push([uri, own]);
          progress.report({ message: `${found.size} / ${files.length}`, increment: 100 / files.length });
        });
        const rest = files.length - found.size;
        if (rest > 0) leftOut = t("已取消，还有 {0} 个文件没有查", rest);
        else leftOut = files.length < MOST_FILES ? "" : t("文件太多，只查了 {0} 个", MOST_FILES);
      },
    );
    results = found;
    collection.clear();
    collection.set(problems);
    show();
    if (results.size > 0) await commands.executeCommand(`${RESULTS_VIEW}.focus`);
    void conclude();
  };

  /** Says what came of it, and offers to write it down. */
  const conclude = async () => {
    const wayOut = t("导出清单…");
    const said = describeResults([...results.values()], leftOut);
    if (results.size === 0) void window.showInformationMessage(said);
    else if (await window.showInformationMessage(said, wayOut)) await commands.executeCommand("nianbao.export", "all");
  };

  /** Looks again at files that have changed, one after another. */
  const waiting = new Map<string, Uri>();
  let isLooking = false;
  const lookAgain = async (uri: Uri) => {
    if (results.size === 0) return;
    waiting.set(uri.toString(), uri);
    if (isLooking) return;
    isLooking = true;
    for (const [key, next] of waiting) {
      waiting.delete(key);
      const { check, problems } = await checkFile(next);
      // All may have been cleared meanwhile.
      if (results.size === 0) continue;
      results.set(key, check);
      if (!isOpenReport(next)) collection.set(next, problems);
      changed.fire();
    }
    isLooking = false;
  };
  const forget = (uri: Uri) => {
    collection.delete(uri);
    if (results.delete(uri.toString())) show();
  };

  const watcher = workspace.createFileSystemWatcher(DRAFT_PATTERN);
  const parts = Disposable.from(
    changed,
    collection,
    watcher,
    watcher.onDidChange((uri) => void lookAgain(uri)),
    watcher.onDidCreate((uri) => void lookAgain(uri)),
    watcher.onDidDelete(forget),
    server.onDidCheck((uri) => {
      if (collection.has(uri) && isOpenReport(uri)) collection.delete(uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      // A change of language closes a document too, and opens it again at once.
      queueMicrotask(() => {
        if (results.has(uri.toString()) && !isOpenReport(uri)) void lookAgain(uri);
      });
    }),
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => results.has(uri.toString()))) changed.fire();
    }),
  );
  return {
    onDidChange: changed.event,
    run() {
      running ??= runOnce().finally(() => {
        running = undefined;
      });
      return running;
    },
    results: () => [...results.values()],
    leftOut: () => leftOut,
    clear() {
      results = new Map();
      leftOut = "";
      collection.clear();
      show();
    },
    dispose: () => parts.dispose(),
  };
}

/** What came of checking all, in a sentence or two. */
export function describeResults(results: readonly FileCheck[], leftOut: string): string {
  const of = (kind: FileCheck["kind"]) => results.filter((one) => one.kind === kind);
  const reports = of("report");
  const problems = countProblems(reports.flatMap(({ uri }) => problemsOf(uri)));
  const found = total(problems) > 0 ? describeProblems(problems) : t("没有发现问题");
  const others = [
    ...(of("unread").length > 0 ? [t("{0} 个文件读不了", of("unread").length)] : []),
    ...(of("other").length > 0 ? [t("{0} 个 .txt 不是年报，没有检查", of("other").length)] : []),
    ...(leftOut === "" ? [] : [leftOut]),
  ];
  const first =
    reports.length === 0 ? t("工作区里没有找到年报（.txt）") : t("共检查 {0} 份年报：{1}", reports.length, found);
  return t("{0}。", [first, ...others].join(t("；")));
}

/** Does something for each, a few at once, until all are done or it is cancelled. */
async function eachOf<T>(all: readonly T[], token: CancellationToken, act: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  const worker = async () => {
    for (const one of rest) {
      if (token.isCancellationRequested) return;
      await act(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Whether the server itself checks the file, as it is open. */
function isOpenReport(uri: Uri): boolean {
  const key = uri.toString();
  return workspace.textDocuments.some((document) => document.uri.toString() === key && isReport(document));
}
