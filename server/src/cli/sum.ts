import { resolve } from "node:path";
import { type Addend, compareWithSummary, type Difference, type Sums, sumReports } from "../features/sumReports";
import { type CellId, FORMS } from "../forms";
import { layout } from "../report/layouts/index";
import { parseReport } from "../report/parse";
import type { Report } from "../report/types";
import { oneOf, readArgs } from "./args";
import { UsageError } from "./errors";
import { readFiles, readInputs } from "./inputs";
import { LAYOUT_NAMES, LAYOUTS } from "./layouts";
import { type Output, printable } from "./output";
import { readReport } from "./readReport";

export const usage = `用法：nianbao sum [路径…] [选项]

把多个机关的年报汇总成一套表：各单元格分别相加，空白按 0 计。路径同 nianbao check。

  --against 文件       与已写好的汇总年报比对，列出不一致的单元格（这一份不计入合计）
  --format 格式        text（默认，一套表）、json
  --layout 排法        text 的排法：tab（默认）、markdown、lines
  --files-from 文件    从文件读取路径清单，一行一个；- 是标准输入

版本与多数不同的年报不计入合计；同一个机关同一年的年报有几份时，只计入先读到的一份；一个文件里有几份年报的，各份都计入；年度不同的照样相加；有的格子没有读出来时，这一格的合计不全。这些都在标准错误中说明。

退出码：0 完成，比对一致；1 比对不一致、合计不全，或者年度不同；2 用法不对，或有文件读不了。
`;

/** `nianbao sum`: returns the exit status. */
export async function sum(args: readonly string[], out: Output, err: Output): Promise<number> {
  const { values, positionals: paths } = readArgs(args, {
    against: { type: "string" },
    format: { type: "string", default: "text" },
    layout: { type: "string", default: "tab" },
    "files-from": { type: "string" },
  });
  const format = oneOf("--format", values.format, ["text", "json"]);
  const target = LAYOUTS[oneOf("--layout", values.layout, LAYOUT_NAMES)];
  let status = 0;
  const complain = async (path: string, message: string, grave: 1 | 2) => {
    status = Math.max(status, grave);
    await err.write(printable(`nianbao: ${path}: ${message}\n`));
  };

  const summary = values.against === undefined ? undefined : readSummary(values.against);
  const read: Addend[] = [];
  for await (const input of readInputs({ paths, filesFrom: values["files-from"] })) {
    if (values.against !== undefined && resolve(input.path) === resolve(values.against)) continue;
    const found = readReport(input);
    if ("error" in found) await complain(input.path, found.error, 2);
    else if (found.report.isReport) read.push(...allIn(found.report, input.path));
    else if ("named" in input && input.named) await complain(input.path, "不是政府信息公开工作年度报告，没有计入", 1);
  }
  const { addends, repeated } = once(sameEdition(read));
  const [first] = addends;
  const edition = first?.report.edition;
  if (!edition) throw new UsageError("没有可以汇总的年报");
  for (const { source, report } of read)
    if (report.edition !== edition)
      await complain(source, `用的是 ${report.edition} 年的格式，与多数不同，没有计入`, 1);
  for (const { source, of } of repeated)
    await complain(source, `与 ${of} 是同一个机关同一年的年报，没有计入；是重名的两个机关的，请在题目里写全名称`, 1);
  const years = countOf(addends.flatMap(({ report }) => report.year ?? []));
  if (years.size > 1) {
    const counts = [...years].sort().map(([year, count]) => `${year} 年 ${count} 份`);
    status = Math.max(status, 1);
    await err.write(`nianbao: 计入的年报不是同一年的：${counts.join("、")}，请核对\n`);
  }
  const sums = sumReports(edition, addends);
  for (const [source, ids] of bySource(sums))
    await complain(source, `有 ${ids.length} 格没有读出来，没有计入：${describe(sums, ids)}`, 1);

  const differences = summary ? compareWithSummary(sums, summary) : [];
  if (differences.length > 0) status = Math.max(status, 1);
  if (format === "json") await out.write(`${JSON.stringify(toJson(sums, addends, summary && differences), null, 2)}\n`);
  else if (summary) await out.write(comparison(values.against ?? "", summary, differences, addends.length));
  else await out.write(forms(sums, target, addends.length));
  return status;
}

function readSummary(path: string): Report {
  const [input] = readFiles(path);
  const found = input ? readReport(input) : { error: "文件夹里没有年报" };
  if ("error" in found) throw new UsageError(`${path}: ${found.error}`);
  if (!found.report.isReport) throw new UsageError(`${path} 不是政府信息公开工作年度报告`);
  return found.report;
}

/** The reports of the edition that most of them use. */
function sameEdition(read: readonly Addend[]): Addend[] {
  const [of2019, of2021] = (["2019", "2021"] as const).map((edition) =>
    read.filter(({ report }) => report.edition === edition),
  );
  return [...((of2019?.length ?? 0) > (of2021?.length ?? 0) ? (of2019 ?? []) : (of2021 ?? []))];
}

