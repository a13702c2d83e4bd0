import type { PlacedCell, PlacedFigure, ReportName, YearsSideBySide } from "../../server/src/lsp/protocol";
import { escaped } from "./html";
import type { Translate } from "./l10n/wording";

/** Which of the two reports a place is in. */
export type Side = "before" | "now";

/** What the page sends when a figure or a title is chosen. */
export interface ChosenPlace {
  readonly side: Side;
  readonly line: number;
  readonly character: number;
}

const STYLE = `
body { max-width: 56em; margin: 0 auto; padding: 1em 1.5em 3em; line-height: 1.6; }
h1 { font-size: 1.5em; font-weight: 600; margin: .4em 0; }
h2 { font-size: 1.1em; font-weight: 600; margin: 1.8em 0 .3em; }
p { margin: .3em 0; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: .6em 0; }
dt, .quiet { color: var(--vscode-descriptionForeground); }
dd { margin: 0; }
label { display: inline-flex; align-items: center; gap: .5em; margin: .5em 0; cursor: pointer; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { padding: .25em .6em; text-align: left; vertical-align: top; border-bottom: 1px solid var(--vscode-editorWidget-border, #8884); overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; background: var(--vscode-editor-background); font-weight: 600; }
th:nth-child(n+2), td { text-align: right; font-variant-numeric: tabular-nums; width: 16%; }
tbody th { font-weight: normal; }
.row th { font-weight: 600; padding-top: .6em; border-bottom: none; }
.of th { padding-left: 2em; }
.difference { font-weight: 600; }
.wrong .difference, .wrong.verdict { color: var(--vscode-errorForeground); }
.right.verdict { color: var(--vscode-testing-iconPassed, inherit); }
body:not(.all) .same, body.all .onlyChanged { display: none; }
@media print { thead th { position: static; } label { display: none; } tr { break-inside: avoid; } }
`;

const SCRIPT = `
const vscode = acquireVsCodeApi();
const all = document.getElementById("all");
const state = vscode.getState() ?? {};
const keep = () => vscode.setState({ all: all.checked, top: document.scrollingElement.scrollTop });
const apply = () => document.body.classList.toggle("all", all.checked);
all.checked = state.all === true;
apply();
document.scrollingElement.scrollTop = state.top ?? 0;
all.addEventListener("change", () => { apply(); keep(); });
addEventListener("scroll", keep, { passive: true });
document.addEventListener("click", (event) => {
  const place = event.target.closest("a[data-side]");
  if (!place) return;
  event.preventDefault();
  const { side, line, character } = place.dataset;
  vscode.postMessage({ side, line: Number(line), character: Number(character) });
});
`;

/**
 * The page that shows the figures of two years side by side; `nonce` lets its own style and script in, and no others,
 * and `t` says its own words, which are in `language`.
 */
