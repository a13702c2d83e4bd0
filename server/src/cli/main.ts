import { version } from "../../../package.json";
import { check, usage as checkUsage } from "./check";
import { UsageError } from "./errors";
import { extract, usage as extractUsage } from "./extract";
import { format, usage as formatUsage } from "./format";
import { lsp, usage as lspUsage } from "./lsp";
import { nearest } from "./nearest";
import { newDraft, usage as newUsage } from "./new";
import { createOutput, endQuietlyOnBrokenPipe, type Output } from "./output";
import { explain, explainUsage, rules, rulesUsage } from "./rules";
import { sum, usage as sumUsage } from "./sum";

interface Command {
  readonly summary: string;
  readonly usage: string;
  /** Returns the exit status. */
  readonly run: (args: readonly string[], out: Output, err: Output) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { summary: "检查年报", usage: checkUsage, run: check },
  extract: { summary: "取出年报各表的数字", usage: extractUsage, run: extract },
  sum: { summary: "把多个机关的年报汇总成一套表", usage: sumUsage, run: sum },
  format: { summary: "改写表格的排法（制表符、Markdown、每格一行）", usage: formatUsage, run: format },
  new: { summary: "写一份待填写的年报", usage: newUsage, run: newDraft },
  rules: { summary: "列出全部规则", usage: rulesUsage, run: rules },
  explain: { summary: "说明一条规则", usage: explainUsage, run: explain },
  lsp: { summary: "语言服务器，供各种编辑器使用", usage: lspUsage, run: lsp },
};

const USAGE = `年报校对：检查政府信息公开工作年度报告（.txt）

用法：nianbao 命令 [参数…]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  .join("\n")}

  nianbao 命令 --help    该命令的用法
  nianbao --version      版本
`;

async function main(args: readonly string[], out: Output, err: Output): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    await err.write(USAGE);
    return 2;
  }
  if (name === "--version" || name === "-V") {
    await out.write(`${version}\n`);
    return 0;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    await out.write((Object.hasOwn(COMMANDS, rest[0] ?? "") ? COMMANDS[rest[0] ?? ""]?.usage : undefined) ?? USAGE);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    if (name.startsWith("-")) throw new UsageError(`没有选项“${name}”`);
    const guess = nearest(name, Object.keys(COMMANDS), 2);
    throw new UsageError(`没有命令“${name}”${guess === undefined ? "" : `，是不是“${guess}”`}`);
  }
  const options = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
  if (options.includes("--help") || options.includes("-h")) {
    await out.write(command.usage);
    return 0;
  }
  return command.run(rest, out, err);
}

endQuietlyOnBrokenPipe();
const err = createOutput(process.stderr);
main(process.argv.slice(2), createOutput(process.stdout), err).then(
  (status) => {
    // Not exit(): what is still on its way to a pipe would be lost.
    process.exitCode = status;
  },
  async (error: unknown) => {
    process.exitCode = 2;
    if (error instanceof UsageError) await err.write(`nianbao: ${error.message}\n用法见 nianbao --help\n`);
    else await err.write(`nianbao: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  },
);
