// `npm run generate` writes the rules' pages and settings and the lexicon's data; `--check` only says what is stale.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generated, leftOver } from "./generated";

const root = join(__dirname, "..");
const check = process.argv.includes("--check");

function isCurrent(path: string, content: string): boolean {
  try {
    return readFileSync(join(root, path), "utf8") === content;
  } catch {
    return false;
  }
}

const stale = generated(root).filter(({ path, content }) => !isCurrent(path, content));
const extra = leftOver(root);

if (check) {
  for (const path of [...stale.map((file) => file.path), ...extra])
    console.error(`${path} 不是最新的，请运行 npm run generate / is stale: npm run generate`);
  if (stale.length + extra.length > 0) process.exitCode = 1;
} else {
  for (const { path, content } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    console.log(path);
  }
  for (const path of extra) {
    rmSync(join(root, path));
    console.log(`${path} -`);
  }
}
