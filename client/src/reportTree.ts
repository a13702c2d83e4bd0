import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  languages,
  type Memento,
  type Position,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
  workspace,
} from "vscode";
import type { OutlineItem } from "../../server/src/lsp/protocol";
import { isReport } from "./documents";
import { toRange } from "./edits";
import { t } from "./l10n";
import { acceptAt, fixPart, type ReportPart } from "./outlineActions";
import { countProblems, describeProblems, problemsOf, total } from "./problems";
import type { Server } from "./server";

const VIEW = "nianbao.outline";
const OPEN_COMMAND = "nianbao.outline.open";
/** Set while a report is open; the view is shown only then. */
const CONTEXT_KEY = "nianbao.hasReport";

/** Set while only what has problems is shown. */
const FILTER_KEY = "nianbao.outline.onlyProblems";

/** Most problems that the hint on a part tells of. */
const MOST_TOLD = 8;

/** Remembered for good: the view has been shown once. */
const INTRODUCED = "nianbao.outline.introduced";

/** Rows from which on a table without problems begins folded. */
const MANY_ROWS = 8;

export interface ReportTree extends Disposable {
  readonly onDidChange: Event<void>;
  items(): readonly OutlineItem[];
  /** The report that the tree shows. */
  document(): TextDocument | undefined;
}

/** What commands on a place in the tree are given. */
export interface OutlinePlace {
  readonly item: OutlineItem;
}

/** A place in the tree. It outlives edits, so that an edit which changes nothing here does not touch the view. */
interface Node extends OutlinePlace {
  readonly key: string;
  readonly parent: Node | undefined;
  item: OutlineItem;
  children: readonly Node[];
}

