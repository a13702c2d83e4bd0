/** Random reports: figures for every cell of a form, and the quirks of the files that such reports come in. */
import fc from "fast-check";
import { type CellId, type Edition, FORMS, type FormTable, type Slot } from "../../server/src/forms/index";
import { fillGrid } from "../../server/src/report/layouts/types";
import type { LayoutId } from "../../server/src/report/types";
import { csvFields } from "../../server/src/text/csv";

export interface Draft {
  readonly edition: Edition;
  readonly layout: LayoutId;
  readonly lineEnd: string;
  readonly figures: ReadonlyMap<CellId, string>;
  /** One number per decision that the writer takes, used up in order and then again. */
  readonly quirks: readonly number[];
}

const figure = (slot: Slot): fc.Arbitrary<string> => {
  const count = fc.oneof(
    { weight: 4, arbitrary: fc.constant("0") },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 99 }).map(String) },
    { weight: 2, arbitrary: fc.integer({ min: 100, max: 99_999 }).map(String) },
  );
  if (slot.kind === "count") return count;
  if (slot.kind === "signed") return fc.integer({ min: -500, max: 500 }).map((n) => (n > 0 ? `+${n}` : String(n)));
  return fc.oneof(
    fc.constant("0"),
    fc.tuple(fc.nat(99_999), fc.nat(99)).map(([a, b]) => `${a}.${b}1`),
  );
};

export const draft: fc.Arbitrary<Draft> = fc
  .record({
    edition: fc.constantFrom<Edition>("2019", "2021"),
    layout: fc.constantFrom<LayoutId>("tabRows", "cellLines", "pipes", "html", "bareLines", "spaced", "commaRows"),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    quirks: fc.array(fc.nat(999), { minLength: 40, maxLength: 200 }),
  })
  .chain((shape) => {
    const slots = FORMS[shape.edition].sections.flatMap(({ tables }) => tables.flatMap((table) => table.slots));
    return fc
      .tuple(...slots.map(figure))
      .map((values) => ({ ...shape, figures: new Map(slots.map((slot, i) => [slot.id, values[i] ?? "0"])) }));
  });

/** The draft with its totals put right, so that every relation of the form holds. */
export function consistent(draft: Draft): Draft {
  const figures = new Map(draft.figures);
  const sum = (ids: readonly CellId[]) => ids.reduce((total, id) => total + Number(figures.get(id) ?? 0), 0);
  const identities = FORMS[draft.edition].sections.flatMap(({ tables }) => tables.flatMap((table) => table.identities));
  const settle = (rule: string) => {
    for (const { right, total, ...identity } of identities) {
      if (identity.rule === rule) figures.set(total, String(sum(right)));
    }
  };
  settle("total/disputes");
  settle("total/result");
  for (const { left, right, rule } of identities) {
    const [received = "", carriedIn = ""] = left;
    if (rule !== "total/balance") continue;
    figures.set(carriedIn, String(Math.min(Number(figures.get(carriedIn)), sum(right))));
    figures.set(received, String(sum(right) - sum([carriedIn])));
  }
  settle("total/row");
  for (const row of ["regulations", "normativeDocuments"]) {
    const of = (column: string) => Number(figures.get(`documents.${row}.${column}`) ?? 0);
    const least = (total: string, number: number) => {
      if (of(total) < number) figures.set(`documents.${row}.${total}`, String(number));
    };
    if (draft.edition === "2021") least("inForce", of("issued") - of("repealed"));
    else least("publishedTotal", of("published"));
  }
  return { ...draft, figures };
}

/** Draws decisions from a draft's quirks: `chance(10)` is true about once in ten times. */
function decisions(quirks: readonly number[]): {
  chance: (oneIn: number) => boolean;
  below: (limit: number) => number;
} {
  let next = 0;
  const draw = () => quirks[next++ % quirks.length] ?? 0;
  return { chance: (oneIn) => draw() % oneIn === 1, below: (limit) => draw() % limit };
}

type Decisions = ReturnType<typeof decisions>;

/** What happens to the rows of a table after they were written, one text a row. */
export type Damage = (rows: readonly string[], table: FormTable) => readonly string[];

