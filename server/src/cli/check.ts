import { type Analysis, analyse, type Config, check as checkReport } from "../analyse";
import { fixAll } from "../features/fixAll";
import { fileResult } from "../features/results/result";
import type { FileResult, Summary } from "../features/results/types";
import { parseReport } from "../report/parse";
import type { Severity } from "../rules/types";
import { oneOf, readArgs } from "./args";
import { type Decoded, decode, isBinary } from "./decode";
import { unifiedDiff } from "./diff";
import { encode } from "./encode";
import { describeError, UsageError } from "./errors";
import { formatNamed } from "./formats";
import { type ReadableInput, readInputs, STDIN } from "./inputs";
import { type LastYears, readLastYears } from "./lastYears";
import { type Output, printable } from "./output";
import { findSettings, type SettingsSource, staleLines } from "./settingsFiles";
import { writeAtomically } from "./write";

export const usage = `用法：nianbao check [路径…] [选项]

检查年报。路径可以是文件、文件夹（其中所有是年报的 .txt）、通配符（如 "2023/**/*.txt"）；- 是标准输入；
不写路径就检查当前文件夹。

  --files-from 文件    从文件读取路径清单，一行一个；- 是标准输入
  --format 格式        text（默认）、json、ndjson、sarif、github、junit、html、csv（Excel、WPS 可打开）
  --previous 路径      上年的年报，或放着上年年报的文件夹：按机关名称和年份找到上年的一份，比对结转件数、现行有效件数等
  --fix                改正可以放心自动改的问题，写回原文件（编码和换行不变）；检查 - 时，改后的文字写到标准输出
  --fix-dry-run        只显示 --fix 会怎样改（差异格式），不写文件
  --fail-on 级别       error（默认）、warning、info、never：出现该级别及以上的问题时，退出码为 1
  --config 文件        只用这一份设置；不写就用年报所在文件夹及上级文件夹里的 .nianbao.json
  --no-config          不用任何 .nianbao.json：按默认级别检查，已接受的问题照样列出
  --show-stale         列出 .nianbao.json 里接受过、现在已经没有的问题（写到标准错误）

退出码：0 没有该级别及以上的问题；1 有；2 用法不对，或有文件读不了、写不了。
`;

const FAIL_ON = ["error", "warning", "info", "never"] as const;

interface Options {
  readonly fix: boolean;
  readonly dryRun: boolean;
  /** The fixed text goes to standard output, the report to standard error. */
  readonly filter: boolean;
  /** Undefined where nothing is to be compared. */
  readonly lastYears: LastYears | undefined;
}

/** `nianbao check`: returns the exit status. */
export async function check(args: readonly string[], out: Output, err: Output): Promise<number> {
  const { values, positionals: paths } = readArgs(args, {
    format: { type: "string", default: "text" },
    "files-from": { type: "string" },
    fix: { type: "boolean", default: false },
    "fix-dry-run": { type: "boolean", default: false },
    "fail-on": { type: "string", default: "error" },
    config: { type: "string" },
    "no-config": { type: "boolean", default: false },
    "show-stale": { type: "boolean", default: false },
    previous: { type: "string" },
  });
  const { fix, "fix-dry-run": dryRun } = values;
  if (fix && dryRun) throw new UsageError("--fix 与 --fix-dry-run 只能用一个");
  if (values.config !== undefined && values["no-config"]) throw new UsageError("--config 与 --no-config 只能用一个");
  const settingsOf = findSettings(settingsSource(values.config, values["no-config"]));
  const failOn = oneOf("--fail-on", values["fail-on"], FAIL_ON);
  const filter = fix && paths.includes(STDIN);
  if (filter && (paths.length > 1 || values["files-from"] !== undefined || values.format !== "text"))
    throw new UsageError("--fix 用于标准输入时，改后的文字写到标准输出，不能同时检查其他文件或使用其他输出格式");

  // A diff or a fixed text on standard output must stay clean, so what is said to people goes to standard error.
  const aside = filter || (dryRun && values.format === "text");
  const said = aside ? err : out;
  const format = formatNamed(values.format, said.paint);
  const summary = { files: 0, error: 0, warning: 0, info: 0, accepted: 0 };
  const unchecked = { passedOver: [] as string[], complaints: 0, notCompared: 0 };
  const complain = async (path: string, message: string) => {
    unchecked.complaints++;
    await err.write(printable(`nianbao: ${path}: ${message}\n`));
  };

  const lastYears = values.previous === undefined ? undefined : readLastYears(values.previous);
  for (const { path, error } of lastYears?.unread ?? []) await complain(path, error);
  await said.write(format.begin());
  for await (const input of readInputs({ paths, filesFrom: values["files-from"] })) {
    const { path } = input;
    if ("error" in input) {
      await complain(path, input.error);
      continue;
    }
    const settings = settingsOf(path);
    for (const { place, message, isGrave } of settings.complaints) {
      if (isGrave) await complain(place, message);
      else await err.write(printable(`nianbao: ${place}: ${message}\n`));
    }
    const checked = checkFile(input, settings.config, { fix, dryRun, filter, lastYears });
    if (filter) await out.write(checked?.bytes ?? input.bytes);
    for (const message of checked?.complaints ?? []) await complain(path, message);
    if (!checked) unchecked.passedOver.push(path);
    if (!checked?.result || !checked.analysis) continue;
    count(summary, checked.result);
    const choice = lastYears?.choice(checked.analysis.report, path);
    if (choice !== undefined) await err.write(printable(`nianbao: ${path}: ${choice}\n`));
    if (checked.result.isCompared === false) {
      unchecked.notCompared++;
      const reason = lastYears?.reason(checked.analysis.report);
      if (reason !== undefined) await err.write(printable(`nianbao: ${path}: ${reason}\n`));
    }
    if (values["show-stale"])
      for (const line of staleLines(path, settings, checked.analysis)) await err.write(printable(`${line}\n`));
    const { result } = checked;
    if (dryRun && aside) {
      await out.write(result.diff ?? "");
      if ((result.diff ?? "") === "" && result.findings.length > 0)
        await err.write(printable(`nianbao: ${path}: 没有可以自动修正的，去掉 --fix-dry-run 看各处问题\n`));
    }
    // Beside a diff only what was not checked is told.
    const shown = dryRun && aside ? { ...result, findings: [] } : result;
    await said.write(format.file(shown, checked.analysis.report));
  }
  await said.write(format.end(summary, unchecked));

  if (unchecked.complaints > 0) return 2;
  return failOn !== "never" && reaches(summary, failOn) ? 1 : 0;
}

