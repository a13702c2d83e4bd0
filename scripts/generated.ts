import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../server/src/rules";
import type { Rule, RuleMeta, Severity } from "../server/src/rules/types";
import { type Case, readCases, readPieces } from "../test/harness/fixture";
import { readMarks, showInvisible } from "../test/harness/marks";
import { LEXICON, lexicon } from "./lexicon";

/** A file that the rules or the lexicon's sources determine, wholly or in part. */
export interface GeneratedFile {
  /** From the project's folder on, with slashes. */
  readonly path: string;
  readonly content: string;
}

const PAGES = "docs/rules";
const NOTICE = "<!-- 由 npm run generate 根据规则和用例生成，请勿手改。Generated, do not edit. -->";

const SEVERITIES: Readonly<Record<Severity | "off", string>> = {
  error: "错误",
  warning: "警告",
  info: "提示",
  off: "不检查",
};

const FIXES: Readonly<Record<RuleMeta["fix"], string>> = {
  none: "无",
  safe: "有，可一次全部改正",
  mixed: "有，拿得准的可一次全部改正，其余由人选定",
  suggestion: "有，由人选定后改",
};

/** Every generated file as it should be: a page a rule, their index, the manifest, the schema, the lexicon. */
export function generated(root: string): GeneratedFile[] {
  return [
    ...RULES.map((rule) => ({ path: `${PAGES}/${pageName(rule)}`, content: page(root, rule) })),
    { path: `${PAGES}/README.md`, content: index() },
    { path: LEXICON, content: lexicon(root) },
    { path: "package.json", content: manifest(readFileSync(join(root, "package.json"), "utf8")) },
    { path: "schemas/nianbao.schema.json", content: `${JSON.stringify(schema(), null, 2)}\n` },
  ];
}

/** Pages that no rule stands behind any more. */
export function leftOver(root: string): string[] {
  const wanted = new Set(["README.md", ...RULES.map(pageName)]);
  return readPages(root)
    .filter((name) => !wanted.has(name))
    .map((name) => `${PAGES}/${name}`);
}

function readPages(root: string): string[] {
  try {
    return readdirSync(join(root, PAGES));
  } catch {
    return [];
  }
}

function pageName({ meta }: Rule): string {
  return `${meta.id.replace("/", "-")}.md`;
}

function page(root: string, { meta }: Rule): string {
  const cases = readFixture(root, meta.id);
  const bad = cases.find((example) => example.marks.length > 0);
  const good = cases.find((example) => example.marks.length === 0 && example.source.trim() !== "");
  return `${[
    NOTICE,
    `# ${meta.title}`,
    `*${meta.titleEn}*`,
    [
      "| 规则 | 默认级别 | 快速修复 |",
      "| --- | --- | --- |",
      `| \`${meta.id}\` | ${SEVERITIES[defaultLevel(meta)]}（\`${defaultLevel(meta)}\`） | ${FIXES[meta.fix]} |`,
    ].join("\n"),
    meta.docs.trim(),
    `依据：${meta.basis}`,
    ...(bad ? badExample(bad) : []),
    ...(good ? ["## 不算问题的例子", `${good.title}：`, block(good.source)] : []),
    "## 设置",
    `在 VS Code 的设置中把 \`nianbao.rules.${meta.id}\` 设为 \`error\`、\`warning\`、\`info\` 或 \`off\`（不检查）；同事和命令行要一起用的，写在 \`.nianbao.json\` 里：\`{ "rules": { "${meta.id}": "off" } }\`。`,
    "[全部规则](README.md)",
  ].join("\n\n")}\n`;
}

function badExample(example: Case): string[] {
  const messages = (example.findings ?? []).map((message) => `> ${message}`).join("\n>\n");
  const fixed = example.fixed[0];
  const how = fixed?.title === undefined ? "快速修复之后：" : `快速修复（${fixed.title}）之后：`;
  return [
    "## 有问题的例子",
    `${example.title}：`,
    block(example.source),
    ...(messages === "" ? [] : [messages]),
    ...(fixed ? [how, block(fixed.text)] : []),
  ];
}

function block(source: string): string {
  return `\`\`\`txt\n${showInvisible(readMarks(source).text)}\n\`\`\``;
}