/** The draft as a text, in its layout and with the quirks that real files of that layout have. */
export function writeDraft(draft: Draft, damage: Damage = (rows) => rows): string {
  const d = decisions(draft.quirks);
  return joinDraft(draft, d, (table) => damage(writeTable(table, draft, d), table).join(""));
}

/** The draft's title, headings, prose and tables, one behind the other. */
function joinDraft(draft: Draft, d: Decisions, tableOf: (table: FormTable) => string): string {
  const { edition, lineEnd } = draft;
  const year = edition === "2019" ? 2020 : 2023;
  const prose = (text: string) => `${d.chance(6) ? "    " : d.chance(6) ? "　　" : ""}${text}`;
  const parts: string[] = [];
  for (let blank = d.below(3); blank > 0; blank--) parts.push("");
  parts.push(
    d.chance(4)
      ? `柳泉镇 ${year} 年政府信息公开工作${lineEnd}${lineEnd}年度报告`
      : `柳泉镇人民政府${year}年政府信息公开工作年度报告`,
  );
  for (const section of FORMS[edition].sections) {
    parts.push(`${section.numeral}、${section.heading}`);
    if (section.tables.length === 0) {
      parts.push(
        prose(`${year}年，我镇认真落实《条例》要求，主动公开信息120条。`),
        prose("（一）依申请公开。全年收到的申请均已按期答复，未发生泄密事件。"),
        prose("（二）信息管理、平台建设和监督保障。定期更新网站，没有责任追究，没有收取信息处理费。"),
      );
      continue;
    }
    parts.push(section.tables.map(tableOf).join(draft.layout === "cellLines" ? lineEnd : ""));
  }
  return parts.join(lineEnd + (d.chance(2) ? "" : lineEnd));
}

function writeTable(table: FormTable, draft: Draft, d: Decisions): string[] {
  const figure = (slot: Slot) => spaced(draft.figures.get(slot.id) ?? "", d);
  const varied = labelVariants(table, d);
  const grid = fillGrid(varied, figure);
  if (isRepeating(draft)) return repeated(varied, figure, draft);
  switch (draft.layout) {
    case "tabRows":
      return tabRows(table, grid, draft, d);
    case "cellLines":
      return cellLines(grid, draft, d);
    case "pipes": {
      const page = pageOf(draft);
      return page ? savedPage(page, varied, figure, draft, d) : pipes(grid, draft, d);
    }
    case "html":
      return html(table, figure, draft, d);
    case "commaRows":
      return grid.map((row) => csvFields(row.map(({ text }) => text.trim())) + draft.lineEnd);
    case "bareLines":
      return bareLines(grid, draft, d);
    case "spaced":
      return d.chance(2) ? aligned(grid, draft, d) : flowing(grid, draft, d);
  }
}

const spaced = (figure: string, d: Decisions) =>
  d.chance(8) ? `\u00a0${figure}` : d.chance(12) ? `${figure}\u00a0` : figure;

/** Variants that mean the same: half-width marks, other numbering marks, inner blanks, 钩稽. */
function labelVariants(table: FormTable, d: Decisions): FormTable {
  const half = d.chance(3);
  const hook = d.chance(4);
  const inner = d.chance(4);
  const mark = ["1.", "1、", "1．"][d.below(3)] ?? "1.";
  const vary = (text: string) => {
    let varied = text.replace(/^(\d)\./, `$1${mark.slice(1)}`);
    if (half) varied = varied.replace(/（/g, "(").replace(/）/g, ")").replace(/，/g, ", ").replace(/：/g, ":");
    if (hook) varied = varied.replace("勾稽", "钩稽");
    if (inner && varied.length === 4) varied = `${varied.slice(0, 2)} ${varied.slice(2)}`;
    return varied;
  };
  const grid = table.grid.map((row) =>
    row.map((cell) => (cell.label ? { ...cell, label: { ...cell.label, text: vary(cell.label.text) } } : cell)),
  );
  return { ...table, grid };
}

