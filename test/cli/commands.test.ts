import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { FORMS } from "../../server/src/forms";
import { RULES } from "../../server/src/rules";
import { draftNamed, draftText } from "../harness/drafts";
import { CLEAN, NOTICE } from "./drafts";
import { CLI, folderWith, nianbao, ROOT } from "./nianbao";

interface Extracted {
  readonly path: string;
  readonly tables: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

async function extract(args: readonly string[], options?: Parameters<typeof nianbao>[1]): Promise<Extracted[]> {
  const { stdout } = await nianbao(["extract", "--format", "json", ...args], options);
  return JSON.parse(stdout) as Extracted[];
}

describe("nianbao extract", () => {
  for (const name of ["tabRows2021", "cellLines2021", "tabRows2019", "cellLines2019"])
    it(`gives every cell of ${name} by id`, async () => {
      const draft = draftNamed(name);
      const [report] = await extract(["-"], { input: draftText(draft) });
      const found = Object.entries(report?.tables ?? {}).flatMap(([table, rows]) =>
        Object.entries(rows).flatMap(([row, cells]) => Object.keys(cells).map((column) => `${table}.${row}.${column}`)),
      );
      const slots = FORMS[draft.edition].sections.flatMap((section) => section.tables.flatMap((table) => table.slots));
      assert.deepEqual(
        found,
        slots.map((slot) => slot.id),
      );
    });

  it("prints a report as the contract has it", async () => {
    const [{ tables, ...head } = { path: "", tables: {} }] = await extract(["-"], { input: CLEAN });
    assert.deepEqual(head, {
      path: "-",
      title: "云溪镇人民政府2023年政府信息公开工作年度报告",
      body: "云溪镇人民政府",
      year: 2023,
      edition: "2021",
    });
    assert.deepEqual(tables.documents, {
      regulations: { issued: 0, repealed: 0, inForce: 0 },
      normativeDocuments: { issued: 2, repealed: 1, inForce: 9 },
    });
    assert.deepEqual(tables.fees, { fees: { amount: 0.86 } });
    assert.equal(tables.applications?.["refused.thirdParty"]?.natural, 1);
  });

  it("gives null for a blank cell, the text where it is no number, and leaves out what is missing", async () => {
    const text = CLEAN.replace("2\t1\t9", "\t／\t九件").replace("规章\t0\t0\t0\n", "");
    const [report] = await extract(["-"], { input: text });
    assert.deepEqual(report?.tables.documents, {
      normativeDocuments: { issued: null, repealed: null, inForce: "九件" },
    });
  });

  it("goes over folders, and is an array where there is nothing", async () => {
    const cwd = folderWith({ "a.txt": CLEAN, "b/c.txt": CLEAN, "n.txt": NOTICE });
    assert.deepEqual(
      (await extract(["."], { cwd })).map((report) => report.path),
      ["a.txt", join("b", "c.txt")],
    );
    const named = await nianbao(["extract", "n.txt"], { cwd });
    assert.deepEqual(JSON.parse(named.stdout), []);
    assert.match(named.stderr, /n\.txt: 不是政府信息公开工作年度报告/);
    assert.equal((await nianbao(["extract", "nowhere.txt"], { cwd })).status, 2);
  });
});

/** The fields of an RFC 4180 text. */
function readCsv(text: string): string[][] {
  return text
    .replace(/\r\n$/, "")
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? ""),
    );
}

