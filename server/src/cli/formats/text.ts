import type { Severity } from "../../rules/types";
import { type Colour, type Paint, printable } from "../output";
import type { FileResult, FindingResult, Format, Place, Range, Source, Summary } from "./types";

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: "错误", warning: "警告", info: "提示" };

export const SEVERITY_COLOURS: Readonly<Record<Severity, Colour>> = { error: "red", warning: "yellow", info: "blue" };

/** Characters of a long line that show on either side of a finding. */
const AROUND = 20;
/** Characters of a long finding that show. */
const LONGEST = 40;

/** For people: a file's findings below its path, each with the line it stands in, and a summary at the end. */
export function textFormat(paint: Paint): Format {
  let safe = 0;
  let fixed = 0;
  return {
    begin: () => "",
    file(result, source) {
      safe += result.findings.filter((finding) => finding.fixes.some((fix) => fix.safe)).length;
      fixed += result.fixed ?? 0;
      return fileText(result, source, paint);
    },
    end: (summary) => summaryText(summary, { safe, fixed }, paint),
  };
}

function fileText(result: FileResult, source: Source, paint: Paint): string {
  const lines: string[] = [];
  if (result.damaged) lines.push("  有些字节不合 UTF-8 也不合 GB 18030，读作“\ufffd”；请另存为 UTF-8 后再查");
  if (!result.isReport) lines.push("  不是政府信息公开工作年度报告，没有检查");
  if (result.fixed) lines.push(`  已修正 ${result.fixed} 处`);
  for (const finding of result.findings) lines.push(...findingLines(finding, source, paint));
  if (lines.length === 0) return "";
  return `${[paint("bold", printable(result.path)), ...lines].join("\n")}\n\n`;
}

function findingLines(finding: FindingResult, source: Source, paint: Paint): string[] {
  const severity = paint(SEVERITY_COLOURS[finding.severity], SEVERITY_NAMES[finding.severity]);
  const lines = [`  ${place(finding.range.start)} ${severity} ${finding.rule} ${printable(finding.message)}`];
  const quoted = excerpt(source, finding.range);
  if (quoted !== "") lines.push(`      ${paint("dim", quoted)}`);
  for (const { message, range } of finding.related)
    lines.push(`      ${paint("dim", `另见 ${place(range.start)} ${printable(message)}`)}`);
  return lines;
}

function place({ line, character }: Place): string {
  return `${line + 1}:${character + 1}`;
}

/** The line that a finding stands in, the finding between 【 】: carets below would miss, as characters differ in width. */
function excerpt({ text, lines }: Source, { start, end }: Range): string {
  const line = lines.span(start.line);
  const from = lines.offset(start);
  const to = Math.min(lines.offset(end), line.end);
  const whole = text.slice(from, to);
  const found = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
  const before = text.slice(Math.max(line.start, from - AROUND), from).trimStart();
  const after = text.slice(to, Math.min(line.end, to + AROUND)).trimEnd();
  if (whole.trim() === "" && before === "" && after === "") return "";
  const head = from - AROUND > line.start ? "…" : "";
  const tail = to + AROUND < line.end ? "…" : "";
  const rest = end.line > start.line ? "…" : "";
  return printable(`${head}${before}【${found}${rest}】${after}${tail}`).replaceAll("\t", "  ");
}

function summaryText(summary: Summary, { safe, fixed }: { safe: number; fixed: number }, paint: Paint): string {
  const counted = (severity: Severity) => {
    const text = `${SEVERITY_NAMES[severity]} ${summary[severity]} 处`;
    return summary[severity] > 0 ? paint(SEVERITY_COLOURS[severity], text) : text;
  };
  const found = summary.error + summary.warning + summary.info;
  const result =
    found === 0 ? paint("green", "没有发现问题") : `${counted("error")}，${counted("warning")}，${counted("info")}`;
  const hints = [
    ...(fixed > 0 ? [`已修正 ${fixed} 处`] : []),
    ...(safe > 0 ? [`其中 ${safe} 处可用 --fix 自动修正`] : []),
  ];
  return `共检查 ${summary.files} 个文件：${[result, ...hints].join("；")}。\n`;
}