function settingsSource(named: string | undefined, none: boolean): SettingsSource {
  if (named !== undefined) return { named };
  return none ? "none" : "above";
}

interface Checked {
  /** What was found, and in what; absent where the file could not be checked. */
  readonly result?: FileResult;
  readonly analysis?: Analysis;
  readonly complaints: readonly string[];
  /** The fixed draft as it is to be stored, where it differs. */
  readonly bytes?: Uint8Array;
}

/** Checks one file; undefined for one of a folder that is no report. */
function checkFile({ path, bytes, named }: ReadableInput, config: Config, options: Options): Checked | undefined {
  if (isBinary(bytes)) return { complaints: ["不是文本文件（如果是 Word 文档，请先另存为纯文本）"] };
  try {
    const decoded = decode(bytes);
    const report = parseReport(decoded.text);
    if (!report.isReport && !named) return undefined;
    const lastYear = options.lastYears?.find(report, path);
    const compared = lastYear ? { ...config, lastYear } : config;
    const checked = checkText(path, decoded, checkReport(report, compared), compared, options);
    if (!options.lastYears || !report.isReport) return checked;
    return { ...checked, result: { ...checked.result, isCompared: lastYear !== undefined } };
  } catch (error) {
    // One draft that the checker fails on must not keep the others from being checked.
    return { complaints: [`检查出错：${describeError(error)}`] };
  }
}

function checkText(
  path: string,
  decoded: Decoded,
  before: Analysis,
  config: Config,
  options: Options,
): Checked & { readonly result: FileResult } {
  const complaints = failures(before);
  const unchanged = { result: fileResult(path, decoded, before), analysis: before, complaints };
  if ((!options.fix && !options.dryRun) || !before.report.isReport) return unchanged;
  if (decoded.damaged) return { ...unchanged, complaints: [...complaints, "编码无法确定，没有修改；请先另存为 UTF-8"] };

  const { text, fixed } = fixAll(decoded.text, config, before);
  if (options.dryRun)
    return { ...unchanged, result: { ...unchanged.result, diff: unifiedDiff(path, decoded.text, text) } };
  if (text === decoded.text) return { ...unchanged, result: { ...unchanged.result, fixed: 0 } };
  try {
    const bytes = encode(text, decoded.encoding);
    if (!options.filter) writeAtomically(path, bytes);
    const after = analyse(text, config);
    return {
      result: { ...fileResult(path, decoded, after), fixed },
      analysis: after,
      complaints: failures(after),
      bytes,
    };
  } catch (error) {
    return { ...unchanged, complaints: [...complaints, `写不了，没有修改：${describeError(error)}`] };
  }
}

function failures(analysis: Analysis): string[] {
  return analysis.failures.map(({ rule, error }) => `规则 ${rule} 出错，没有检查这一项：${describeError(error)}`);
}

function count(summary: Record<keyof Summary, number>, { findings, accepted }: FileResult): void {
  summary.files++;
  summary.accepted += accepted;
  for (const { severity } of findings) summary[severity]++;
}

function reaches(summary: Summary, threshold: Severity): boolean {
  const severities: readonly Severity[] = ["error", "warning", "info"];
  return severities.slice(0, severities.indexOf(threshold) + 1).some((severity) => summary[severity] > 0);
}
