import { parseReport } from "../report/parse";
import type { Report } from "../report/types";
import { decode, isBinary } from "./decode";
import { describeError } from "./errors";
import type { Input } from "./inputs";

/** Reads an input as a report, or says why it cannot be read. What is read may still be no report. */
export function readReport(input: Input): { readonly report: Report } | { readonly error: string } {
  if ("error" in input) return input;
  if (isBinary(input.bytes)) return { error: "不是文本文件（如果是 Word 文档，请先另存为纯文本）" };
  try {
    return { report: parseReport(decode(input.bytes).text) };
  } catch (error) {
    return { error: `读取出错：${describeError(error)}` };
  }
}
