import { writeFileSync } from "node:fs";
import { numberIn } from "../report/amounts";
import type { Cell, Report } from "../report/types";
import { BYTE_ORDER_MARK, csvLine } from "../text/csv";
import { oneOf, readArgs } from "./args";
import { describeError, UsageError } from "./errors";
import { readInputs } from "./inputs";
import { type Output, printable } from "./output";
import { readReport } from "./readReport";
import { workbook } from "./workbook";

export const usage = `用法：nianbao extract [路径…] [选项]

取出年报各表的数字，按单元格编号列出。路径同 nianbao check。

  --files-from 文件    从文件读取路径清单，一行一个；- 是标准输入
  --format 格式        json（默认）、csv、xlsx
  --output 文件        写到文件；不写则写到标准输出（xlsx 必须写明）

空格（及 ／、-、无 等）为 null（csv 中留空），不是数字的为原文，缺少的行和表不列出。
csv 一格一行，带 BOM 的 UTF-8，可以直接用 Excel、WPS 打开；xlsx 是一个工作簿，一格一行，一份年报一栏，便于对照。
退出码：0 完成；2 用法不对，或有文件读不了、写不了。
`;

/** `nianbao extract`: returns the exit status. */
export async function extract(args: readonly string[], out: Output, err: Output): Promise<number> {
  const { values, positionals: paths } = readArgs(args, {
    format: { type: "string", default: "json" },
    output: { type: "string" },
    "files-from": { type: "string" },
  });
  const { output } = values;
  const name = oneOf("--format", values.format, ["json", "csv", "xlsx"]);
  if (name === "xlsx" && output === undefined)
    throw new UsageError("xlsx 请用 --output 写明文件，如 --output 各表.xlsx");
  const format = FORMATS[name]();
  const pieces: Uint8Array[] = [];
  const write = async (piece: string | Uint8Array) => {
    if (output === undefined) await out.write(piece);
    else pieces.push(typeof piece === "string" ? new TextEncoder().encode(piece) : piece);
  };

  let status = 0;
  await write(format.begin);
  for await (const input of readInputs({ paths, filesFrom: values["files-from"] })) {
    const { path } = input;
    const read = readReport(input);
    if ("error" in read) {
      status = 2;
      await err.write(printable(`nianbao: ${path}: ${read.error}\n`));
    } else if (read.report.isReport) {
      await write(format.report(path, read.report));
    } else if ("named" in input && input.named) {
      await err.write(printable(`nianbao: ${path}: 不是政府信息公开工作年度报告，没有数字可取\n`));
    }
  }
  await write(await format.end());
  if (output === undefined) return status;
  try {
    writeFileSync(output, Buffer.concat(pieces));
  } catch (error) {
    await err.write(printable(`nianbao: ${output}: 写不了：${describeError(error)}\n`));
    return 2;
  }
  return status;
}

/** The parts of an output, one report at a time. */
interface Format {
  readonly begin: string;
  readonly report: (path: string, report: Report) => string;
  readonly end: () => string | Promise<Uint8Array>;
}

const FORMATS: Readonly<Record<"json" | "csv" | "xlsx", () => Format>> = {
  json() {
    let separator = "\n";
    return {
      begin: "[",
      report(path, report) {
        const written = separator + JSON.stringify({ path, ...extracted(report) });
        separator = ",\n";
        return written;
      },
      end: () => "\n]\n",
    };
  },
  csv: () => ({
    begin: BYTE_ORDER_MARK + csvLine(CSV_COLUMNS),
    report: (path, report) => csvRows(path, report).map(csvLine).join(""),
    end: () => "",
  }),
  xlsx() {
    const reports: { path: string; report: Report }[] = [];
    return {
      begin: "",
      report(path, report) {
        reports.push({ path, report });
        return "";
      },
      end: () => workbook(reports),
    };
  },
};

const CSV_COLUMNS = [
  ...["path", "title", "body", "year", "edition"],
  ...["table", "row", "column", "rowName", "columnName", "value"],
] as const;

/** A cell a line, each with what tells its report. */
function csvRows(path: string, { title, body, year, edition, tables }: Report): (Figure | undefined)[][] {
  return tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) =>
      cells.map((cell) => {
        const { table, row, column, rowName, columnName } = cell.slot;
        return [path, title?.text, body, year, edition, table, row, column, rowName, columnName, figure(cell)];
      }),
    ),
  );
}

type Figure = number | string | null;

function extracted(report: Report) {
  const tables: Record<string, Record<string, Record<string, Figure>>> = {};
  for (const table of report.tables) {
    const rows: Record<string, Record<string, Figure>> = {};
    for (const cell of table.rows.flatMap(({ cells }) => cells)) {
      const { slot } = cell;
      const row = rows[slot.row] ?? {};
      rows[slot.row] = row;
      row[slot.column] = figure(cell);
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

function figure(cell: Cell): Figure {
  const { value, raw } = cell;
  // An amount with another unit than its column's stays as written: without the unit it would be another amount.
  return numberIn(cell) ?? (value.kind === "blank" || value.kind === "dash" ? null : raw);
}