export function compareYearsPage(years: YearsSideBySide, nonce: string, t: Translate, language: string): string {
  const { now, before, carried, tables } = years;
  const cells = tables.flatMap((table) => table.cells);
  const changed = cells.filter((cell) => stateOf(cell) === "changed").length;
  const unknown = cells.filter((cell) => stateOf(cell) === "unknown").length;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<title>${t("与上年对照")}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<h1>${t("与上年报告对照")}</h1>
<dl>
<dt>${t("上年")}</dt><dd>${titleLink(before, "before", t)}</dd>
<dt>${t("本年")}</dt><dd>${titleLink(now, "now", t)}</dd>
</dl>
<p>${t("{0} 格有增减", changed)}${unknown > 0 ? t("；{0} 格没法比（空着、缺行、没有认出来，填的不是数，或者两版表格不一样）", unknown) : ""}${t("。点数字，转到报告里的那一处。")}</p>
<label><input type="checkbox" id="all">${t("没有增减的也列出")}</label>
${carriedPart(carried, t)}
${tables.map(({ name, cells }, i) => tablePart(`table-${i}`, name, cells, t)).join("\n")}
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`;
}

/** `same`: nothing to see; `unknown`: at least one of the figures is not known. */
function stateOf({ before, now, difference }: PlacedCell): "same" | "changed" | "unknown" {
  if (difference === undefined) return before.shown === now.shown ? "same" : "unknown";
  return difference === 0 ? "same" : "changed";
}

/** Whether what was carried out was carried in. */
function carriedPart(carried: readonly PlacedCell[], t: Translate): string {
  if (carried.length === 0) return "";
  const row = escaped(carried[0]?.row ?? "");
  const wrong = carried.filter((cell) => stateOf(cell) === "changed");
  const unknown = carried.some((cell) => stateOf(cell) === "unknown");
  const heading = `<h2 id="carried">${t("结转接不接得上")}</h2>\n<p class="quiet">${t("{0}，应等于上年报告的结转下年度。", row)}</p>`;
  if (wrong.length > 0) {
    const heads = [t("栏目"), t("上年结转下年度"), t("本年的上年结转"), t("相差")];
    const rows = wrong.map((cell) => cellRow(cell.column, cell, "wrong")).join("\n");
    return `${heading}\n<p class="wrong verdict">${t("有 {0} 格接不上：", wrong.length)}</p>\n${tableOf("carried", heads, `<tbody>${rows}</tbody>`)}`;
  }
  return `${heading}\n${unknown ? `<p>${t("有的格空着或者没有认出来，没法比。")}</p>` : `<p class="right verdict">${t("✓ 接得上。")}</p>`}`;
}

function tablePart(id: string, name: string, cells: readonly PlacedCell[], t: Translate): string {
  const isSame = cells.every((cell) => stateOf(cell) === "same");
  const same = `<p class="onlyChanged quiet">${t("没有增减。")}</p>\n`;
  const heads = [t("项目"), t("上年"), t("本年"), t("增减")];
  const table = tableOf(id, heads, [...rowsOf(cells)].map(([row, own]) => rowGroup(row, own)).join("\n"));
  return `<h2 id="${id}" lang="zh-CN">${escaped(name)}</h2>\n${isSame ? same : ""}${isSame ? `<div class="same">${table}</div>` : table}`;
}

/** `name`: the id of the heading that names the table. */
function tableOf(name: string, heads: readonly string[], bodies: string): string {
  const cells = heads.map((head) => `<th scope="col">${head}</th>`).join("");
  return `<table aria-labelledby="${name}">\n<thead><tr>${cells}</tr></thead>\n${bodies}\n</table>`;
}

function rowsOf(cells: readonly PlacedCell[]): Map<string, PlacedCell[]> {
  const rows = new Map<string, PlacedCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return rows;
}

/** A row of the form: one line, or where it has several columns a line each below its name. */
function rowGroup(row: string, cells: readonly PlacedCell[]): string {
  const [only, ...others] = cells;
  if (only && others.length === 0) return `<tbody>${cellRow(row, only, stateOf(only))}</tbody>`;
  const isSame = cells.every((cell) => stateOf(cell) === "same");
  const lines = cells.map((cell) => cellRow(cell.column, cell, `of ${stateOf(cell)}`)).join("\n");
  const head = `<tr class="row"><th scope="rowgroup" colspan="4" lang="zh-CN">${escaped(row)}</th></tr>`;
  return `<tbody${isSame ? ' class="same"' : ""}>${head}\n${lines}</tbody>`;
}

function cellRow(name: string, { before, now, difference }: PlacedCell, state: string): string {
  const figures = [figureCell(before, "before"), figureCell(now, "now")].join("");
  return `<tr class="${state}"><th scope="row" lang="zh-CN">${escaped(name)}</th>${figures}<td class="difference">${signed(difference)}</td></tr>`;
}

function figureCell({ shown, range }: PlacedFigure, side: Side): string {
  const text = escaped(shown);
  return `<td>${range ? link(side, range.start, text) : `<span class="quiet">${text}</span>`}</td>`;
}

function titleLink({ title, year }: ReportName, side: Side, t: Translate): string {
  return link(
    side,
    { line: 0, character: 0 },
    escaped(title ?? (year === null ? t("没有题目的报告") : t("{0}年的报告", year))),
  );
}

function link(side: Side, { line, character }: { line: number; character: number }, text: string): string {
  return `<a href="#" data-side="${side}" data-line="${line}" data-character="${character}">${text}</a>`;
}

function signed(difference: number | undefined): string {
  if (difference === undefined) return "—";
  if (difference === 0) return "0";
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}
