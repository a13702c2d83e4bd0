import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "../../server/src/cli/encode";
import { CLEAN, LOCAL_WORD, MISSPELT, WITH_REMNANT, WRONG_TOTAL } from "./drafts";
import { checkJson, folderWith, nianbao } from "./nianbao";

const TOTAL = { rule: "total/disputes", cell: "disputes.review.total", text: "7", reason: "以台账为准" };

function settings(value: unknown): string {
  return JSON.stringify(value);
}

describe("nianbao check: .nianbao.json", () => {
  it("beside a draft sets the levels of rules", async () => {
    const cwd = folderWith({
      "a.txt": WITH_REMNANT,
      "b.txt": MISSPELT,
      ".nianbao.json": settings({ rules: { "text/remnant": "error", "table/label": "off" } }),
    });
    const { files, summary, ended } = await checkJson(["."], { cwd });
    assert.deepEqual(
      files.map(({ findings }) => findings.map(({ rule, severity }) => `${rule} ${severity}`)),
      [["text/remnant error"], []],
    );
    assert.deepEqual(summary, { files: 2, error: 1, warning: 0, info: 0, accepted: 0 });
    assert.equal(ended.stderr, "");
  });

  it("takes an accepted finding out, and says how many there are", async () => {
    const files = {
      "2023/a.txt": WRONG_TOTAL,
      "2023/b.txt": WRONG_TOTAL,
      ".nianbao.json": settings({ accepted: [{ file: "2023/a.txt", ...TOTAL }] }),
    };
    const cwd = folderWith(files);
    const { files: results, summary, ended } = await checkJson(["2023"], { cwd });
    assert.deepEqual(
      results.map(({ findings, accepted }) => [findings.length, accepted]),
      [
        [0, 1],
        [1, 0],
      ],
    );
    assert.deepEqual([summary.error, summary.accepted, ended.status], [1, 1, 1]);
    const { stdout, status } = await nianbao(["check", "2023/a.txt"], { cwd });
    assert.deepEqual([stdout, status], ["共检查 1 个文件：没有发现问题；另有 1 处已接受。\n", 0]);
  });

  it("accepts nothing once the figure is another", async () => {
    const cwd = folderWith({
      "a.txt": WRONG_TOTAL.replace("1\t0\t0\t1\t7", "1\t0\t0\t1\t8"),
      ".nianbao.json": settings({ accepted: [{ file: "a.txt", ...TOTAL }] }),
    });
    const { summary } = await checkJson(["a.txt"], { cwd });
    assert.deepEqual([summary.error, summary.accepted], [1, 0]);
  });

  it("adds up from folder to folder, the nearest one's levels first, wherever the program is started", async () => {
    const cwd = folderWith({
      ".nianbao.json": settings({ rules: { "text/remnant": "error", "table/label": "info" }, accepted: [TOTAL] }),
      "2023/.nianbao.json": settings({ rules: { "text/remnant": "info" } }),
      "2023/a.txt": WITH_REMNANT.replace("本年废止件数", "本年度止件数").replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t7"),
    });
    const expected = { files: 1, error: 0, warning: 0, info: 2, accepted: 1 };
    assert.deepEqual((await checkJson(["2023/a.txt"], { cwd })).summary, expected);
    assert.deepEqual((await checkJson(["a.txt"], { cwd: join(cwd, "2023") })).summary, expected);
  });

  it("says which words are right as they stand, from folder to folder", async () => {
    const cwd = folderWith({
      ".nianbao.json": settings({ words: ["依审请公开通"] }),
      "2023/.nianbao.json": settings({ words: ["板凳会"] }),
      "2023/a.txt": LOCAL_WORD,
    });
    assert.equal((await checkJson(["2023/a.txt"], { cwd })).summary.warning, 0);
    const { files } = await checkJson(["--no-config", "2023/a.txt"], { cwd });
    assert.deepEqual(
      files.flatMap(({ findings }) => findings.map(({ rule }) => rule)),
      ["text/typo"],
    );
  });

  it("in the current folder holds for standard input", async () => {
    const cwd = folderWith({ ".nianbao.json": settings({ rules: { "table/label": "off" } }) });
    assert.equal((await checkJson(["-"], { cwd, input: MISSPELT })).summary.error, 0);
  });

  it("keeps --fix from what is off or accepted", async () => {
    const label = { file: "a.txt", rule: "table/label", text: "本年度止件数", reason: "照抄上级的表" };
    const cwd = folderWith({
      "a.txt": MISSPELT,
      "b.txt": WITH_REMNANT,
      ".nianbao.json": settings({ rules: { "text/remnant": "off" }, accepted: [label] }),
    });
    await nianbao(["check", "--fix", "."], { cwd });
    assert.equal(readFileSync(join(cwd, "a.txt"), "utf8"), MISSPELT);
    assert.equal(readFileSync(join(cwd, "b.txt"), "utf8"), WITH_REMNANT);
  });

  it("counts for nothing with --no-config; --config names the only one that counts", async () => {
    const cwd = folderWith({
      "2023/a.txt": MISSPELT,
      "2023/.nianbao.json": settings({ rules: { "table/label": "off" } }),
      "other.json": settings({ rules: { "table/label": "warning" } }),
    });
    const check = async (...args: string[]) => (await checkJson([...args, "2023/a.txt"], { cwd })).summary;
    assert.equal((await check()).error, 0);
    assert.equal((await check("--no-config")).error, 1);
    assert.deepEqual(await check("--config", "other.json"), { files: 1, error: 0, warning: 1, info: 0, accepted: 0 });
    for (const args of [
      ["--config", "none.json"],
      ["--config", "other.json", "--no-config"],
    ]) {
      const { status, stdout, stderr } = await nianbao(["check", ...args, "2023/a.txt"], { cwd });
      assert.deepEqual([status, stdout], [2, ""], args.join(" "));
      assert.match(stderr, /读不了设置 none\.json：找不到文件|只能用一个/);
    }
  });

  it("that is broken is told once, with its line, and what can be read of it counts", async () => {
    const broken = '{\n  "rules": { "table/label": "off" },\n  "accepted": [ { "rule": }\n';
    const cwd = folderWith({ "a.txt": MISSPELT, "b.txt": WRONG_TOTAL, ".nianbao.json": broken });
    const { summary, ended } = await checkJson(["."], { cwd });
    assert.deepEqual([summary.files, summary.error], [2, 1]);
    assert.match(ended.stderr, /^nianbao: \.nianbao\.json:3: 这里不合 JSON 的写法/);
    assert.equal(ended.stderr.split("不合 JSON").length, 2);
    assert.equal(ended.status, 2);
  });

  it("with a slip in one setting is told, and the check goes on as it would", async () => {
    const odd = { rules: { "no/such-rule": "off", "table/label": "warn", "text/remnant": "off" }, accepted: [{}, 7] };
    const cwd = folderWith({ "a.txt": MISSPELT, "b.txt": WITH_REMNANT, ".nianbao.json": settings(odd) });
    const { summary, ended } = await checkJson(["."], { cwd });
    assert.deepEqual([summary.error, summary.warning, ended.status], [1, 0, 1]);
    for (const said of ["没有规则“no/such-rule”", "只能是 error、warning、info 或 off", "缺少 rule", "应是一个对象"])
      assert.ok(ended.stderr.includes(said), `${said}: ${ended.stderr}`);
  });

  it("that cannot be read is told, and the draft is checked all the same", async () => {
    const cwd = folderWith({ "a.txt": MISSPELT });
    mkdirSync(join(cwd, ".nianbao.json"));
    const { summary, ended } = await checkJson(["a.txt"], { cwd });
    assert.deepEqual([summary.error, ended.status], [1, 2]);
    assert.match(ended.stderr, /^nianbao: \.nianbao\.json: 读不了：是文件夹，不是文件\n$/);
  });

  it("is read in the encodings that drafts are read in", async () => {
    const text = settings({ accepted: [{ file: "云溪镇.txt", ...TOTAL }] });
    const cwd = folderWith({ "云溪镇.txt": WRONG_TOTAL, ".nianbao.json": encode(text, "gb18030") });
    assert.equal((await checkJson(["."], { cwd })).summary.accepted, 1);
  });

  it("names entries that accept nothing any more when asked to", async () => {
    const lines = [
      '{ "accepted": [',
      `  ${JSON.stringify({ file: "a.txt", ...TOTAL })},`,
      `  ${JSON.stringify({ file: "b.txt", ...TOTAL })},`,
      `  ${JSON.stringify({ file: "gone.txt", ...TOTAL })},`,
      `  ${JSON.stringify(TOTAL)}`,
      "] }",
    ];
    const cwd = folderWith({ "a.txt": CLEAN, "b.txt": WRONG_TOTAL, ".nianbao.json": lines.join("\n") });
    assert.equal((await nianbao(["check", "."], { cwd })).stderr, "");
    const { stderr, status } = await nianbao(["check", "--show-stale", "."], { cwd });
    assert.equal(stderr, ".nianbao.json:2: 这里接受的 total/disputes 在 a.txt 里已经没有了，可以删去这一项\n");
    assert.equal(status, 0);
  });
});