/** Whether a converter wrote what stands in a merged cell in every place that it covers; in one of eight drafts of rows. */
export function isRepeating({ layout, quirks }: Draft): boolean {
  return (layout === "tabRows" || layout === "pipes") && (quirks[1] ?? 0) % 8 === 1;
}

function repeated(table: FormTable, figure: (slot: Slot) => string, { edition, layout, lineEnd }: Draft): string[] {
  const tables = FORMS[edition].sections.find(({ id }) => id === table.section)?.tables ?? [];
  const width = Math.max(...tables.map((one) => one.width));
  const rows: string[][] = table.grid.map(() => []);
  table.grid.forEach((cells, y) => {
    const row = rows[y] ?? [];
    for (const cell of cells) {
      const text = cell.label?.text ?? (cell.slot ? figure(cell.slot) : "");
      let x = 0;
      while (row[x] !== undefined) x++;
      for (const covered of rows.slice(y, y + cell.rowSpan))
        for (let i = x; i < x + cell.columnSpan; i++) covered[i] = text;
    }
    // A table narrower than the section's widest is one with it: its last column covers the rest.
    for (let x = row.length; x < width; x++) row[x] = row[x - 1] ?? "";
  });
  return rows.map((row) => (layout === "tabRows" ? row.join("\t") : `| ${row.join(" | ")} |`) + lineEnd);
}

type Grid = ReturnType<typeof fillGrid>;

/** Rows padded to some width that may change after a page break; the empty cells of merged labels sometimes dropped. */
function tabRows(table: FormTable, grid: Grid, { lineEnd }: Draft, d: Decisions): string[] {
  const dropMerged = d.chance(3);
  let padding = d.below(3);
  return grid.map((row, y) => {
    if (y > 5 && d.chance(20)) padding = d.below(9);
    let cells = row.map(({ text }) => text);
    if (dropMerged && table.labelColumns > 1) {
      const merged = row.findIndex(({ coveredFromLeft }, x) => coveredFromLeft && x < table.labelColumns);
      if (merged >= 0) cells = cells.filter((_, x) => x !== merged).concat("");
    }
    const pageBreak = y > 5 && d.chance(25) ? lineEnd : "";
    return pageBreak + cells.join("\t") + "\t".repeat(padding) + lineEnd;
  });
}

/** A line a cell, a blank line between rows; labels wrapped into lines without a tab, even over a blank line. */
function cellLines(grid: Grid, { lineEnd }: Draft, d: Decisions): string[] {
  const wrap = (text: string) => {
    if (text.length < 4 || !d.chance(10) || /\d/.test(text)) return text;
    const at = 2 + d.below(text.length - 3);
    return text.slice(0, at) + (d.chance(6) ? lineEnd + lineEnd : lineEnd) + text.slice(at);
  };
  return grid.map((row, y) => {
    const cells = row.filter(({ coveredFromLeft }) => !coveredFromLeft);
    const written = cells.map(({ text }, x) => `\t${x < cells.length - 1 ? wrap(text) : text}${lineEnd}`);
    return (y === 0 ? "" : lineEnd) + written.join("") + (d.chance(15) ? lineEnd : "");
  });
}

/** Outer pipes or none, or only one at the end; a rule line or none; cells broken over lines inside outer pipes. */
function pipes(grid: Grid, { lineEnd }: Draft, d: Decisions): string[] {
  const style = d.below(3);
  const rule = d.chance(2);
  const broken = style === 0 && d.chance(2);
  const lines = grid.map((row) => {
    const cells = row.map(({ text }) => {
      if (!broken || text.length < 6 || /\d{2}/.test(text) || !d.chance(6)) return text;
      const at = 3 + d.below(text.length - 4);
      return text.slice(0, at) + lineEnd + text.slice(at);
    });
    if (style === 0) return `| ${cells.join(" | ")} |`;
    return style === 1 ? cells.join(" | ") : `${cells.join("|")}|`;
  });
  if (rule)
    lines.splice(1, 0, (style === 0 ? "|" : "") + grid[0]?.map(() => "---").join("|") + (style === 1 ? "" : "|"));
  return lines.map((line) => line + lineEnd);
}

