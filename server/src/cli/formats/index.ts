import { EXPORT_FORMATS } from "../../features/results";
import type { Format } from "../../features/results/types";
import { UsageError } from "../errors";
import type { Paint } from "../output";
import { githubFormat } from "./github";
import { jsonFormat } from "./json";
import { junitFormat } from "./junit";
import { ndjsonFormat } from "./ndjson";
import { sarifFormat } from "./sarif";
import { textFormat } from "./text";

const FORMATS: Readonly<Record<string, (paint: Paint) => Format>> = {
  text: textFormat,
  json: jsonFormat,
  ndjson: ndjsonFormat,
  sarif: sarifFormat,
  github: githubFormat,
  junit: junitFormat,
  ...EXPORT_FORMATS,
};

/** The output format called `name`. */
export function formatNamed(name: string, paint: Paint): Format {
  const make = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (make) return make(paint);
  const known = Object.keys(FORMATS).join("、");
  throw new UsageError(`没有输出格式“${name}”，可用的有：${known}`);
}
