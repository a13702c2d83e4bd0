import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Encoding } from "../../server/src/cli/decode";
import { encode } from "../../server/src/cli/encode";
import { draftNamed, draftText } from "../harness/drafts";
import { CLEAN, MISSPELT, NOTICE } from "./drafts";
import { checkJson, folderWith, nianbao } from "./nianbao";
import { assertLeadsTo } from "./patch";

const LINES = draftText(draftNamed("cellLines2019"));
const DAMAGED = CLEAN.replace("行政强制\t1\t\t\n", "");

/** What `extract` and `check` say of a text, but for where its findings stand. */
async function reading(input: string | Uint8Array): Promise<unknown> {
  const [extracted, { files }] = await Promise.all([nianbao(["extract", "-"], { input }), checkJson(["-"], { input })]);
  return [extracted.stdout, files[0]?.findings.map(({ rule, message, cell }) => [rule, message, cell])];
}

describe("nianbao format", () => {
  for (const layout of ["tab", "markdown", "lines"])
    it(`writes tables as ${layout}: the same cells and findings before and after`, async () => {
      for (const input of [MISSPELT, LINES]) {
        const { stdout, stderr, status } = await nianbao(["format", "--layout", layout, "-"], { input });
        assert.deepEqual([stderr, status], ["", 0]);
        assert.deepEqual(await reading(stdout), await reading(input));
        assert.equal((await nianbao(["format", "--layout", layout, "-"], { input: stdout })).stdout, stdout);
      }
    });

  it("prints the whole text of one file and leaves the file alone", async () => {
    const cwd = folderWith({ "a.txt": CLEAN });
    const { stdout, status } = await nianbao(["format", "a.txt", "--layout", "markdown"], { cwd });
    assert.equal(status, 0);
    assert.match(stdout, /^\| 第二十条第（一）项 \|/m);
    assert.ok(stdout.startsWith(CLEAN.slice(0, CLEAN.indexOf("第二十条"))));
    assert.equal(readFileSync(join(cwd, "a.txt"), "utf8"), CLEAN);
  });

  for (const encoding of [
    "utf-8",
    "utf-8-bom",
    "utf-16le",
    "utf-16be",
    "gb18030",
  ] as const satisfies readonly Encoding[])
    for (const [name, end] of [
      ["CRLF", "\r\n"],
      ["a lone CR", "\r"],
    ] as const)
      it(`keeps ${encoding} and ${name}`, async () => {
        const cwd = folderWith({ "a.txt": encode(LINES.replaceAll("\n", end), encoding) });
        const tabs = await nianbao(["format", "--layout", "tab", "-"], { input: LINES });
        const { stdout, status } = await nianbao(["format", "--write", "--layout", "tab", "a.txt"], { cwd });
        assert.deepEqual([stdout, status], ["已改写 1 个文件。\n", 0]);
        const written = readFileSync(join(cwd, "a.txt"));
        assert.deepEqual(written, Buffer.from(encode(tabs.stdout.replaceAll("\n", end), encoding)));
      });

  it("goes over folders with --write, passing over what is no report", async () => {
    const cwd = folderWith({ "a.txt": CLEAN, "b/c.txt": LINES, "n.txt": NOTICE });
    const { stdout, stderr, status } = await nianbao(["format", "--write", "--layout", "lines"], { cwd });
    assert.deepEqual([stdout, stderr, status], ["已改写 1 个文件。\n", "", 0]);
    assert.equal(readFileSync(join(cwd, "n.txt"), "utf8"), NOTICE);
    assert.equal(readFileSync(join(cwd, "b/c.txt"), "utf8"), LINES);
  });

  it("shows with --dry-run the diff that leads to what --write writes", async () => {
    const cwd = folderWith({ "a.txt": CLEAN, "望岭乡.txt": LINES });
    const { stdout, status } = await nianbao(["format", "--dry-run", "--layout", "tab"], { cwd });
    assert.equal(status, 0);
    assert.match(stdout, /^--- 望岭乡\.txt\n\+\+\+ 望岭乡\.txt\n@@ /);
    assert.equal(readFileSync(join(cwd, "望岭乡.txt"), "utf8"), LINES);
    const written = await nianbao(["format", "--layout", "tab", "-"], { input: LINES });
    assertLeadsTo(written.stdout, stdout, cwd, "望岭乡.txt");
  });

  it("leaves alone what it has not read completely, says where and why, and ends with 1", async () => {
    const { stdout, stderr, status } = await nianbao(["format", "--layout", "markdown", "-"], { input: DAMAGED });
    assert.equal(status, 1);
    assert.match(stderr, /^nianbao: -: 第 \d+ 行“第二十条第（六）项”保持原样：缺少“行政强制”一行$/m);
    assert.match(stderr, /“第二十条第（一）项”保持原样：同一部分的“第二十条第（六）项”不能改写$/m);
    assert.match(stdout, /^第二十条第（六）项\t/m);
    assert.match(stdout, /^\| 行政复议/m);
    assert.deepEqual(await reading(stdout), await reading(DAMAGED));
  });

  it("prints a text that is no report as it is", async () => {
    const { stdout, stderr, status } = await nianbao(["format", "--layout", "tab", "-"], { input: NOTICE });
    assert.deepEqual([stdout, status], [NOTICE, 0]);
    assert.match(stderr, /不是政府信息公开工作年度报告/);
  });

  it("never writes a text whose encoding it is not sure of", async () => {
    const bytes = Buffer.concat([Buffer.from(LINES), Buffer.from([0xff, 0x0a])]);
    const cwd = folderWith({ "a.txt": bytes });
    const { stderr, status } = await nianbao(["format", "--write", "--layout", "tab", "a.txt"], { cwd });
    assert.equal(status, 2);
    assert.match(stderr, /a\.txt: 编码无法确定，没有修改/);
    assert.deepEqual(readFileSync(join(cwd, "a.txt")), bytes);
  });

  for (const [args, expected] of [
    [["-"], /请用 --layout 写明排法/],
    [["--layout", "html", "-"], /--layout 不能是“html”/],
    [["--layout", "tab", "a.txt", "b.txt"], /请用 --write 写回原文件/],
    [["--layout", "tab", "--write", "--dry-run", "a.txt"], /只能用一个/],
    [["--layout", "tab", "--write", "-"], /标准输入不能用 --write/],
    [["--layout", "tab", "nowhere.txt"], /nowhere\.txt: 找不到文件/],
  ] as const)
    it(`refuses ${args.join(" ")}`, async () => {
      const cwd = folderWith({ "a.txt": CLEAN, "b.txt": CLEAN });
      const { stdout, stderr, status } = await nianbao(["format", ...args], { cwd, input: CLEAN });
      assert.deepEqual([stdout, status], ["", 2]);
      assert.match(stderr, expected);
    });
});