/** How a saved web page writes the cells of a row, and the pipes that fill it up. */
export interface SavedPage {
  readonly write: (cells: readonly string[], padding: string) => string;
  /** Whether a cell's words may go on in the next line. */
  readonly isWrapped: boolean;
}

/** Rows as lines, or each cell on lines of its own with its pipe behind it or on the next line. */
export const SAVED_PAGES: Readonly<Record<string, SavedPage>> = {
  rows: { write: (cells, padding) => `${cells.join(" | ")} | ${padding}`, isWrapped: false },
  "rows between pipes": { write: (cells, padding) => `| ${cells.join(" | ")} | ${padding}`, isWrapped: false },
  paragraphs: {
    write: (cells, padding) => `| ${cells.map((cell) => (cell === "" ? "" : `\n ${cell} `)).join(" | ")} | ${padding}`,
    isWrapped: true,
  },
  "cells behind a pipe": { write: (cells, padding) => `|\n${cells.join(" |\n")} | ${padding}`, isWrapped: true },
  "cells with padding": {
    write: (cells, padding) => cells.map((cell) => `${`${cell} |`.trim()}\n`).join("") + padding,
    isWrapped: true,
  },
  cells: { write: (cells) => cells.map((cell) => `${`${cell} |`.trim()}\n`).join(""), isWrapped: true },
  "cells and pipes": {
    write: (cells) => cells.map((cell) => (cell === "" ? "|\n" : `${cell}\n|\n`)).join(""),
    isWrapped: true,
  },
};

/**
 * The rows of a web page saved as text: a pipe ends each cell, more pipes fill up all rows of a section but the last, a
 * merged cell is written once.
 */
function savedPage(
  page: SavedPage,
  table: FormTable,
  figure: (slot: Slot) => string,
  { edition, lineEnd }: Draft,
  d: Decisions,
  empty: "kept" | "gone" = "kept",
): string[] {
  const tables = FORMS[edition].sections.find(({ id }) => id === table.section)?.tables ?? [];
  const width = Math.max(...tables.map((one) => one.width));
  const wrap = (text: string) => {
    if (!page.isWrapped || text.length < 4 || /\d/.test(text) || !d.chance(10)) return text;
    const at = 2 + d.below(text.length - 3);
    return `${text.slice(0, at)}\n${text.slice(at)}`;
  };
  const isLastTable = tables[tables.length - 1]?.id === table.id;
  return table.grid.map((row, y) => {
    const cells = row.map((cell) => wrap(cell.label?.text ?? (cell.slot ? figure(cell.slot) : "")));
    const written = empty === "kept" ? cells : cells.filter((text) => text.trim() !== "");
    const isLast = isLastTable && y === table.grid.length - 1;
    const padding = "|".repeat(isLast ? 0 : width - written.length);
    return (
      page
        .write(written, padding)
        .replace(/[ \n]+$/, "")
        .replace(/\n/g, lineEnd) + lineEnd
    );
  });
}

/** Whether a draft is written as a saved web page. */
export function isSavedPage(draft: Draft): boolean {
  return draft.layout === "pipes" && pageOf(draft) !== undefined;
}

/** The way of a draft with pipes that is a saved web page, about one in three. */
function pageOf({ quirks }: Draft): SavedPage | undefined {
  const pages = Object.values(SAVED_PAGES);
  return pages[(quirks[0] ?? 0) % (3 * pages.length)];
}

/** The draft as a saved web page, its empty cells kept or gone. */
export function savedDraft(page: SavedPage, draft: Draft, empty: "kept" | "gone" = "kept"): string {
  const d = decisions(draft.quirks);
  return joinDraft(draft, d, (table) =>
    savedPage(page, table, (slot) => draft.figures.get(slot.id) ?? "", draft, d, empty).join(""),
  );
}