/** Each report once: of several of the same body and year the first, and which ones of the others repeat it. */
function once(read: readonly Addend[]): { addends: Addend[]; repeated: { source: string; of: string }[] } {
  const sources = new Map<string, string>();
  const addends: Addend[] = [];
  const repeated: { source: string; of: string }[] = [];
  for (const addend of read) {
    const { source, report } = addend;
    const isNamed = report.body !== undefined && report.year !== undefined;
    // A report whose title does not say whose it is may be anybody's.
    const key = isNamed ? `${report.year} ${report.body}` : `/${source}`;
    const of = sources.get(key);
    if (of !== undefined) repeated.push({ source, of });
    else {
      sources.set(key, source);
      addends.push(addend);
    }
  }
  return { addends, repeated };
}

/** The reports in one file: behind the first one others may stand. */
function allIn(first: Report, path: string): Addend[] {
  const found: Addend[] = [{ source: path, report: first }];
  for (let { text, end } = first; end > 0 && end < text.length; ) {
    const report = parseReport(text.slice(end));
    if (report.isReport) found.push({ source: `${path}（第 ${found.length + 1} 份）`, report });
    ({ text, end } = report);
  }
  return found;
}

/** How often each of some numbers occurs. */
function countOf(numbers: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

/** The cells that could not be added, report by report. */
function bySource({ missing }: Sums): Map<string, CellId[]> {
  const found = new Map<string, CellId[]>();
  for (const [id, sources] of missing) {
    for (const source of sources) found.set(source, [...(found.get(source) ?? []), id]);
  }
  return found;
}

/** Names cells by their ids, whole rows and whole tables by theirs. */
function describe({ edition }: Sums, ids: readonly CellId[]): string {
  const isMissing = new Set(ids);
  const names = FORMS[edition].sections
    .flatMap(({ tables }) => tables)
    .flatMap(({ id, slots }) => {
      if (slots.length > 1 && slots.every((slot) => isMissing.has(slot.id))) return [`${id}（整张表）`];
      const rows = [...new Set(slots.map(({ row }) => row))];
      return rows.flatMap((row) => {
        const own = slots.filter((slot) => slot.row === row);
        const missing = own.filter((slot) => isMissing.has(slot.id));
        const isWhole = missing.length > 1 && missing.length === own.length;
        return isWhole ? [`${id}.${row}（整行）`] : missing.map((slot) => slot.id);
      });
    });
  return names.join("、");
}

/** The forms filled with the sums, under the headings of their sections. */
function forms({ edition, figures }: Sums, target: (typeof LAYOUTS)[keyof typeof LAYOUTS], count: number): string {
  const parts = [`${count} 份年报合计`];
  for (const { numeral, heading, tables } of FORMS[edition].sections) {
    if (tables.length === 0) continue;
    const written = tables.map((table) => layout(target).write(table, ({ id }) => String(figures.get(id) ?? 0), "\n"));
    parts.push(`${numeral}、${heading}`, written.join(target === "tabRows" ? "" : "\n").replace(/\n+$/, ""));
  }
  return `${parts.join("\n\n")}\n`;
}

function comparison(path: string, { lines }: Report, differences: readonly Difference[], count: number): string {
  const found = differences.map(({ slot, sum, cell }) => {
    const { line, character } = cell ? lines.position(cell.span.start) : { line: -1, character: -1 };
    const place = cell ? `${path}:${line + 1}:${character + 1}` : path;
    const written = cell ? (cell.raw === "" ? "没有填" : `写的是 ${cell.raw}`) : "没有这一格，或者没有读出来";
    return printable(`${place} “${slot.rowName}”的“${slot.columnName}”${written}，${count} 份合计为 ${sum}\n`);
  });
  const result = differences.length > 0 ? `有 ${differences.length} 格不一致` : "一致";
  return `${found.join("")}与 ${count} 份年报的合计比对：${result}。\n`;
}

function toJson(sums: Sums, addends: readonly Addend[], differences: readonly Difference[] | undefined) {
  const tables: Record<string, Record<string, Record<string, number>>> = {};
  for (const { tables: own } of FORMS[sums.edition].sections) {
    for (const { table, row, column, id } of own.flatMap(({ slots }) => slots)) {
      const rows = tables[table] ?? {};
      tables[table] = rows;
      const cells = rows[row] ?? {};
      rows[row] = cells;
      cells[column] = sums.figures.get(id) ?? 0;
    }
  }
  return {
    edition: sums.edition,
    reports: addends.map(({ source }) => source),
    tables,
    incomplete: Object.fromEntries(sums.missing),
    ...(differences
      ? {
          differences: differences.map(({ slot, sum, cell }) => ({
            cell: slot.id,
            sum,
            summary: cell ? cell.raw : null,
          })),
        }
      : {}),
  };
}
