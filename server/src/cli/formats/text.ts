import type { Encoding } from "../../encoding/decode";
import { excerpt } from "../../features/results/excerpt";
import type {
  FileResult,
  FindingResult,
  Format,
  Place,
  Range,
  Source,
  Summary,
  Unchecked,
} from "../../features/results/types";
import { NOT_COMPARED, passedOver, SEVERITY_NAMES } from "../../features/results/words";
import type { Severity } from "../../rules/types";
import { type Colour, type Paint, printable } from "../output";

export const SEVERITY_COLOURS: Readonly<Record<Severity, Colour>> = { error: "red", warning: "yellow", info: "blue" };

/** Encodings that are worth a word; UTF-8 is what everyone expects. */
const ENCODING_NAMES: Readonly<Record<string, string | undefined>> = {
  "utf-8": undefined,
  "utf-8-bom": "UTF-8（有 BOM）",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  gb18030: "GB 18030",
} satisfies Record<Encoding, string | undefined>;

/** For people: a file's findings below its path, each with the line it stands in, and a summary at the end. */
export function textFormat(paint: Paint): Format {
  const tally = { reports: 0, notes: 0, safe: 0, fixed: 0, encodings: new Map<string, number>() };
  return {
    begin: () => "",
    file(result, source) {
      if (result.isReport) tally.reports++;
      tally.notes += result.notes.length;
      tally.safe += result.findings.filter((finding) => finding.fixes.some((fix) => fix.safe)).length;
      tally.fixed += result.fixed ?? 0;
      const encoding = ENCODING_NAMES[result.encoding];
      if (encoding && result.isReport) tally.encodings.set(encoding, (tally.encodings.get(encoding) ?? 0) + 1);
      return fileText(result, source, paint);
    },
    end: (summary, unchecked) => summaryText(summary, unchecked, tally, paint),
  };
}

/** What the summary of the text output counts beyond that of the others. */
interface Tally {
  readonly reports: number;
  readonly notes: number;
  readonly safe: number;
  readonly fixed: number;
  readonly encodings: ReadonlyMap<string, number>;
}

function fileText(result: FileResult, source: Source, paint: Paint): string {
  const lines: string[] = [];
  if (result.damaged) lines.push("  有些字节不合 UTF-8 也不合 GB 18030，读作“\ufffd”；请另存为 UTF-8 后再查");
  if (result.isCompared === false) lines.push(`  ${NOT_COMPARED}`);
  if (!result.isReport)
    lines.push(result.isEmpty ? "  文件是空的，没有检查" : "  不是政府信息公开工作年度报告，没有检查");
  if (result.fixed) lines.push(`  已修正 ${result.fixed} 处`);
  for (const { message, range } of result.notes)
    lines.push(`  ${place(range.start)} ${paint(SEVERITY_COLOURS.info, SEVERITY_NAMES.info)} ${printable(message)}`);
  for (const finding of result.findings) lines.push(...findingLines(finding, source, paint));
  if (lines.length === 0) return "";
  const encoding = ENCODING_NAMES[result.encoding];
  const heading = `${paint("bold", printable(result.path))}${encoding ? ` 编码 ${encoding}` : ""}`;
  return `${[heading, ...lines].join("\n")}\n\n`;
}

function findingLines(finding: FindingResult, source: Source, paint: Paint): string[] {
  const severity = paint(SEVERITY_COLOURS[finding.severity], SEVERITY_NAMES[finding.severity]);
  const lines = [`  ${place(finding.range.start)} ${severity} ${finding.rule} ${printable(finding.message)}`];
  const quoted = quote(source, finding.range);
  if (quoted !== "") lines.push(`      ${paint("dim", quoted)}`);
  for (const { message, range, path } of finding.related) {
    const where = path === undefined ? place(range.start) : `${printable(path)}:${place(range.start)}`;
    lines.push(`      ${paint("dim", `另见 ${where} ${printable(message)}`)}`);
  }
  return lines;
}

function place({ line, character }: Place): string {
  return `${line + 1}:${character + 1}`;
}

/** The line that a finding stands in, the finding between 【 】: carets below would miss, as characters differ in width. */
function quote(source: Source, range: Range): string {
  const quoted = excerpt(source, range);
  return quoted ? printable(`${quoted.before}【${quoted.found}】${quoted.after}`).replaceAll("\t", "  ") : "";
}

function summaryText(summary: Summary, unchecked: Unchecked, tally: Tally, paint: Paint): string {
  const { reports, notes, safe, fixed, encodings } = tally;
  const others = printable(passedOver(unchecked));
  const trouble = unchecked.complaints > 0 ? [`有 ${unchecked.complaints} 处出错，见错误信息`] : [];
  if (reports === 0) return `${["没有可检查的年报", ...trouble].join("；")}。\n${others}`;

  const hints = [
    ...(fixed > 0 ? [`已修正 ${fixed} 处`] : []),
    ...(safe > 0 ? [`其中 ${safe} 处可用 --fix 自动修正`] : []),
    ...(summary.accepted > 0 ? [`另有 ${summary.accepted} 处已接受`] : []),
    ...(notes > 0 ? [`有 ${notes} 处没有检查`] : []),
    ...(unchecked.notCompared > 0 ? [`${unchecked.notCompared} 个没有找到上年的年报，没有比对`] : []),
    ...trouble,
    ...[...encodings].map(([encoding, files]) => `${files} 个文件的编码是 ${encoding}`),
  ];
  const isWhole = notes === 0 && unchecked.complaints === 0;
  const result = [resultText(summary, isWhole, paint), ...hints].join("；");
  return `共检查 ${reports} 个文件：${result}。\n${others && `另有 ${others}`}`;
}

/** `isWhole`: everything could be checked, so that finding nothing is good news. */
function resultText(summary: Summary, isWhole: boolean, paint: Paint): string {
  const nothing = "没有发现问题";
  if (summary.error + summary.warning + summary.info === 0) return isWhole ? paint("green", nothing) : nothing;
  const severities: readonly Severity[] = ["error", "warning", "info"];
  return severities
    .map((severity) => {
      const text = `${SEVERITY_NAMES[severity]} ${summary[severity]} 处`;
      return summary[severity] > 0 ? paint(SEVERITY_COLOURS[severity], text) : text;
    })
    .join("，");
}
