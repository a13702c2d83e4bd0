// Draws the forms. Every text goes in as text, so nothing that a draft says can become markup.
import type { FormCell, FormPreview, FormSection, FormTable } from "../../server/src/lsp/protocol";
import { keyOfCell, keyOfProblem } from "./keys";
import { language, t } from "./l10n";

type Sum = NonNullable<FormCell["figure"]>["sums"][number];
type Severity = FormTable["problems"][number]["severity"];

/** A cell that takes a figure, as it is drawn. */
export interface FigureCell {
  readonly id: string;
  readonly element: HTMLTableCellElement;
  readonly headers: readonly HTMLElement[];
  readonly table: FormTable;
  readonly cell: FormCell;
}

/** The forms as they are drawn: rows of figures from top to bottom, over all tables. */
export interface DrawnForms {
  readonly rows: readonly (readonly FigureCell[])[];
  readonly byKey: ReadonlyMap<string, HTMLElement>;
}

const GRAVITY: readonly Severity[] = ["error", "warning", "info"];

function severityName(severity: Severity): string {
  return { error: t("错误"), warning: t("警告"), info: t("提示") }[severity];
}

/** Which of the sums that end in a total it is. */
function directionOf({ rule }: Sum): string {
  const directions: Readonly<Record<Sum["rule"], string>> = {
    "total/row": t("横"),
    "total/result": t("竖"),
    "total/balance": t("勾稽"),
    "total/disputes": "",
  };
  return directions[rule];
}

/**
 * Draws `preview` into `root`. Where the same tables are drawn already, only the cells that say something else change, so
 * that focus and reading position stay.
 */
export function drawForms(root: HTMLElement, preview: FormPreview, before?: DrawnForms): DrawnForms {
  const rows: FigureCell[][] = [];
  const byKey = new Map<string, HTMLElement>();
  const sections = preview.sections.map((section) => drawSection(section, rows, byKey));
  const head = drawHead(preview);
  if (!before || shapeOf(before) !== shapeOf({ rows, byKey })) {
    root.replaceChildren(head, ...sections);
    return { rows, byKey };
  }
  root.firstElementChild?.replaceWith(head);
  const kept = (fresh: HTMLElement) => before.byKey.get(fresh.dataset.key ?? "") ?? fresh;
  for (const [key, fresh] of byKey) {
    const old = before.byKey.get(key);
    if (!old || !(fresh instanceof HTMLTableCellElement || fresh instanceof HTMLTableElement)) continue;
    if (fresh instanceof HTMLTableCellElement) update(old, fresh);
    byKey.set(key, old);
  }
  for (const section of sections) {
    const old = root.querySelector(`.${section.className}`);
    for (const note of old?.querySelectorAll(".problems-title, .problems") ?? []) note.remove();
    old?.append(...section.querySelectorAll(".problems-title, .problems"));
  }
  const sameCells = rows.map((row) =>
    row.map((cell) => ({ ...cell, element: cellOf(kept(cell.element)), headers: cell.headers.map(kept) })),
  );
  return { rows: sameCells, byKey };
}

function cellOf(element: HTMLElement): HTMLTableCellElement {
  if (!(element instanceof HTMLTableCellElement)) throw new Error("no cell");
  return element;
}

/** The tables and cells that are drawn. */
function shapeOf({ byKey }: DrawnForms): string {
  return [...byKey]
    .map(([key, { className, localName }]) =>
      localName === "table" ? `${key} ${className}` : localName === "button" ? "" : key,
    )
    .filter(Boolean)
    .join("\n");
}

/** Gives a cell the content and the attributes of a fresh one; whether the keyboard reaches it stays. */
function update(old: HTMLElement, fresh: HTMLElement): void {
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const name of fresh.getAttributeNames()) {
    const value = fresh.getAttribute(name) ?? "";
    if (name !== "tabindex" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.innerHTML !== fresh.innerHTML) old.replaceChildren(...fresh.childNodes);
}