/** Shows the outline of the report in front in the Explorer and keeps it in step with text and cursor. */
export function showReportTree(server: Server, memory: Memento): ReportTree {
  const redraw = new EventEmitter<undefined>();
  const changed = new EventEmitter<void>();
  let document: TextDocument | undefined;
  let items: readonly OutlineItem[] = [];
  let roots: readonly Node[] = [];
  /** The version of the text that the ranges in the tree count in. */
  let version = -1;
  let followed: Position | undefined;
  let asked = 0;
  let isFiltered = false;
  const shown = (nodes: readonly Node[]) => (isFiltered ? nodes.filter(({ item }) => needsWork(item)) : nodes);

  const view: TreeView<Node> = window.createTreeView(VIEW, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: redraw.event,
      getChildren: (node) => [...shown(node?.children ?? roots)],
      getParent: (node) => node.parent,
      getTreeItem: toTreeItem,
      resolveTreeItem: (made, { item }) => {
        made.tooltip = hintOn(item, document);
        return made;
      },
    },
  });

  const show = (next: readonly OutlineItem[]) => {
    const before = drawing(items);
    const known = new Map(everyNode(roots).map((node) => [node.key, node]));
    items = next;
    roots = toNodes(next, undefined, known);
    if (drawing(next) !== before) {
      redraw.fire(undefined);
    }
    describe();
    changed.fire();
  };

  const refresh = async () => {
    const mine = ++asked;
    const wanted = document;
    if (!wanted) return;
    const at = wanted.version;
    const outline = await server.outline(wanted);
    if (mine !== asked || !outline) return;
    version = at;
    show(outline);
    introduce();
    follow();
  };

  /**
   * VS Code folds views that extensions add to the Explorer, so the first report ever opens this one. After that it is
   * as its user leaves it.
   */
  const introduce = () => {
    if (roots.length === 0 || memory.get(INTRODUCED)) return;
    void memory.update(INTRODUCED, true);
    // Not by `reveal`: the tree does not find its nodes again when one was revealed before it was drawn.
    if (!view.visible) void commands.executeCommand(`${VIEW}.focus`, { preserveFocus: true });
  };

  const setDocument = (next: TextDocument | undefined) => {
    if (next === document) return;
    document = next;
    followed = undefined;
    version = -1;
    commands.executeCommand("setContext", CONTEXT_KEY, next !== undefined);
    describe();
    if (next) void refresh();
    else {
      asked++;
      show([]);
    }
  };

  /** Selects what the cursor stands in; never takes the focus, and never opens a view that is hidden. */
  const follow = () => {
    const editor = window.activeTextEditor;
    if (!view.visible || !editor || editor.document !== document || document.version !== version) return;
    const cursor = editor.selection.active;
    // A view that a person walks through while the cursor rests must not be pulled back.
    if (followed?.isEqual(cursor)) return;
    followed = cursor;
    const [selected] = view.selection;
    const node = innermost(everyNode(roots, shown), cursor);
    if (!node || node === selected) return;
    if (selected?.item.selectionRange && toRange(selected.item.selectionRange).start.isEqual(cursor)) return;
    // Fails where the tree has been redrawn in the meantime; the next move of the cursor makes it good.
    view.reveal(node, { select: true, focus: false }).then(undefined, () => {});
  };

  const open = async (node: Node) => {
    const target = node.item.selectionRange;
    if (!document || !target) return;
    const wanted = document;
    const shown = window.visibleTextEditors.find((editor) => editor.document === wanted);
    const editor = await window.showTextDocument(wanted, shown?.viewColumn ? { viewColumn: shown.viewColumn } : {});
    const { start } = toRange(target);
    editor.selection = new Selection(start, start);
    editor.revealRange(new Range(start, start), TextEditorRevealType.InCenterIfOutsideViewport);
  };

  /** All problems of the report beside the view's title, those between its parts included. */
  const describe = () => {
    const found = countProblems(document ? problemsOf(document.uri) : []);
    const described = describeProblems(found);
    view.description = described;
    view.badge = total(found) > 0 ? { value: total(found), tooltip: described } : undefined;
    view.message = isFiltered && document && !items.some(needsWork) ? t("没有问题") : "";
  };

  const filter = (onlyProblems: boolean) => {
    isFiltered = onlyProblems;
    commands.executeCommand("setContext", FILTER_KEY, onlyProblems);
    redraw.fire(undefined);
    describe();
  };

  /** Makes a command of the context menu of what is done at a part. */
  const onPart = (act: (part: ReportPart) => Promise<void>) => async (node?: Node) => {
    const meant = node ?? view.selection[0];
    if (document && meant) await act({ document, item: meant.item, path: pathOf(meant) });
  };

  const pickDocument = () => {
    const active = window.activeTextEditor?.document;
    if (active && isReport(active)) setDocument(active);
    else if (!document || document.isClosed || !isReport(document)) {
      setDocument(window.visibleTextEditors.map((editor) => editor.document).find(isReport));
    }
  };

  const parts = Disposable.from(
    view,
    redraw,
    changed,
    server.onDidCheck((uri) => {
      if (document && uri.toString() === document.uri.toString()) void refresh();
    }),
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === document?.uri.toString())) describe();
    }),
    window.onDidChangeActiveTextEditor(pickDocument),
    workspace.onDidOpenTextDocument(pickDocument),
    // A change of language closes a document too, and opens it again at once.
    workspace.onDidCloseTextDocument(() => queueMicrotask(pickDocument)),
    window.onDidChangeTextEditorSelection(follow),
    view.onDidChangeVisibility(() => {
      followed = undefined;
      follow();
    }),
    commands.registerCommand(OPEN_COMMAND, open),
    commands.registerCommand(`${VIEW}.onlyProblems`, () => filter(true)),
    commands.registerCommand(`${VIEW}.showAll`, () => filter(false)),
    commands.registerCommand(
      `${VIEW}.insert`,
      onPart((part) => fixPart(server, part, "insertion")),
    ),
    commands.registerCommand(
      `${VIEW}.fixPart`,
      onPart((part) => fixPart(server, part, "safeFixes")),
    ),
    commands.registerCommand(`${VIEW}.accept`, onPart(acceptAt)),
  );
  pickDocument();
  return {
    onDidChange: changed.event,
    items: () => items,
    document: () => document,
    dispose: () => parts.dispose(),
  };
}

function toNodes(items: readonly OutlineItem[], parent: Node | undefined, known: ReadonlyMap<string, Node>): Node[] {
  const taken = new Set<string>();
  return items.map((item) => {
    // Ids tell siblings apart only, and two that are alike would make VS Code drop the whole tree.
    let key = `${parent?.key ?? ""}/${item.id}`;
    while (taken.has(key)) key += "'";
    taken.add(key);
    const node = known.get(key) ?? { key, parent, item, children: [] };
    node.item = item;
    node.children = toNodes(item.children, node, known);
    return node;
  });
}

function everyNode(nodes: readonly Node[], pick = (nodes: readonly Node[]) => nodes): Node[] {
  return pick(nodes).flatMap((node) => [node, ...everyNode(node.children, pick)]);
}

