import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../server/src/cli/check";
import { encode } from "../../server/src/cli/encode";
import type { Output } from "../../server/src/cli/output";
import { RULES } from "../../server/src/rules";
import type { Rule } from "../../server/src/rules/types";
import { CLEAN, MISSPELT, NOTICE, TWO_REPORTS, WITH_REMNANT, WRONG_TOTAL } from "./drafts";
import { CLI, checkJson, folderWith, nianbao } from "./nianbao";

const LABEL_LINE = CLEAN.split("\n").findIndex((line) => line.includes("本年废止件数"));

describe("nianbao check: output", () => {
  it("prints a file's findings with their places, lines and a summary", async () => {
    const cwd = folderWith({ "a.txt": MISSPELT, "b.txt": CLEAN });
    const { stdout, stderr, status } = await nianbao(["check", "a.txt", "b.txt"], { cwd });
    assert.equal(stderr, "");
    assert.equal(status, 1);
    assert.deepEqual(stdout.split("\n"), [
      "a.txt",
      `  ${LABEL_LINE + 1}:13 错误 table/label “本年度止件数”与规定的名称不一致，应为“本年废止件数”。`,
      "      信息内容  本年制发件数  【本年度止件数】  现行有效件数",
      "",
      "共检查 2 个文件：错误 1 处，警告 0 处，提示 0 处；其中 1 处可用 --fix 自动修正。",
      "",
    ]);
  });

  it("prints JSON as the contract has it", async () => {
    const cwd = folderWith({ "a.txt": MISSPELT });
    const { ended, ...output } = await checkJson(["a.txt"], { cwd });
    const range = { start: { line: LABEL_LINE, character: 12 }, end: { line: LABEL_LINE, character: 18 } };
    assert.deepEqual(output, {
      version: 1,
      files: [
        {
          path: "a.txt",
          encoding: "utf-8",
          title: "云溪镇人民政府2023年政府信息公开工作年度报告",
          body: "云溪镇人民政府",
          year: 2023,
          edition: "2021",
          isReport: true,
          findings: [
            {
              rule: "table/label",
              severity: "error",
              message: "“本年度止件数”与规定的名称不一致，应为“本年废止件数”。",
              range,
              related: [],
              fixes: [
                {
                  title: "改为“本年废止件数”",
                  preferred: true,
                  safe: true,
                  edits: [{ range, newText: "本年废止件数" }],
                },
              ],
            },
          ],
          accepted: 0,
          notes: [],
        },
      ],
      summary: { files: 1, error: 1, warning: 0, info: 0, accepted: 0 },
    });
    assert.equal(ended.status, 1);
  });

  it("names the cell where one is meant, and the places that a sum is made of", async () => {
    const { files } = await checkJson(["-"], { input: WRONG_TOTAL });
    const [finding] = files[0]?.findings ?? [];
    assert.equal(finding?.rule, "total/disputes");
    assert.equal(finding?.cell, "disputes.review.total");
    assert.ok((finding?.related.length ?? 0) > 0);
  });

  it("prints the same file objects as ndjson, a line each", async () => {
    const cwd = folderWith({ "a.txt": MISSPELT, "b.txt": WITH_REMNANT, "c.txt": CLEAN });
    const { stdout } = await nianbao(["check", "--format", "ndjson", "."], { cwd });
    const { files } = await checkJson(["."], { cwd });
    assert.deepEqual(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
      files,
    );
    assert.equal(files.length, 3);
  });

  it("prints valid JSON where there is nothing to print", async () => {
    const { files, summary, ended } = await checkJson(["nowhere.txt"]);
    assert.deepEqual(
      { files, summary },
      { files: [], summary: { files: 0, error: 0, warning: 0, info: 0, accepted: 0 } },
    );
    assert.equal(ended.status, 2);
  });

  it("uses no colours where nobody sees them, and keeps a draft's control characters from the terminal", async () => {
    const { stdout } = await nianbao(["check", "-"], {
      input: MISSPELT.replace("本年度止件数", "本年\x1b[2J度止件数"),
    });
    assert.ok(!stdout.includes("\x1b"), stdout);
    assert.match(stdout, /table\/label/);
  });

  it("counts places in UTF-16 units of the decoded text with its own line ends", async () => {
    const text = MISSPELT.replace("信息内容\t本年制发", "信息内容\t𠀀本年制发").replaceAll("\n", "\r\n");
    const { files } = await checkJson(["-"], { input: `\ufeff${text}` });
    const label = files[0]?.findings.find((finding) => finding.message.includes("度止"));
    assert.equal(files[0]?.encoding, "utf-8-bom");
    assert.deepEqual(label?.range.start, { line: LABEL_LINE, character: 14 });
  });

  it("ends quietly when its reader goes away", async () => {
    const cwd = folderWith(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.txt`, MISSPELT])));
    const child = spawn(process.execPath, [CLI, "check", "--format", "ndjson", "."], { cwd });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdout.once("data", () => child.stdout.destroy());
    await new Promise((done) => child.on("close", done));
    assert.equal(stderr, "");
  });
});

describe("nianbao check: what was not checked", () => {
  const second = CLEAN.split("\n").length;
  const NOTE = `  ${second + 1}:1 提示 从这里起是另一份报告，只检查前一份`;

  it("is told below the file's path, and counted beside 没有发现问题", async () => {
    const cwd = folderWith({ "a.txt": TWO_REPORTS, "b.txt": CLEAN });
    const { stdout, status } = await nianbao(["check", "."], { cwd });
    assert.equal(status, 0);
    assert.equal(stdout, `a.txt\n${NOTE}\n\n共检查 2 个文件：没有发现问题；有 1 处没有检查。\n`);
  });

  it("is told with --fix-dry-run and --fix too", async () => {
    const cwd = folderWith({ "a.txt": TWO_REPORTS });
    for (const option of ["--fix-dry-run", "--fix"]) {
      const { stdout, stderr } = await nianbao(["check", option, "a.txt"], { cwd });
      assert.ok((stdout + stderr).includes(`a.txt\n${NOTE}\n`), option);
    }
  });

  it("is given with each file in JSON and ndjson", async () => {
    const { files } = await checkJson(["-"], { input: TWO_REPORTS });
    const title = TWO_REPORTS.split("\n")[second] ?? "";
    const range = { start: { line: second, character: 0 }, end: { line: second, character: title.length } };
    assert.deepEqual(files[0]?.notes, [{ message: "从这里起是另一份报告，只检查前一份", range }]);
    const { stdout } = await nianbao(["check", "--format", "ndjson", "-"], { input: TWO_REPORTS });
    assert.deepEqual(JSON.parse(stdout), files[0]);
  });

  it("is never 没有发现问题 where no report was checked", async () => {
    const cwd = folderWith({ "n.txt": NOTICE, "word.txt": new Uint8Array(600), "texts/n.txt": NOTICE });
    mkdirSync(join(cwd, "empty"));
    const cases = [
      [["n.txt"], "n.txt\n  不是政府信息公开工作年度报告，没有检查\n\n没有可检查的年报。\n", 0],
      [["texts"], "没有可检查的年报。\n1 个 .txt 不是年报，没有检查：texts/n.txt。\n", 0],
      [["nowhere.txt"], "没有可检查的年报；有 1 处出错，见错误信息。\n", 2],
      [["word.txt"], "没有可检查的年报；有 1 处出错，见错误信息。\n", 2],
      [["empty"], "没有可检查的年报；有 1 处出错，见错误信息。\n", 2],
      [["--files-from", "-"], "没有可检查的年报。\n", 0],
    ] as const;
    for (const [args, expected, status] of cases) {
      const ended = await nianbao(["check", ...args], { cwd });
      assert.deepEqual([ended.stdout, ended.status], [expected, status], args.join(" "));
    }
    const dryRun = await nianbao(["check", "--fix-dry-run", "n.txt"], { cwd });
    assert.deepEqual([dryRun.stdout, dryRun.stderr], ["", cases[0][1]]);
  });

  it("is no part of the number of files checked", async () => {
    const cwd = folderWith({ "a.txt": CLEAN, "n.txt": NOTICE, "texts/n.txt": NOTICE });
    const { stdout } = await nianbao(["check", "a.txt", "n.txt", "texts", "nowhere.txt"], { cwd });
    assert.ok(
      stdout.endsWith(
        "\n共检查 1 个文件：没有发现问题；有 1 处出错，见错误信息。\n另有 1 个 .txt 不是年报，没有检查：texts/n.txt。\n",
      ),
      stdout,
    );
  });

  it("names a rule that broke down on standard error, and ends with 2", async () => {
    const cwd = folderWith({ "a.txt": MISSPELT });
    const [first] = RULES;
    assert.ok(first);
    const rules = RULES as Rule[];
    const broken: Rule = {
      meta: { ...first.meta, id: "text/broken" },
      check() {
        throw new Error("没有第 7 行");
      },
    };
    rules.push(broken);
    try {
      const [out, err] = [outputInMemory(), outputInMemory()];
      const path = join(cwd, "a.txt");
      assert.equal(await check([path], out, err), 2);
      assert.equal(err.text(), `nianbao: ${path}: 规则 text/broken 出错，没有检查这一项：没有第 7 行\n`);
      assert.match(out.text(), /table\/label/);
      assert.match(out.text(), /；有 1 处出错，见错误信息。\n$/);
    } finally {
      rules.splice(rules.indexOf(broken), 1);
    }
  });
});

function outputInMemory(): Output & { readonly text: () => string } {
  let written = "";
  return {
    async write(text) {
      written += typeof text === "string" ? text : Buffer.from(text).toString();
    },
    paint: (_, text) => text,
    text: () => written,
  };
}

describe("nianbao check: encodings", () => {
  for (const [encoding, name] of [
    ["gb18030", "GB 18030"],
    ["utf-8-bom", "UTF-8（有 BOM）"],
    ["utf-16le", "UTF-16 LE"],
    ["utf-16be", "UTF-16 BE"],
  ] as const)
    it(`names ${name}, also where nothing was found`, async () => {
      const cwd = folderWith({ "a.txt": encode(MISSPELT, encoding), "b.txt": encode(CLEAN, encoding) });
      const { stdout } = await nianbao(["check", "a.txt"], { cwd });
      assert.ok(stdout.startsWith(`a.txt 编码 ${name}\n  ${LABEL_LINE + 1}:13 错误`), stdout);
      const clean = await nianbao(["check", "b.txt"], { cwd });
      assert.equal(clean.stdout, `共检查 1 个文件：没有发现问题；1 个文件的编码是 ${name}。\n`);
    });
});

describe("nianbao check: exit status", () => {
  const warning = { input: WITH_REMNANT };
  const error = { input: WRONG_TOTAL };

  it("is 1 where something reaches the threshold, else 0", async () => {
    const cases = [
      [[], { input: CLEAN }, 0],
      [[], warning, 0],
      [[], error, 1],
      [["--fail-on", "warning"], warning, 1],
      [["--fail-on", "warning"], { input: CLEAN }, 0],
      [["--fail-on=info"], warning, 1],
      [["--fail-on", "never"], error, 0],
      [["--fail-on", "never", "nowhere.txt"], { input: CLEAN }, 2],
    ] as const;
    await Promise.all(
      cases.map(async ([args, options, expected], i) => {
        const { status } = await nianbao(["check", "-", ...args], options);
        assert.equal(status, expected, `case ${i}: ${args.join(" ")}`);
      }),
    );
  });

  it("is 2 for wrong usage, with a plain message and nothing on standard output", async () => {
    const cases = [
      [["check", "--format", "yaml"], /没有输出格式“yaml”/],
      [["check", "--fail-on", "fatal"], /--fail-on 不能是“fatal”/],
      [["check", "--nope"], /没有选项 --nope$/m],
      [["check", "--fix", "--dry-run"], /没有选项 --dry-run，是不是 --fix-dry-run/],
      [["check", "--formt", "json"], /没有选项 --formt，是不是 --format/],
      [["check", "--format"], /--format 后面缺少值/],
      [["check", "--fix=yes"], /--fix 不带值/],
      [["check", "--fix", "--fix-dry-run"], /只能用一个/],
      [["check", "--files-from", "-", "-"], /只能用一个/],
      [["check", "--files-from", "nowhere"], /nowhere：找不到文件/],
      [["check", "--fix", "--format", "json", "-"], /标准输入/],
      [["extract", "--format", "xlsx"], /xlsx 请用 --output 写明文件/],
      [["explain", "table/lable"], /没有规则“table\/lable”，是不是“table\/label”/],
      [["explain"], /后面要写一条规则/],
      [["rules", "table/label"], /不带参数/],
      [["lsp"], /--stdio/],
      [["chek"], /没有命令“chek”，是不是“check”/],
      [["Extract"], /没有命令“Extract”，是不是“extract”/],
      [["lint"], /没有命令“lint”\n/],
      [["__proto__"], /没有命令“__proto__”/],
      [[], /用法/],
    ] as const;
    await Promise.all(
      cases.map(async ([args, message]) => {
        const { status, stdout, stderr } = await nianbao(args);
        const what = `nianbao ${args.join(" ")}`;
        assert.equal(status, 2, what);
        assert.equal(stdout, "", what);
        assert.match(stderr, message);
        assert.doesNotMatch(stderr, /\n {4}at /, `${what}: a stack trace`);
      }),
    );
  });
});

describe("nianbao check: what it reads", () => {
  it("checks the reports below a folder and passes over other texts", async () => {
    const cwd = folderWith({
      "2023/a.txt": CLEAN,
      "2023/乡镇/b.TXT": MISSPELT,
      "2023/notice.txt": NOTICE,
      "2023/empty.txt": "",
      "2023/a.md": MISSPELT,
      "2023/.git/c.txt": MISSPELT,
      "2023/._a.txt": MISSPELT,
    });
    const { files, ended } = await checkJson(["2023"], { cwd });
    assert.deepEqual(
      files.map((file) => file.path),
      [join("2023", "a.txt"), join("2023", "乡镇", "b.TXT")],
    );
    assert.equal(ended.stderr, "");
    assert.match((await nianbao(["check"], { cwd })).stdout, /另有 2 个 \.txt 不是年报/);
  });

  it("says so where a file named by itself is no report", async () => {
    const cwd = folderWith({ "notice.txt": NOTICE, "empty.txt": "" });
    const { files, summary, ended } = await checkJson(["notice.txt", "empty.txt"], { cwd });
    assert.deepEqual(
      files.map(({ isReport, findings, title, year }) => ({ isReport, findings, title, year })),
      Array(2).fill({ isReport: false, findings: [], title: null, year: null }),
    );
    assert.equal(summary.files, 2);
    assert.equal(ended.status, 0);
    assert.match(
      (await nianbao(["check", "notice.txt"], { cwd })).stdout,
      /notice\.txt\n {2}不是政府信息公开工作年度报告/,
    );
    assert.match((await nianbao(["check", "empty.txt"], { cwd })).stdout, /empty\.txt\n {2}文件是空的，没有检查/);
  });

  it("expands globs by itself, and takes a name that exists as it stands", async () => {
    const cwd = folderWith({
      "2022/a.txt": CLEAN,
      "2023/b.txt": CLEAN,
      "2023/deep/c.txt": CLEAN,
      "[2023]年报.txt": CLEAN,
      "n.txt": NOTICE,
    });
    const paths = async (...args: string[]) => (await checkJson(args, { cwd })).files.map((file) => file.path);
    assert.deepEqual(await paths("202?/*.txt"), [join("2022", "a.txt"), join("2023", "b.txt")]);
    assert.deepEqual(await paths("2023/**/*.txt"), [join("2023", "b.txt"), join("2023", "deep", "c.txt")]);
    assert.deepEqual(await paths("./{2022,2023}/?.txt"), ["./2022/a.txt", "./2023/b.txt"]);
    assert.deepEqual(await paths("[2023]年报.txt"), ["[2023]年报.txt"]);
    assert.deepEqual(await paths(join(cwd, "2022", "*.txt")), [join(cwd, "2022", "a.txt")]);
    const none = await nianbao(["check", "2019/*.txt"], { cwd });
    assert.equal(none.status, 2);
    assert.match(none.stderr, /2019/);
  });

  it("checks a file once however often it is named", async () => {
    const cwd = folderWith({ "a.txt": CLEAN });
    assert.equal((await checkJson(["a.txt", "./a.txt", ".", "*.txt"], { cwd })).summary.files, 1);
  });

  it("reads a list of paths from a file or from standard input", async () => {
    const cwd = folderWith({ "a 1.txt": CLEAN, "b.txt": CLEAN, "c/d.txt": CLEAN, list: "a 1.txt\r\n\r\nb.txt\r\n" });
    assert.equal((await checkJson(["--files-from", "list", "c"], { cwd })).summary.files, 3);
    assert.equal((await checkJson(["--files-from", "-"], { cwd, input: "a 1.txt\0b.txt\0" })).summary.files, 2);
    assert.equal((await checkJson(["--files-from", "-"], { cwd, input: "" })).summary.files, 0);
  });

  it("reads standard input", async () => {
    const { files } = await checkJson(["-"], { input: MISSPELT });
    assert.deepEqual(
      files.map(({ path, isReport }) => [path, isReport]),
      [["-", true]],
    );
  });

  it("goes on after files that it cannot read, says why, and ends with 2", async () => {
    const cwd = folderWith({
      "a.txt": MISSPELT,
      "word.txt": Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Array(600).fill(0)]),
      "huge.txt": new Uint8Array(33 * 1024 * 1024).fill(0x20),
      "locked.txt": CLEAN,
      "z.txt": CLEAN,
    });
    mkdirSync(join(cwd, "nothing"));
    symlinkSync("gone.txt", join(cwd, "link.txt"));
    symlinkSync(".", join(cwd, "loop"));
    chmodSync(join(cwd, "locked.txt"), 0);
    const { files, ended } = await checkJson([".", "nowhere.txt", "nothing"], { cwd });
    const readable = process.getuid?.() === 0 ? ["a.txt", "locked.txt", "z.txt"] : ["a.txt", "z.txt"];
    assert.deepEqual(
      files.map((file) => file.path),
      readable,
    );
    assert.equal(ended.status, 2);
    const complaints = ended.stderr.trimEnd().split("\n").sort();
    assert.deepEqual(
      complaints.filter((line) => !line.includes("locked")),
      [
        "nianbao: huge.txt: 文件太大（33 MB），不像是年报",
        "nianbao: link.txt: 找不到文件",
        "nianbao: nothing: 文件夹里没有 .txt 文件",
        "nianbao: nowhere.txt: 找不到文件",
        "nianbao: word.txt: 不是文本文件（如果是 Word 文档，请先另存为纯文本）",
      ],
    );
  });

  it("takes a path that begins with a dash after --", async () => {
    const cwd = folderWith({ "--fix.txt": CLEAN });
    assert.equal((await checkJson(["--", "--fix.txt"], { cwd })).summary.files, 1);
  });
});
