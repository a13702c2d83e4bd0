import { UsageError } from "../errors";
import type { Paint } from "../output";
import { jsonFormat } from "./json";
import { ndjsonFormat } from "./ndjson";
import { textFormat } from "./text";
import type { Format } from "./types";

const FORMATS: Readonly<Record<string, (paint: Paint) => Format>> = {
  text: textFormat,
  json: jsonFormat,
  ndjson: ndjsonFormat,
};

/** Formats that are promised and not there yet; naming one must not look like a misspelling. */
const LATER = ["sarif", "github", "junit", "html"];

/** The output format called `name`. */
export function formatNamed(name: string, paint: Paint): Format {
  const make = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (make) return make(paint);
  const known = Object.keys(FORMATS).join("、");
  if (LATER.includes(name)) throw new UsageError(`输出格式 ${name} 本版本尚未提供，可用的有：${known}`);
  throw new UsageError(`没有输出格式“${name}”，可用的有：${known}`);
}