describe("nianbao extract --format csv", () => {
  it("gives the cells of JSON, one a line, as Excel opens them", async () => {
    const cwd = folderWith({
      "甲,乙.txt": CLEAN.replace("2\t1\t9", "\t／\t九件"),
      "b.txt": draftText(draftNamed("cellLines2019")),
    });
    const { stdout, status } = await nianbao(["extract", "--format", "csv", "."], { cwd });
    assert.equal(status, 0);
    assert.ok(stdout.startsWith("\ufeffpath,title,body,year,edition,table,row,column,rowName,columnName,value\r\n"));
    const [, ...rows] = readCsv(stdout);
    const expected = (await extract(["."], { cwd })).flatMap(({ path, tables, ...head }) =>
      Object.entries(tables).flatMap(([table, ids]) =>
        Object.entries(ids).flatMap(([row, cells]) =>
          Object.entries(cells).map(([column, value]) =>
            [path, ...Object.values(head), table, row, column, value ?? ""].map(String),
          ),
        ),
      ),
    );
    assert.deepEqual(
      rows.map((row) => [...row.slice(0, 8), row[10]]),
      expected,
    );
    assert.deepEqual(
      rows.find((row) => row[7] === "legal" && row[6] === "refused.inquiry"),
      [
        ...["b.txt", "望岭乡人民政府2019年政府信息公开工作年度报告", "望岭乡人民政府", "2019", "2019"],
        ...["applications", "refused.inquiry", "legal", "（三）不予公开 / 8.属于行政查询事项", "法律服务机构", "0"],
      ],
    );
  });

  it("has its heading alone where there is nothing, and knows no other format", async () => {
    const nothing = await nianbao(["extract", "--format", "csv", "-"], { input: NOTICE });
    assert.equal(nothing.stdout.split("\r\n").length, 2);
    assert.equal((await nianbao(["extract", "--format", "pdf"])).status, 2);
  });

  it("writes a workbook with the reports side by side, figures as figures", async () => {
    const other = CLEAN.replaceAll("云溪镇", "松岭乡").replace(/(行政许可\t)\d+/, "$1约100");
    const cwd = folderWith({ "a.txt": CLEAN, "b.txt": other, "notes.txt": NOTICE });
    const args = ["extract", "--format", "xlsx", "--output", "out.xlsx", "."];
    assert.deepEqual(await nianbao(args, { cwd }).then(({ status, stderr }) => [status, stderr]), [0, ""]);
    const parts = unzipSync(readFileSync(join(cwd, "out.xlsx")));
    const part = (name: string) => new TextDecoder().decode(parts[name]);
    const strings = [...part("xl/sharedStrings.xml").matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
    const rows = [...part("xl/worksheets/sheet1.xml").matchAll(/<row .*?<\/row>/g)].map(([row]) =>
      [...row.matchAll(/<c ([^>]*)><v>([^<]*)<\/v>/g)].map(([, attributes, value]) =>
        attributes?.includes('t="s"') ? strings[Number(value)] : Number(value),
      ),
    );
    assert.deepEqual(rows[0], ["表", "行", "栏", "a.txt", "b.txt"]);
    assert.deepEqual(rows[1]?.slice(-2), ["云溪镇人民政府", "松岭乡人民政府"]);
    assert.deepEqual(rows.find((row) => row[1] === "行政许可")?.slice(-2), [127, "约100"]);
    const slots = FORMS["2021"].sections.flatMap((section) => section.tables.flatMap((table) => table.slots));
    assert.equal(rows.length, 3 + slots.length);
  });
});

describe("nianbao rules, explain, help", () => {
  it("lists the rules", async () => {
    const { stdout, status } = await nianbao(["rules"]);
    assert.equal(status, 0);
    assert.deepEqual(
      stdout.match(/[a-z]+\/[a-z-]+/g),
      RULES.map((rule) => rule.meta.id),
    );
    const json = JSON.parse((await nianbao(["rules", "--format", "json"])).stdout) as { id: string }[];
    assert.deepEqual(
      json.map((rule) => rule.id),
      RULES.map((rule) => rule.meta.id),
    );
  });

  it("explains a rule", async () => {
    const { stdout, status } = await nianbao(["explain", "table/label"]);
    assert.equal(status, 0);
    assert.match(stdout, /^table\/label {2}表格/);
    assert.match(stdout, /怎么改/);
  });

  it("prints its version and its usage", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    assert.equal((await nianbao(["--version"])).stdout, `${version}\n`);
    for (const args of [["--help"], ["-h"], ["help"], ["check", "--help"], ["help", "extract"], ["explain", "-h"]]) {
      const { stdout, status } = await nianbao(args);
      assert.match(stdout, /用法：nianbao/, args.join(" "));
      assert.equal(status, 0, args.join(" "));
    }
  });
});

describe("nianbao lsp --stdio", () => {
  it("answers and ends when the editor says so", async () => {
    const server = spawn(process.execPath, [CLI, "lsp", "--stdio"]);
    const send = (body: object) => {
      const json = JSON.stringify({ jsonrpc: "2.0", ...body });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
    };
    let output = "";
    server.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('"id":2')) send({ method: "exit" });
      else if (output.includes('"id":1')) send({ id: 2, method: "shutdown" });
    });
    send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
    const status = await new Promise((done) => server.on("close", done));
    assert.match(output, /"id":1,"result":\{.*"capabilities"/);
    assert.equal(status, 0);
  });
});
