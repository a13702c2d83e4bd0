// `npm run new-rule total/row` makes a rule's file and its fixture, and prints the lines that register it.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Category } from "../server/src/rules/types";

const CATEGORIES: readonly Category[] = ["structure", "table", "total", "year", "text", "fee", "previous"];

const root = join(__dirname, "..");
const [id = ""] = process.argv.slice(2);
const [category = "", name = "", ...more] = id.split("/");

if (more.length > 0 || !CATEGORIES.some((known) => known === category) || !/^[a-z]+(-[a-z]+)*$/.test(name)) {
  console.error(`用法 / usage: npm run new-rule <${CATEGORIES.join("|")}>/<kebab-case-name>`);
  process.exit(1);
}

const files: readonly (readonly [path: string, content: string])[] = [
  [`server/src/rules/${id}.ts`, rule()],
  [`test/rules/${id}.md`, fixture()],
];
const taken = files.find(([path]) => existsSync(join(root, path)));
if (taken) {
  console.error(`${taken[0]} 已经存在 / exists`);
  process.exit(1);
}
for (const [path, content] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  console.log(path);
}

const variable = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
console.log(`
在 server/src/rules/index.ts 中登记，RULES 按年报的顺序排列 / register it, in the order of the report:

import ${variable} from "./${id}";
  ${variable},

然后 / then: UPDATE=1 npx mocha --grep ${id} && npm run generate`);

function rule(): string {
  return `import type { Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "${id}",
    title: "",
    titleEn: "",
    severity: "warning",
    fix: "none",
    basis: "",
    docs: \`\`,
  },
  *check(report) {
    if (!report.title) return;
    yield { span: report.title.span, message: "" };
  },
};

export default rule;
`;
}

function fixture(): string {
  return `# ${id}

## 有问题的写法

\`\`\`txt in=tabRows2021 for=title
[[云溪镇2023年政府信息公开工作年度报告]]
\`\`\`

## 没有问题的写法

\`\`\`txt in=tabRows2021
\`\`\`
`;
}