function readFixture(root: string, id: string): Case[] {
  let markdown: string;
  try {
    markdown = readFileSync(join(root, "test/rules", `${id}.md`), "utf8");
  } catch {
    // A test says which rule has no fixture; its page can do without examples until then.
    return [];
  }
  return readCases(readPieces(markdown));
}

function index(): string {
  const rows = RULES.map(
    ({ meta }) =>
      `| [\`${meta.id}\`](${meta.id.replace("/", "-")}.md) | ${meta.title} | ${SEVERITIES[defaultLevel(meta)]} | ${FIXES[meta.fix]} |`,
  );
  return `${[
    NOTICE,
    "# 规则",
    "每条规则的默认级别可以在设置中或 `.nianbao.json` 里更改，也可以关闭。命令行用 `nianbao rules` 列出，用 `nianbao explain 规则` 查看说明。",
    ["| 规则 | 查什么 | 默认级别 | 快速修复 |", "| --- | --- | --- | --- |", ...rows].join("\n"),
  ].join("\n\n")}\n`;
}

/** What a `.nianbao.json` may say, for editors that complete and check JSON. */
function schema() {
  const string = (description: string) => ({ type: "string", description });
  const rules = RULES.map(({ meta }) => [
    meta.id,
    {
      enum: Object.keys(SEVERITIES),
      enumDescriptions: Object.values(SEVERITIES),
      default: defaultLevel(meta),
      description: `${meta.title}。`,
    },
  ]);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "年报校对：这个文件夹里各份年报共同的设置",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      rules: {
        type: "object",
        description: "规则的级别，优先于编辑器的设置；上级文件夹也有的，以离年报近的为准。",
        additionalProperties: false,
        properties: Object.fromEntries(rules),
      },
      words: {
        type: "array",
        description: "本地的词语，例如地名、机构和应用程序的名称，不当作错别字。上级文件夹里的也算。",
        uniqueItems: true,
        items: { type: "string", minLength: 2 },
      },
      accepted: {
        type: "array",
        description: "已经看过、不用改的问题。所说的那个数或者那几个字一改，问题会再列出来。",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["rule", "text", "reason"],
          properties: {
            file: string("哪一份年报：从这个文件所在的文件夹写起，如 2023/云溪镇.txt。不写就是这里的每一份。"),
            rule: {
              enum: RULES.map(({ meta }) => meta.id),
              enumDescriptions: RULES.map(({ meta }) => meta.title),
              description: "规则的编号。",
            },
            cell: string("表格的哪一格，如 applications.received.total；问题说的是一格时要写。"),
            about: string("缺的是什么、说的是哪张表，由快速修复填写；手写时可以省去。"),
            text: string("那一格填的数；不是说一格的，写标出的文字，也可以写整行。"),
            reason: string("为什么不用改，给同事看。"),
          },
        },
      },
    },
  };
}

/** What counts for a rule that nobody has set to anything. */
function defaultLevel({ severity, isOff }: RuleMeta): Severity | "off" {
  return isOff ? "off" : severity;
}

const SETTING = "nianbao.rules.";

interface Manifest {
  contributes?: { configuration?: { title?: string; properties?: Record<string, unknown> } };
}

/** The manifest with a dropdown per rule among its settings; all else in it stays as it is. */
function manifest(source: string): string {
  const parsed = JSON.parse(source) as Manifest;
  const configuration = parsed.contributes?.configuration ?? { title: "年报校对" };
  const own = Object.entries(configuration.properties ?? {}).filter(([key]) => !key.startsWith(SETTING));
  const rules = RULES.map(({ meta }, order) => [SETTING + meta.id, setting(meta, order)] as const);
  configuration.properties = Object.fromEntries([...own, ...rules]);
  parsed.contributes = { ...parsed.contributes, configuration };
  return `${JSON.stringify(parsed, null, 2)}\n`;
}

function setting(meta: RuleMeta, order: number) {
  const values = Object.keys(SEVERITIES);
  return {
    type: "string",
    enum: values,
    enumItemLabels: Object.entries(SEVERITIES).map(([value, words]) => `${words}（${value}）`),
    enumDescriptions: Object.values(SEVERITIES),
    default: defaultLevel(meta),
    scope: "resource",
    order: 100 + order,
    markdownDescription: `${meta.title}。快速修复：${FIXES[meta.fix]}。年报旁边的 \`.nianbao.json\` 另有规定的，以它为准。\n\n${meta.titleEn}.`,
  };
}