/** Spans of rows and columns, nested paragraphs, entities, tags over several lines. */
function html(table: FormTable, figure: (slot: Slot) => string, { lineEnd }: Draft, d: Decisions): string[] {
  const inner = d.below(3);
  const wrap = (text: string) => {
    if (text === "") return d.chance(2) ? "&nbsp;" : "";
    const written = text.replace(/“/g, "&ldquo;").replace(/”/g, "&rdquo;");
    if (inner === 0) return written;
    const half = Math.floor(text.length / 2);
    if (inner === 1) return `<p style="text-align:center">${written}</p>`;
    const parted = /[“”]/.test(text) ? written : `${text.slice(0, half)}</span><span lang="EN-US">${text.slice(half)}`;
    return `${lineEnd}  <p class="x"><span>${parted}</span></p>${lineEnd}`;
  };
  const { grid } = labelVariants(table, d);
  const rows = grid.map((row) => {
    const cells = row.map((cell) => {
      const columns = cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : "";
      const height = cell.rowSpan > 1 ? ` rowspan=${cell.rowSpan}` : "";
      return `<td${columns}${height}>${wrap(cell.label?.text ?? (cell.slot ? figure(cell.slot) : ""))}</td>`;
    });
    return `<tr>${cells.join(d.chance(3) ? lineEnd : "")}</tr>`;
  });
  const last = rows.length - 1;
  return rows.map((row, y) => {
    const written = `${y === 0 ? '<table border="1"><tbody>' : ""}${row}`;
    return `${written}${y === last ? "</tbody></table>" : ""}${lineEnd}`;
  });
}

/** A blank line between all cells, row ends lost, empty cells gone. */
function bareLines(grid: Grid, { lineEnd }: Draft, d: Decisions): string[] {
  const gap = d.chance(4) ? lineEnd : lineEnd + lineEnd;
  return grid.map((row) => {
    const cells = row.map(({ text }) => text.trim()).filter((text) => text !== "");
    return cells.map((text) => text + gap).join("");
  });
}

/** A number, or a mark in place of 0. */
const FIGURE = /^(?:[+-]?[\d.]+|[-－—―/／]+|无)$/;

/** Figures behind their label on a line, as a PDF is read; labels go on in the next line. */
function flowing(grid: Grid, { lineEnd }: Draft, d: Decisions): string[] {
  return grid.map((row) => {
    const texts = row.map(({ text }) => text.trim()).filter((text) => text !== "");
    const figures = texts.filter((text) => FIGURE.test(text));
    const labels = texts.filter((text) => !figures.includes(text));
    if (figures.length === 0) return labels.join(d.chance(2) ? " " : lineEnd) + lineEnd;
    const label = labels.join(" ");
    if (label.length < 8 || !d.chance(4)) return [label, ...figures].join(" ").trim() + lineEnd;
    const at = label.length - 3;
    return `${label.slice(0, at)}${lineEnd}${label.slice(at)} ${figures.join(" ")}${lineEnd}`;
  });
}

/** Columns at fixed offsets; long labels above and below their figures; page numbers in between. */
function aligned(grid: Grid, { lineEnd }: Draft, d: Decisions): string[] {
  const width = 4 + d.below(6);
  return grid.map((row) => {
    const texts = row.map(({ text }) => text.trim()).filter((text) => text !== "");
    const figures = texts.filter((text) => FIGURE.test(text));
    const labels = texts.filter((text) => !figures.includes(text));
    const pageBreak = d.chance(25) ? `${lineEnd}                    -${d.below(9)}-${lineEnd}\f` : "";
    const numbers = figures.map((figure) => figure.padStart(width + figure.length)).join("");
    if (figures.length === 0) return `${labels.join("     ")}${lineEnd}`;
    const [last = ""] = labels.slice(-1);
    const groups = labels.slice(0, -1).map((label) => `${label}   `);
    if (last.length < 12) return `${pageBreak}  ${groups.join("")}${last}${numbers}${lineEnd}`;
    const at = 5 + d.below(last.length - 8);
    const wrapped = d.chance(2)
      ? `      ${last.slice(0, at)}${lineEnd}${" ".repeat(24)}${numbers}${lineEnd}      ${last.slice(at)}`
      : `      ${groups.join("")}${last.slice(0, at)}${numbers}${lineEnd}      ${last.slice(at)}`;
    return pageBreak + wrapped + lineEnd;
  });
}
