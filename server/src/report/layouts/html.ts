import { type Span, trimSpan } from "../../text/span";
import { makeCell, makeCovered } from "../textCell";
import type { TextCell } from "../types";
import type { Layout } from "./types";

const TAG = /<(\/?)(table|tr|td|th)\b([^<>]*)>/gi;
/** Tags, one that a cut left open among them, and entities. */
const ANY_MARKUP = /<[^<>]*(?:>|$)|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi;
/** Most grid positions that one cell is taken to cover. */
const WIDEST = 60;

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: "\u00a0",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  mdash: "—",
  ndash: "–",
  middot: "·",
  hellip: "…",
};

/** Pasted HTML tables: cells may span rows and columns, hold paragraphs and spans of their own, and entities. */
export const html: Layout = {
  id: "html",
  isLoose: false,
  applies: ({ htmlLines }) => htmlLines > 0,
  read({ text, lines, from, to, firstRow }) {
    const cells: TextCell[] = [];
    const start = lines.span(from).start;
    const area = text.slice(start, from < to ? lines.span(to - 1).end : start);
    /** For each grid column, the number of rows below that a cell above still covers. */
    let covered: number[] = [];
    let row = firstRow;
    let column = 0;
    let content: { start: number; columns: number; rows: number } | undefined;

    const skipCovered = () => {
      while ((covered[column] ?? 0) > 0) {
        covered[column] = (covered[column] ?? 0) - 1;
        cells.push(makeCovered(start + at, row, column++));
      }
    };
    let at = 0;
    const endCell = (end: number) => {
      if (!content) return;
      cells.push(readCell(text, { start: content.start, end: start + end }, row, column));
      for (let i = 0; i < content.columns; i++) {
        if (i > 0) cells.push(makeCovered(start + end, row, column));
        covered[column++] = content.rows - 1;
      }
      content = undefined;
    };
    const endRow = (end: number) => {
      endCell(end);
      if (column === 0) return;
      at = end;
      skipCovered();
      row++;
      column = 0;
    };

    for (const match of area.matchAll(TAG)) {
      at = match.index;
      const closes = match[1] === "/";
      const name = (match[2] ?? "").toLowerCase();
      if (name === "table") {
        endRow(at);
        covered = [];
      } else if (name === "tr") endRow(at);
      else {
        endCell(at);
        if (closes) continue;
        skipCovered();
        const attributes = match[3] ?? "";
        content = {
          start: start + at + match[0].length,
          columns: spanOf(attributes, "colspan"),
          rows: spanOf(attributes, "rowspan"),
        };
      }
    }
    endRow(area.length);
    return cells;
  },
  write(table, figure, lineEnd) {
    const rows = table.grid.map((row) => {
      const cells = row.map((cell) => {
        const spans =
          (cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : "") +
          (cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : "");
        return `<td${spans}>${cell.label?.text ?? (cell.slot ? figure(cell.slot) : "")}</td>`;
      });
      return `<tr>${cells.join("")}</tr>${lineEnd}`;
    });
    return `<table>${lineEnd}${rows.join("")}</table>${lineEnd}`;
  },
};

function spanOf(attributes: string, name: string): number {
  const match = new RegExp(`${name}\\s*=\\s*["']?\\s*(\\d{1,3})`, "i").exec(attributes);
  return Math.max(1, Math.min(WIDEST, Number(match?.[1] ?? 1)));
}

/** A cell's content: from its first to its last character that is no markup; `raw` is what a browser would show. */
function readCell(text: string, content: Span, row: number, column: number): TextCell {
  const written = text.slice(content.start, content.end);
  if (!/[<&]/.test(written)) return makeCell(text, trimSpan(text, content), row, column);
  const shown = written.replace(ANY_MARKUP, resolve).trim();
  if (shown === "") return makeCell(text, { start: content.start, end: content.start }, row, column);
  let start = content.start;
  let end = content.end;
  const markup = [...written.matchAll(ANY_MARKUP)].filter((match) => resolve(match[0]).trim() === "");
  for (const match of markup) {
    const span = { start: content.start + match.index, end: content.start + match.index + match[0].length };
    if (text.slice(start, span.start).trim() === "") start = span.end;
  }
  for (const match of markup.reverse()) {
    const span = { start: content.start + match.index, end: content.start + match.index + match[0].length };
    if (span.start >= start && text.slice(span.end, end).trim() === "") end = span.start;
  }
  return makeCell(text, trimSpan(text, { start, end }), row, column, shown);
}

function resolve(markup: string): string {
  if (markup.startsWith("<")) return "";
  const name = markup.slice(1, -1).toLowerCase();
  if (name.startsWith("#")) {
    const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  }
  return ENTITIES[name] ?? markup;
}