function drawHead({ title, source, sections }: FormPreview): HTMLElement {
  const tables = sections.flatMap((section) => section.tables);
  const count = (wanted: Severity) =>
    tables.reduce((sum, { problems }) => sum + problems.filter(({ severity }) => severity === wanted).length, 0);
  const found = GRAVITY.flatMap((severity) => {
    const number = count(severity);
    return number > 0 ? [t("{0} 处{1}", number, severityName(severity))] : [];
  });
  const sums = tables.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap(({ figure }) => figure?.sums ?? [])));
  const broken = sums.filter(({ difference }) => difference !== 0).length;
  const totals =
    sums.length === 0 ? [] : [broken > 0 ? t("合计有 {0} 个对不上", broken) : t("{0} 个合计都对得上", sums.length)];
  const problems = found.length > 0 ? t("表格里有 {0}", found.join(t("、"))) : t("表格里没有发现问题");
  return element("header", {}, [
    element("h1", {}, [title || t("（没有题目）")]),
    element("p", { className: "summary", lang: language() }, [[source, problems, ...totals].join(t("；"))]),
  ]);
}

function drawSection(section: FormSection, rows: FigureCell[][], byKey: Map<string, HTMLElement>): HTMLElement {
  const heading = element("h2", { id: `section-${section.id}` }, [section.heading]);
  // The tables of a section look like one, so their problems are counted through.
  const counted = section.tables.map((table, index) => {
    const before = section.tables.slice(0, index).reduce((sum, { problems }) => sum + problems.length, 0);
    return { table, mark: (problem: number) => markOf(before + problem) };
  });
  const tables = counted.map(({ table, mark }) => drawTable(table, mark, rows, byKey));
  const notes = counted.flatMap(({ table, mark }) => drawProblems(table, mark, byKey));
  return element("section", { className: `section-${section.id}` }, [heading, ...tables, ...notes]);
}

/** The mark that ties a problem of a table, by its index, to its cells. */
type Mark = (problem: number) => string;

function drawTable(table: FormTable, mark: Mark, rows: FigureCell[][], byKey: Map<string, HTMLElement>): HTMLElement {
  const { id, width, labelColumns, state } = table;
  const columns = Array.from({ length: width }, (_, x) =>
    element("col", { className: x < labelColumns ? `label-${x + 1}` : "figure" }),
  );
  const head = element("thead");
  const body = element("tbody");
  const drawn = element("table", { id: `table-${id}`, className: `form ${state} of-${id}` }, [
    element("caption", { lang: table.state === "present" ? "zh-CN" : language() }, [captionOf(table)]),
    element("colgroup", {}, columns),
    head,
    body,
  ]);
  drawn.setAttribute("role", "grid");
  byKey.set(id, drawn);
  /** For each grid position the header that reaches over it. */
  const covering: (HTMLElement | undefined)[][] = table.rows.map(() => []);
  const covered: number[] = new Array(width).fill(0);
  const firstFigureRow = table.rows.findIndex((row) => row.some(({ figure }) => figure));

  table.rows.forEach((row, y) => {
    const figures: FigureCell[] = [];
    const line = element("tr");
    let x = 0;
    row.forEach((cell, index) => {
      while ((covered[x] ?? 0) > y) x++;
      const key = keyOfCell(table, cell, y, index);
      const drawn = drawCell(table, cell, mark, key);
      drawn.colSpan = cell.columnSpan;
      drawn.rowSpan = cell.rowSpan;
      for (let at = x; at < x + cell.columnSpan; at++) covered[at] = y + cell.rowSpan;
      if (cell.label) {
        drawn.scope = scopeOf(cell, y < firstFigureRow);
        for (let down = y; down < y + cell.rowSpan; down++)
          for (let at = x; at < x + cell.columnSpan; at++) {
            const own = covering[down];
            if (own) own[at] = drawn;
          }
      }
      if (cell.figure) {
        const above = covering.slice(0, firstFigureRow).map((labels) => labels[x]);
        const beside = (covering[y] ?? []).slice(0, labelColumns);
        const headers = [...new Set([...above, ...beside])].filter((header) => header !== undefined);
        drawn.setAttribute("headers", headers.map((header) => header.id).join(" "));
        figures.push({ id: cell.figure.id, element: drawn, headers, table, cell });
      }
      byKey.set(key, drawn);
      line.append(drawn);
      x += cell.columnSpan;
    });
    (y < firstFigureRow ? head : body).append(line);
    if (figures.length > 0) rows.push(figures);
  });
  return drawn;
}

function captionOf({ name, state }: FormTable): string {
  if (state === "present") return name;
  return t("{0}：{1}", name, state === "missing" ? t("文稿里没有这张表") : t("这张表没有认出来，数字不显示"));
}

