import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./errors";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Reads a subcommand's arguments; what does not fit is a usage error in Chinese. */
export function readArgs<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(translate(error));
  }
}

function translate(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : "";
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `没有选项 ${option}`;
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE")
    return /does not take/.test(error.message)
      ? `选项 ${option.replace(/=.*/, "")} 不带值`
      : `选项 ${option} 后面缺少值`;
  return error.message;
}

/** The value of an option that takes one of a few words. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${option} 不能是“${value}”，只能是：${allowed.join("、")}`);
  return found;
}
