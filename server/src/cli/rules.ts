import { SEVERITY_NAMES } from "../features/results/words";
import { RULES } from "../rules";
import type { Rule } from "../rules/types";
import { oneOf, readArgs } from "./args";
import { UsageError } from "./errors";
import { SEVERITY_COLOURS } from "./formats/text";
import { nearest } from "./nearest";
import type { Output, Paint } from "./output";
import { ruleDocs } from "./ruleDocs";

export const rulesUsage = `用法：nianbao rules [选项]

列出全部规则。

  --format 格式        text（默认）、json
`;

export const explainUsage = `用法：nianbao explain 规则

说明一条规则：查什么、为什么、怎样改。例：nianbao explain table/label
`;

const FIX_NAMES: Readonly<Record<Rule["meta"]["fix"], string>> = {
  none: "无",
  safe: "可自动修正",
  mixed: "拿得准的可自动修正，其余由人选定",
  suggestion: "提供改法，由人选定",
};

/** `nianbao rules`: lists the rules in the order of the report. */
export async function rules(args: readonly string[], out: Output): Promise<number> {
  const { values, positionals } = readArgs(args, { format: { type: "string", default: "text" } });
  if (positionals.length > 0) throw new UsageError("nianbao rules 不带参数；看一条规则用 nianbao explain 规则");
  if (oneOf("--format", values.format, ["text", "json"]) === "json") {
    const list = RULES.map(({ meta: { id, severity, isOff, fix, title, titleEn, basis } }) => ({
      id,
      severity: isOff ? "off" : severity,
      fix,
      title,
      titleEn,
      basis,
    }));
    await out.write(`${JSON.stringify(list, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(0, ...RULES.map(({ meta }) => meta.id.length));
  for (const { meta } of RULES)
    await out.write(`${severity(meta, out.paint)}  ${meta.id.padEnd(width)}  ${meta.title}${fixNote(meta)}\n`);
  return 0;
}

/** `nianbao explain RULE`: prints one rule. */
export async function explain(args: readonly string[], out: Output): Promise<number> {
  const { positionals } = readArgs(args, {});
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new UsageError("nianbao explain 后面要写一条规则，例：nianbao explain table/label");
  const rule = RULES.find(({ meta }) => meta.id === id);
  if (!rule) throw new UsageError(`没有规则“${id}”${suggestion(id)}；全部规则见 nianbao rules`);
  const { meta } = rule;
  const { paint } = out;
  await out.write(
    [
      `${paint("bold", meta.id)}  ${meta.title}（${meta.titleEn}）`,
      `默认级别：${severity(meta, paint)}　快速修复：${FIX_NAMES[meta.fix]}`,
      `依据：${meta.basis}`,
      "",
      ruleDocs(meta),
      "",
    ].join("\n"),
  );
  return 0;
}

function severity(meta: Rule["meta"], paint: Paint): string {
  return meta.isOff ? "不查" : paint(SEVERITY_COLOURS[meta.severity], SEVERITY_NAMES[meta.severity]);
}

function fixNote(meta: Rule["meta"]): string {
  return meta.fix === "none" ? "" : `（${FIX_NAMES[meta.fix]}）`;
}

function suggestion(id: string): string {
  const ids = RULES.map(({ meta }) => meta.id);
  const guess = ids.find((known) => known.endsWith(`/${id}`)) ?? nearest(id, ids, 4);
  return guess === undefined ? "" : `，是不是“${guess}”`;
}