function scopeOf({ label, columnSpan, rowSpan }: FormCell, isHead: boolean): string {
  if (isHead) return columnSpan > 1 ? "colgroup" : "col";
  return label?.role === "group" || rowSpan > 1 ? "rowgroup" : "row";
}

function drawCell(table: FormTable, cell: FormCell, mark: Mark, key: string): HTMLTableCellElement {
  const { label, figure, text, problems } = cell;
  const drawn = document.createElement(label ? "th" : "td");
  drawn.id = `cell-${key}`;
  drawn.dataset.key = key;
  const gravest = GRAVITY.find((severity) => problems.some((index) => table.problems[index]?.severity === severity));
  if (gravest) drawn.classList.add(gravest);
  if (label) {
    drawn.classList.add(label.role);
    if (label.isMissing) drawn.classList.add("missing");
    drawn.append(element("span", { className: "words" }, [text]));
  }
  if (figure) {
    drawn.classList.add("figure", figure.state);
    drawn.tabIndex = -1;
    drawn.setAttribute("role", "gridcell");
    if (!isEditable(cell)) drawn.setAttribute("aria-readonly", "true");
    drawn.append(element("span", { className: "value" }, [text]));
  }
  if (problems.length > 0) {
    drawn.append(element("sup", {}, [problems.map(mark).join("")]));
    drawn.setAttribute("aria-describedby", problems.map((index) => idOfProblem(table, index)).join(" "));
    if (gravest === "error") drawn.setAttribute("aria-invalid", "true");
    drawn.title = problems.map((index) => table.problems[index]?.message ?? "").join("\n");
  }
  if (figure) drawn.append(...drawSums(figure.sums));
  return drawn;
}

/** Whether the text has a place for the cell; a row whose figures cannot be placed is filled as a whole. */
export function isEditable({ figure }: FormCell): boolean {
  return figure !== undefined && figure.state !== "missing";
}

function drawSums(sums: readonly Sum[]): HTMLElement[] {
  if (sums.length === 0) return [];
  const broken = sums.filter(({ difference }) => difference !== 0);
  if (broken.length === 0) {
    const tick = element("span", { className: "sum right", title: sums.map(describeSum).join("\n") }, ["✓"]);
    tick.lang = language();
    tick.setAttribute("role", "img");
    tick.setAttribute("aria-label", t("对得上"));
    return [tick];
  }
  const names = sums.length > 1;
  return broken.map((sum) =>
    element("span", { className: "sum wrong", lang: language(), title: describeSum(sum) }, [
      (names ? directionOf(sum) : "") + describeDifference(sum),
    ]),
  );
}

/** What a total has too much or too little of, in the cell: `多1`. */
function describeDifference({ difference }: Sum): string {
  return difference > 0 ? t("多{0}", difference) : t("少{0}", -difference);
}

/** A sum in words: `各类申请人之和为 8，这里多 1`. */
export function describeSum({ name, expected, difference }: Sum): string {
  if (difference === 0) return t("{0}为 {1}，对得上", name, expected);
  if (difference > 0) return t("{0}为 {1}，这里多 {2}", name, expected, difference);
  return t("{0}为 {1}，这里少 {2}", name, expected, -difference);
}

/** The problems of a table below it, by the marks that stand in its cells. */
function drawProblems(table: FormTable, mark: Mark, byKey: Map<string, HTMLElement>): HTMLElement[] {
  if (table.problems.length === 0) return [];
  const items = table.problems.map(({ severity, message }, index) => {
    const key = keyOfProblem(table, index);
    const button = element("button", { className: "problem", type: "button" }, [message]);
    button.dataset.key = key;
    byKey.set(key, button);
    return element("li", { id: idOfProblem(table, index), className: severity }, [
      element("span", { className: "mark" }, [mark(index)]),
      element("span", { className: "severity", lang: language() }, [severityName(severity)]),
      button,
    ]);
  });
  return [element("p", { className: "problems-title" }, [table.name]), element("ul", { className: "problems" }, items)];
}

function idOfProblem(table: FormTable, index: number): string {
  return `problem-${table.id}-${index}`;
}

/** ① to ⑳, then numbers in brackets. */
function markOf(index: number): string {
  return index < 20 ? String.fromCodePoint(0x2460 + index) : `(${index + 1})`;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