/** Whether something is wrong with a part or with any part of it. */
function needsWork({ kind, missing, problems, children }: OutlineItem): boolean {
  return missing || kind === "note" || total(problems) > 0 || children.some(needsWork);
}

/** All that the tree shows of the items, which is all but where they stand. */
function drawing(items: readonly OutlineItem[]): string {
  return JSON.stringify(items, (key, value) => (key === "range" || key === "selectionRange" ? undefined : value));
}

/**
 * The smallest node around a place, else the row on its line: the cells of a row may begin with empty ones. Not by way
 * of the parents: a table may stand outside its section.
 */
function innermost(nodes: readonly Node[], place: Position): Node | undefined {
  let best: { readonly node: Node; readonly range: Range } | undefined;
  let row: Node | undefined;
  for (const node of nodes) {
    const range = node.item.range && toRange(node.item.range);
    if (!range) continue;
    if (range.contains(place) && (!best || best.range.contains(range))) best = { node, range };
    if (node.item.kind === "row" && range.start.line <= place.line && place.line <= range.end.line) row ??= node;
  }
  return best?.node.item.kind === "row" ? best.node : (row ?? best?.node);
}

function toTreeItem(node: Node): TreeItem {
  const { key, item } = node;
  const problems = describeProblems(item.problems);
  const description = [item.detail, problems].filter(Boolean).join(" · ");
  const made = new TreeItem(item.label, collapsibleState(item));
  made.id = key;
  made.description = description;
  made.iconPath = iconOf(item);
  made.contextValue = contextOf(item);
  made.accessibilityInformation = { label: [item.label, description].filter(Boolean).join(t("，")) };
  if (item.selectionRange) made.command = { command: OPEN_COMMAND, title: t("转到"), arguments: [node] };
  return made;
}

/** What the menus ask for: `insertable`, `fixable`, `acceptable`, `placed`. */
function contextOf({ kind, missing, insertion, safeFixes, problems, selectionRange }: OutlineItem): string {
  const marks = [
    [kind, true],
    ["missing", missing],
    ["insertable", insertion !== undefined],
    ["fixable", safeFixes > 0],
    ["acceptable", total(problems) > 0],
    ["placed", selectionRange !== undefined],
  ] as const;
  return marks.flatMap(([name, holds]) => (holds ? [name] : [])).join(" ");
}

/** What a part is, what is wrong in it, and what could be put in. */
function hintOn({ label, detail, range, insertion }: OutlineItem, document: TextDocument | undefined): string {
  const within = range && toRange(range);
  const problems = document && within ? problemsOf(document.uri).filter((one) => within.contains(one.range)) : [];
  const told = problems.slice(0, MOST_TOLD).map(({ message }) => `· ${message}`);
  const more = problems.length > MOST_TOLD ? [t("……共 {0} 个问题", problems.length)] : [];
  return [label, detail, ...told, ...more, ...(insertion ? [t("可以{0}", insertion)] : [])].filter(Boolean).join("\n");
}

function pathOf(node: Node): string[] {
  return [...(node.parent ? pathOf(node.parent) : []), node.item.id];
}

function collapsibleState({ kind, children, problems }: OutlineItem): TreeItemCollapsibleState {
  if (children.length === 0) return TreeItemCollapsibleState.None;
  const clean = problems.error + problems.warning === 0;
  return kind === "table" && clean && children.length >= MANY_ROWS
    ? TreeItemCollapsibleState.Collapsed
    : TreeItemCollapsibleState.Expanded;
}

function iconOf({ kind, missing, problems }: OutlineItem): ThemeIcon {
  if (missing) return new ThemeIcon("circle-slash", new ThemeColor("problemsErrorIcon.foreground"));
  if (problems.error > 0) return new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground"));
  if (problems.warning > 0) return new ThemeIcon("warning", new ThemeColor("problemsWarningIcon.foreground"));
  if (problems.info > 0) return new ThemeIcon("info", new ThemeColor("problemsInfoIcon.foreground"));
  switch (kind) {
    case "row":
      return new ThemeIcon("symbol-number");
    case "table":
      return new ThemeIcon("table");
    case "note":
      return new ThemeIcon("question");
    default:
      return new ThemeIcon("pass", new ThemeColor("testing.iconPassed"));
  }
}
