import { existsSync, writeFileSync } from "node:fs";
import { newReport, YEARS } from "../features/newReport";
import type { Report } from "../report/types";
import { oneOf, readArgs } from "./args";
import { describeError, UsageError } from "./errors";
import { readLastYears } from "./lastYears";
import { LAYOUT_NAMES, LAYOUTS } from "./layouts";
import { type Output, printable } from "./output";

export const usage = `用法：nianbao new --body 机关名称 --year 年份 [选项]

写一份待填写的年报：标题、六个部分、该年度规定的空表。

  --body 机关名称      如 云溪镇人民政府
  --year 年份          报告的是哪一年，如 2025
  --previous 路径      上年的年报，或放着上年年报的文件夹：填好上年结转的件数和上年的现行有效件数
  --layout 排法        tab（默认，一行一行，以制表符分开）、markdown（对齐的竖线表格）、lines（每格一行）
  --output 文件        写到文件（UTF-8），不覆盖已有的文件；不写则写到标准输出

退出码：0 完成；2 用法不对，或有文件读不了、写不了。
`;

/** `nianbao new`: returns the exit status. */
export async function newDraft(args: readonly string[], out: Output, err: Output): Promise<number> {
  const { values, positionals } = readArgs(args, {
    body: { type: "string" },
    year: { type: "string" },
    previous: { type: "string" },
    layout: { type: "string", default: "tab" },
    output: { type: "string" },
  });
  if (positionals.length > 0) throw new UsageError(`不认识参数“${positionals[0]}”，机关名称用 --body 写明`);
  const body = values.body?.trim();
  if (!body) throw new UsageError("请用 --body 写明机关名称，如 --body 云溪镇人民政府");
  const year = readYear(values.year);
  const layout = LAYOUTS[oneOf("--layout", values.layout, LAYOUT_NAMES)];
  const { output } = values;
  if (output !== undefined && existsSync(output)) throw new UsageError(`${output} 已经存在，没有覆盖`);

  const complain = (message: string) => err.write(printable(`nianbao: ${message}\n`));
  let lastYear: Report | undefined;
  let status = 0;
  if (values.previous !== undefined) {
    const { find, choice, unread } = readLastYears(values.previous);
    for (const { path, error } of unread) {
      status = 2;
      await complain(`${path}: ${error}`);
    }
    lastYear = find({ body, year }, output ?? "")?.report;
    const taken = choice({ body, year }, output ?? "");
    if (taken !== undefined) await complain(taken);
    if (!lastYear) await complain(`没有找到“${body}”${year - 1}年的年报，上年结转等留待填写`);
  }
  const { text, carried } = newReport({ body, year, lastYear, layout });
  if (output === undefined) {
    await out.write(text);
    return status;
  }
  try {
    writeFileSync(output, text, { flag: "wx" });
  } catch (error) {
    await complain(`${output}: 写不了：${describeError(error)}`);
    return 2;
  }
  await out.write(`已写好 ${printable(output)}${carried > 0 ? `，带入上年的 ${carried} 个数` : ""}。\n`);
  return status;
}

function readYear(written: string | undefined): number {
  const [first, last] = YEARS;
  const year = Number(written);
  if (written === undefined || !/^\d{4}$/.test(written) || year < first || year > last)
    throw new UsageError(`请用 --year 写明报告的年份，${first} 至 ${last}，如 --year 2025`);
  return year;
}
