import { parseReport } from "../report/parse";
import type { CellValue, Report } from "../report/types";
import { oneOf, readArgs } from "./args";
import { decode, isBinary } from "./decode";
import { describeError, UsageError } from "./errors";
import { type Input, readInputs } from "./inputs";
import { type Output, printable } from "./output";

export const usage = `用法：nianbao extract [路径…] [选项]

取出年报各表的数字，按单元格编号列出。路径同 nianbao check。

  --files-from 文件    从文件读取路径清单，一行一个；- 是标准输入
  --format 格式        json（默认）、csv

空格（及 ／、-、无 等）为 null（csv 中留空），不是数字的为原文，缺少的行和表不列出。
csv 一格一行，带 BOM 的 UTF-8，可以直接用 Excel、WPS 打开。
退出码：0 完成；2 用法不对，或有文件读不了。
`;

/** `nianbao extract`: returns the exit status. */
export async function extract(args: readonly string[], out: Output, err: Output): Promise<number> {
  const { values, positionals: paths } = readArgs(args, {
    format: { type: "string", default: "json" },
    "files-from": { type: "string" },
  });
  if (values.format === "xlsx") throw new UsageError("输出格式 xlsx 本版本尚未提供，可用的有：json、csv");
  const format = FORMATS[oneOf("--format", values.format, ["json", "csv"])]();

  let status = 0;
  await out.write(format.begin);
  for await (const input of readInputs({ paths, filesFrom: values["files-from"] })) {
    const { path } = input;
    const read = readReport(input);
    if ("error" in read) {
      status = 2;
      await err.write(printable(`nianbao: ${path}: ${read.error}\n`));
    } else if (read.report.isReport) {
      await out.write(format.report(path, read.report));
    } else if ("named" in input && input.named) {
      await err.write(printable(`nianbao: ${path}: 不是政府信息公开工作年度报告，没有数字可取\n`));
    }
  }
  await out.write(format.end);
  return status;
}

/** The parts of an output, one report at a time. */
interface Format {
  readonly begin: string;
  readonly report: (path: string, report: Report) => string;
  readonly end: string;
}

const FORMATS: Readonly<Record<"json" | "csv", () => Format>> = {
  json() {
    let separator = "\n";
    return {
      begin: "[",
      report(path, report) {
        const written = separator + JSON.stringify({ path, ...extracted(report) });
        separator = ",\n";
        return written;
      },
      end: "\n]\n",
    };
  },
  csv: () => ({
    // Without the byte order mark Excel takes UTF-8 for the system's own encoding.
    begin: `\ufeff${csvLine(CSV_COLUMNS)}`,
    report: (path, report) => csvRows(path, report).map(csvLine).join(""),
    end: "",
  }),
};

const CSV_COLUMNS = [
  ...["path", "title", "body", "year", "edition"],
  ...["table", "row", "column", "rowName", "columnName", "value"],
] as const;

/** A cell a line, each with what tells its report. */
function csvRows(path: string, { title, body, year, edition, tables }: Report): (Figure | undefined)[][] {
  return tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) =>
      cells.map(({ slot, value, raw }) => [
        ...[path, title?.text, body, year, edition],
        ...[slot.table, slot.row, slot.column, slot.rowName, slot.columnName, figure(value, raw)],
      ]),
    ),
  );
}

/** A record as RFC 4180 has it. */
function csvLine(fields: readonly (Figure | undefined)[]): string {
  const written = fields.map((field) => {
    const text = String(field ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(",")}\r\n`;
}

function readReport(input: Input): { readonly report: Report } | { readonly error: string } {
  if ("error" in input) return input;
  if (isBinary(input.bytes)) return { error: "不是文本文件（如果是 Word 文档，请先另存为纯文本）" };
  try {
    return { report: parseReport(decode(input.bytes).text) };
  } catch (error) {
    return { error: `读取出错：${describeError(error)}` };
  }
}

type Figure = number | string | null;

function extracted(report: Report) {
  const tables: Record<string, Record<string, Record<string, Figure>>> = {};
  for (const table of report.tables) {
    const rows: Record<string, Record<string, Figure>> = {};
    for (const { slot, value, raw } of table.rows.flatMap((row) => row.cells)) {
      const row = rows[slot.row] ?? {};
      rows[slot.row] = row;
      row[slot.column] = figure(value, raw);
    }
    tables[table.form.id] = rows;
  }
  return {
    title: report.title?.text ?? null,
    body: report.body ?? null,
    year: report.year ?? null,
    edition: report.edition ?? null,
    tables,
  };
}

function figure(value: CellValue, raw: string): Figure {
  if (value.kind === "number") return value.number;
  // An amount with a unit of its own stays as written: without the unit it would be another amount.
  return value.kind === "blank" || value.kind === "dash" ? null : raw;
}
