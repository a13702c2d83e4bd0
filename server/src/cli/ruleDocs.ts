import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rule } from "../rules/types";

/** Where the pages of the rules stand beside the program. */
const PAGES = join(__dirname, "..", "docs", "rules");

/** What a rule's page says of it between its table and what it rests on; nothing where there is no page. */
export function ruleDocs({ id }: Rule["meta"]): string {
  let page: string;
  try {
    page = readFileSync(join(PAGES, `${id.replace("/", "-")}.md`), "utf8");
  } catch {
    return "";
  }
  return /\n\| `.*\n\n([\s\S]*?)\n\n依据：/.exec(page)?.[1] ?? "";
}
