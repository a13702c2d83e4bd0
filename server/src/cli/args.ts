import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./errors";
import { nearest } from "./nearest";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Reads a subcommand's arguments; what does not fit is a usage error in Chinese. */
export function readArgs<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(translate(error, Object.keys(options)));
  }
}

/** Most characters by which a misspelt option differs from the one that is meant. */
const FURTHEST = 3;

function translate(error: unknown, known: readonly string[]): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : "";
  const option = /'(-[^' ]*)/.exec(error.message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const name = option.replace(/^--?/, "");
    const guess = known.find((one) => one.endsWith(`-${name}`)) ?? nearest(name, known, FURTHEST);
    return `没有选项 ${option}${guess === undefined ? "" : `，是不是 --${guess}`}`;
  }
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
