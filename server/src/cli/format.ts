import { convertLayout, type LeftAlone, type TargetLayout } from "../features/convertLayout";
import { applyEdits } from "../features/fixAll";
import { parseReport } from "../report/parse";
import type { LineIndex } from "../text/lines";
import { oneOf, readArgs } from "./args";
import { decode, isBinary } from "./decode";
import { unifiedDiff } from "./diff";
import { encode } from "./encode";
import { describeError, UsageError } from "./errors";
import { type Input, type ReadableInput, readInputs, STDIN } from "./inputs";
import { LAYOUT_NAMES, LAYOUTS } from "./layouts";
import { type Output, printable } from "./output";
import { writeAtomically } from "./write";

export const usage = `用法：nianbao format [路径…] --layout 排法 [选项]

改写年报中表格的排法，一个数、一个字也不改。路径同 nianbao check。

  --layout 排法        tab（一行一行，以制表符分开）、markdown（对齐的竖线表格）、lines（每格一行）
  --write              写回原文件（编码和换行不变）
  --dry-run            只显示会怎样改（差异格式），不写文件
  --files-from 文件    从文件读取路径清单，一行一个；- 是标准输入

不写 --write 和 --dry-run 时，改写后的全文写到标准输出，这时只能有一个文件（- 是标准输入）。
没有认全的表格（缺行、数字对应不上、中间夹有别的文字等）保持原样，在标准错误中说明原因。

退出码：0 完成；1 有表格保持原样；2 用法不对，或有文件读不了、写不了。
`;

/** `nianbao format`: returns the exit status. */
export async function format(args: readonly string[], out: Output, err: Output): Promise<number> {
  const { values, positionals: paths } = readArgs(args, {
    layout: { type: "string" },
    write: { type: "boolean", default: false },
    "dry-run": { type: "boolean", default: false },
    "files-from": { type: "string" },
  });
  const { write, "dry-run": dryRun } = values;
  if (values.layout === undefined) throw new UsageError("请用 --layout 写明排法：tab、markdown、lines");
  const target = LAYOUTS[oneOf("--layout", values.layout, LAYOUT_NAMES)];
  if (write && dryRun) throw new UsageError("--write 与 --dry-run 只能用一个");
  if (write && paths.includes(STDIN)) throw new UsageError("标准输入不能用 --write，改写后的全文会写到标准输出");
  const inputs = readInputs({ paths, filesFrom: values["files-from"] });
  const drafts = write || dryRun ? inputs : await theOnlyOne(inputs);

  let status = 0;
  let rewritten = 0;
  const complain = async (path: string, message: string, grave: 1 | 2) => {
    status = Math.max(status, grave);
    await err.write(printable(`nianbao: ${path}: ${message}\n`));
  };
  for await (const input of drafts) {
    const { path } = input;
    if ("error" in input) {
      await complain(path, input.error, 2);
      continue;
    }
    const made = rewrite(input, target);
    if ("error" in made) await complain(path, made.error, 2);
    else if (!made.isReport) {
      if (input.named) await err.write(printable(`nianbao: ${path}: 不是政府信息公开工作年度报告，没有改动\n`));
    } else {
      for (const one of made.leftAlone) await complain(path, describe(one, made.lines), 1);
    }
    if (dryRun && "diff" in made) await out.write(made.diff);
    if (!write && !dryRun) await out.write("bytes" in made ? made.bytes : input.bytes);
    if (!write || !("bytes" in made) || made.diff === "") continue;
    try {
      writeAtomically(path, made.bytes);
      rewritten++;
    } catch (error) {
      await complain(path, `写不了，没有修改：${describeError(error)}`, 2);
    }
  }
  if (write) await out.write(`已改写 ${rewritten} 个文件。\n`);
  return status;
}

/** The input, if there is one only: two texts on standard output could not be told apart. */
async function theOnlyOne(inputs: AsyncIterable<Input>): Promise<Input[]> {
  const found: Input[] = [];
  for await (const input of inputs) {
    found.push(input);
    if (found.length > 1) throw new UsageError("有几个文件时，请用 --write 写回原文件，或用 --dry-run 看差异");
  }
  return found;
}

type Rewritten =
  | { readonly error: string }
  | { readonly isReport: false }
  | {
      readonly isReport: true;
      readonly bytes: Uint8Array;
      readonly diff: string;
      readonly lines: LineIndex;
      readonly leftAlone: readonly LeftAlone[];
    };

function rewrite({ path, bytes }: ReadableInput, target: TargetLayout): Rewritten {
  if (isBinary(bytes)) return { error: "不是文本文件（如果是 Word 文档，请先另存为纯文本）" };
  try {
    const { text, encoding, damaged } = decode(bytes);
    const report = parseReport(text);
    if (!report.isReport) return { isReport: false };
    if (damaged) return { error: "编码无法确定，没有修改；请先另存为 UTF-8" };
    const { edits, leftAlone } = convertLayout(report, target);
    const after = applyEdits(text, edits);
    return {
      isReport: true,
      bytes: edits.length === 0 ? bytes : encode(after, encoding),
      diff: unifiedDiff(path, text, after),
      lines: report.lines,
      leftAlone,
    };
  } catch (error) {
    return { error: `改写出错：${describeError(error)}` };
  }
}

function describe({ name, span, reason }: LeftAlone, lines: LineIndex): string {
  return `第 ${lines.position(span.start).line + 1} 行“${name}”保持原样：${reason}`;
}
