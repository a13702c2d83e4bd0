import assert from "node:assert/strict";
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Encoding } from "../../server/src/cli/decode";
import { encode } from "../../server/src/cli/encode";
import { CLEAN, MISSPELT, NOTICE, WITH_REMNANT, WRONG_TOTAL } from "./drafts";
import { checkJson, folderWith, nianbao } from "./nianbao";
import { assertLeadsTo } from "./patch";

describe("nianbao check --fix", () => {
  it("writes what is safe to fix and reports what is left", async () => {
    const both = WRONG_TOTAL.replace("本年废止件数", "本年度止件数");
    const cwd = folderWith({ "a.txt": both, "b.txt": CLEAN });
    const { stdout, status } = await nianbao(["check", "--fix", "."], { cwd });
    assert.equal(readFileSync(join(cwd, "a.txt"), "utf8"), WRONG_TOTAL);
    assert.equal(status, 1);
    assert.match(stdout, /a\.txt\n {2}已修正 1 处\n {2}\d+:\d+ 错误 total\/disputes/);
    assert.doesNotMatch(stdout, /table\/label/);
    assert.match(stdout, /已修正 1 处。\n$/);
  });

  it("says how many fixes it made in JSON", async () => {
    const cwd = folderWith({ "a.txt": MISSPELT, "b.txt": CLEAN, "n.txt": NOTICE });
    const { files, ended } = await checkJson(["--fix", "a.txt", "b.txt", "n.txt"], { cwd });
    assert.deepEqual(
      files.map(({ fixed, findings }) => [fixed, findings.length]),
      [
        [1, 0],
        [0, 0],
        [undefined, 0],
      ],
    );
    assert.equal(ended.status, 0);
  });

  for (const encoding of [
    "utf-8",
    "utf-8-bom",
    "utf-16le",
    "utf-16be",
    "gb18030",
  ] as const satisfies readonly Encoding[])
    it(`keeps ${encoding} and CRLF`, async () => {
      // A no-break space takes four bytes in GB 18030, and GBK has none.
      const text = (label: string) =>
        CLEAN.replace("本年废止件数", label).replace("127", "127\u00a0").replaceAll("\n", "\r\n");
      const cwd = folderWith({ "a.txt": encode(text("本年度止件数"), encoding) });
      const { status, stderr } = await nianbao(["check", "--fix", "a.txt"], { cwd });
      assert.equal(stderr, "");
      assert.equal(status, 0);
      assert.deepEqual(readFileSync(join(cwd, "a.txt")), Buffer.from(encode(text("本年废止件数"), encoding)));
    });

  it("leaves a file alone that needs nothing, and no other file behind", async () => {
    const cwd = folderWith({ "a.txt": CLEAN, "b.txt": MISSPELT });
    const before = statSync(join(cwd, "a.txt"));
    await nianbao(["check", "--fix", "."], { cwd });
    const after = statSync(join(cwd, "a.txt"));
    assert.deepEqual([after.mtimeMs, after.ino], [before.mtimeMs, before.ino]);
    assert.deepEqual(readdirSync(cwd), ["a.txt", "b.txt"]);
  });

  it("keeps a file's mode and writes through a link", async () => {
    const cwd = folderWith({ "real/a.txt": MISSPELT });
    chmodSync(join(cwd, "real/a.txt"), 0o640);
    symlinkSync("real/a.txt", join(cwd, "a.txt"));
    await nianbao(["check", "--fix", "a.txt"], { cwd });
    assert.ok(lstatSync(join(cwd, "a.txt")).isSymbolicLink());
    assert.equal(readFileSync(join(cwd, "real/a.txt"), "utf8"), CLEAN);
    assert.equal(statSync(join(cwd, "real/a.txt")).mode & 0o777, 0o640);
  });

  it("never writes a text whose encoding it is not sure of", async () => {
    const bytes = Buffer.concat([Buffer.from(MISSPELT), Buffer.from([0xff, 0x0a])]);
    const cwd = folderWith({ "a.txt": bytes });
    const { status, stderr } = await nianbao(["check", "--fix", "a.txt"], { cwd });
    assert.equal(status, 2);
    assert.match(stderr, /a\.txt: 编码无法确定，没有修改/);
    assert.deepEqual(readFileSync(join(cwd, "a.txt")), bytes);
  });

  it("writes a fixed standard input to standard output, and the report to standard error", async () => {
    const { bytes, stderr, status } = await nianbao(["check", "--fix", "-"], { input: encode(MISSPELT, "gb18030") });
    assert.deepEqual(bytes, Buffer.from(encode(CLEAN, "gb18030")));
    assert.match(stderr, /已修正 1 处/);
    assert.equal(status, 0);
    assert.equal((await nianbao(["check", "--fix", "-"], { input: NOTICE })).stdout, NOTICE);
  });
});

describe("nianbao check --fix-dry-run", () => {
  it("prints a diff that leads to what --fix writes, and writes nothing", async () => {
    const text = WITH_REMNANT.replace("本年废止件数", "本年度止件数").replaceAll("\n", "\r\n");
    const cwd = folderWith({ "a.txt": text, "b.txt": CLEAN });
    const { stdout, stderr, status } = await nianbao(["check", "--fix-dry-run", "."], { cwd });
    assert.equal(readFileSync(join(cwd, "a.txt"), "utf8"), text);
    assert.match(stdout, /^--- a\.txt\n\+\+\+ a\.txt\n@@ /);
    assert.match(stderr, /共检查 2 个文件：错误 1 处，警告 1 处/);
    assert.equal(status, 1);
    assertLeadsTo(CLEAN.replaceAll("\n", "\r\n"), stdout, cwd, "a.txt");
  });

  it("says of a file with findings that nothing in it is put right without asking, and of one without nothing", async () => {
    const cwd = folderWith({ "a.txt": CLEAN.replace(/^.*\n/, ""), "b.txt": CLEAN });
    const { stdout, stderr } = await nianbao(["check", "--fix-dry-run", "a.txt", "b.txt"], { cwd });
    assert.equal(stdout, "");
    assert.match(stderr, /a\.txt: 没有可以自动修正的/);
    assert.doesNotMatch(stderr, /b\.txt/);
  });

  // Windows has no files of the other names.
  const odd = process.platform === "win32" ? [] : ['"引号".txt', "甲\n乙.txt"];
  for (const name of ["2023 年/云溪镇 年报.txt", ...odd])
    it(`names ${JSON.stringify(name)} so that people and patch can read it`, async () => {
      const cwd = folderWith({ [name]: MISSPELT });
      const { stdout } = await nianbao(["check", "--fix-dry-run", "."], { cwd });
      if (name.startsWith("2023")) assert.ok(stdout.startsWith(`--- ${name}\t\n+++ ${name}\t\n@@ `), stdout);
      assertLeadsTo(CLEAN, stdout, cwd, name);
    });

  it("gives the diff with each file in JSON", async () => {
    const { files } = await checkJson(["--fix-dry-run", "-"], { input: MISSPELT });
    assert.match(
      files[0]?.diff ?? "",
      /\n-信息内容\t本年制发件数\t本年度止件数\t现行有效件数\n\+信息内容\t本年制发件数\t本年废止件数/,
    );
    assert.equal(files[0]?.findings.length, 1);
  });
});
