import {
  Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
  window,
  workspace,
} from "vscode";
import type { ProblemCount } from "../../server/src/lsp/protocol";
import { describeResults, type FileCheck, type WorkspaceCheck } from "./checkAll";
import { t } from "./l10n";
import { countProblems, describeProblems, problemsOf, total } from "./problems";

const VIEW = "nianbao.results";

/** How long changes are gathered before the tree is drawn again, in milliseconds. */
const GATHERING = 200;

type Node =
  | { readonly kind: "file"; readonly file: FileCheck; readonly problems: ProblemCount }
  | { readonly kind: "others"; readonly files: readonly FileCheck[] };

/** Shows what checking all reports has found: a line a report, the worst first, and what was not checked. */
export function showResultsTree(check: WorkspaceCheck): Disposable {
  const redraw = new EventEmitter<undefined>();
  const view = window.createTreeView<Node>(VIEW, {
    showCollapseAll: false,
    treeDataProvider: {
      onDidChangeTreeData: redraw.event,
      getChildren: (node) => {
        if (!node) return toNodes(check.results());
        return node.kind === "others" ? node.files.map(toFileNode) : [];
      },
      getTreeItem: toTreeItem,
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = () => {
    timer = undefined;
    view.message = check.results().length > 0 ? describeResults(check.results(), check.leftOut()) : "";
    redraw.fire(undefined);
  };
  return Disposable.from(
    view,
    redraw,
    check.onDidChange(() => {
      timer ??= setTimeout(draw, GATHERING);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

function toFileNode(file: FileCheck): Node {
  return { kind: "file", file, problems: countProblems(problemsOf(file.uri)) };
}

function toNodes(results: readonly FileCheck[]): Node[] {
  const files = results.filter(({ kind }) => kind !== "other").map(toFileNode);
  const others = results.filter(({ kind }) => kind === "other").sort(byPath);
  const worstFirst = files.sort((a, b) => {
    if (a.kind !== "file" || b.kind !== "file") return 0;
    return (
      Number(b.file.kind === "unread") - Number(a.file.kind === "unread") ||
      b.problems.error - a.problems.error ||
      b.problems.warning - a.problems.warning ||
      b.problems.info - a.problems.info ||
      byPath(a.file, b.file)
    );
  });
  return others.length > 0 ? [...worstFirst, { kind: "others", files: others }] : worstFirst;
}

function byPath(a: FileCheck, b: FileCheck): number {
  return a.uri.path.localeCompare(b.uri.path, "zh-CN");
}

function toTreeItem(node: Node): TreeItem {
  if (node.kind === "others") {
    const made = new TreeItem(t("不是年报，没有检查：{0} 个", node.files.length), TreeItemCollapsibleState.Collapsed);
    made.id = "others";
    made.iconPath = new ThemeIcon("circle-slash");
    return made;
  }
  const { file, problems } = node;
  const path = workspace.asRelativePath(file.uri);
  const { label, details } = describe(file, problems);
  const made = new TreeItem(label);
  made.id = file.uri.toString();
  made.description = [...details, path === label ? "" : path].filter(Boolean).join(" · ");
  made.tooltip = [file.kind === "report" ? file.about.title : "", path, ...details].filter(Boolean).join("\n");
  made.iconPath = iconOf(file, problems);
  made.contextValue = file.kind;
  made.command = { command: "vscode.open", title: t("打开"), arguments: [file.uri, firstProblem(file.uri)] };
  made.accessibilityInformation = { label: [label, ...details, path].join(t("，")) };
  return made;
}

function describe(file: FileCheck, problems: ProblemCount): { label: string; details: readonly string[] } {
  const name = file.uri.path.slice(file.uri.path.lastIndexOf("/") + 1);
  if (file.kind === "unread") return { label: name, details: [t("没有检查：{0}", file.reason)] };
  if (file.kind === "other") return { label: name, details: [] };
  const { body, title, year, accepted, unread } = file.about;
  return {
    label: body ?? title ?? name,
    details: [
      year === null ? t("年份不明") : t("{0}年", year),
      total(problems) > 0 ? describeProblems(problems) : t("没有发现问题"),
      ...(unread > 0 ? [t("{0} 处没有认出来", unread)] : []),
      ...(accepted > 0 ? [t("已接受 {0} 处", accepted)] : []),
    ],
  };
}

function firstProblem(uri: Uri): { readonly selection: unknown } | undefined {
  const [first, ...others] = problemsOf(uri).map(({ range }) => range);
  if (!first) return undefined;
  const { start } = others.reduce((best, range) => (range.start.isBefore(best.start) ? range : best), first);
  return { selection: { start, end: start } };
}

function iconOf({ kind }: FileCheck, { error, warning, info }: ProblemCount): ThemeIcon {
  if (kind === "unread") return new ThemeIcon("question", new ThemeColor("problemsErrorIcon.foreground"));
  if (kind === "other") return new ThemeIcon("file");
  if (error > 0) return new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground"));
  if (warning > 0) return new ThemeIcon("warning", new ThemeColor("problemsWarningIcon.foreground"));
  if (info > 0) return new ThemeIcon("info", new ThemeColor("problemsInfoIcon.foreground"));
  return new ThemeIcon("pass", new ThemeColor("testing.iconPassed"));
}
