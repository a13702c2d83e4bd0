import assert from "node:assert/strict";
import { RULES } from "../../server/src/rules";
import { CLEAN, MISSPELT, NOTICE, WITH_REMNANT, WRONG_TOTAL } from "./drafts";
import { checkJson, folderWith, nianbao } from "./nianbao";

const FILES = { "甲, 乙.txt": MISSPELT, "b.txt": WRONG_TOTAL, "c.txt": CLEAN, "d.txt": WITH_REMNANT };

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
      }[];
      readonly fixes?: readonly {
        readonly artifactChanges: readonly {
          readonly replacements: readonly {
            readonly deletedRegion: Region;
            readonly insertedContent: { readonly text: string };
          }[];
        }[];
      }[];
    }[];
  }[];
}

describe("nianbao check: formats for other programs", () => {
  let cwd: string;
  before(() => {
    cwd = folderWith(FILES);
  });
  const run = async (format: string, ...args: readonly string[]) =>
    (await nianbao(["check", "--format", format, ...args], { cwd })).stdout;

  it("sarif: the findings of the JSON output, with places from 1 and fixes", async () => {
    const { files } = await checkJson(["."], { cwd });
    const sarif = JSON.parse(await run("sarif", ".")) as Sarif;
    assert.equal(sarif.version, "2.1.0");
    const [own] = sarif.runs;
    assert.deepEqual(
      own?.tool.driver.rules.map(({ id }) => id),
      RULES.map(({ meta }) => meta.id),
    );
    const levels = { error: "error", warning: "warning", info: "note" };
    assert.deepEqual(
      own?.results.map(({ ruleId, ruleIndex, level, message, locations, fixes }) => ({
        rule: own.tool.driver.rules[ruleIndex]?.id === ruleId ? ruleId : "another",
        level,
        message: message.text,
        path: decodeURIComponent(locations[0]?.physicalLocation.artifactLocation.uri ?? ""),
        region: locations[0]?.physicalLocation.region,
        inserted: fixes?.map(({ artifactChanges }) =>
          artifactChanges.flatMap(({ replacements }) =>
            replacements.map(({ insertedContent }) => insertedContent.text),
          ),
        ),
      })),
      files.flatMap(({ path, findings }) =>
        findings.map(({ rule, severity, message, range: { start, end }, fixes }) => ({
          rule,
          level: levels[severity],
          message,
          path,
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
          inserted: fixes.length > 0 ? fixes.map(({ edits }) => edits.map(({ newText }) => newText)) : undefined,
        })),
      ),
    );
    assert.equal((JSON.parse(await run("sarif", "c.txt")) as Sarif).runs[0]?.results.length, 0);
  });

  it("github: an annotation a line, with what would end a property escaped", async () => {
    const line = MISSPELT.split("\n").findIndex((text) => text.includes("本年度止件数")) + 1;
    assert.equal(
      await run("github", "甲, 乙.txt", "c.txt"),
      `::error file=甲%2C 乙.txt,line=${line},endLine=${line},col=13,endColumn=19,title=table/label::“本年度止件数”与规定的名称不一致，应为“本年废止件数”。\n`,
    );
  });

  it("junit: a suite a file, a failure a finding, a passed case for a file without", async () => {
    const junit = await run("junit", "甲, 乙.txt", "c.txt", "d.txt");
    assert.match(junit, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="nianbao">/);
    assert.match(junit, /<testsuite name="甲, 乙\.txt" tests="1" failures="1" errors="0">/);
    assert.match(junit, /<testcase name="table\/label \d+:13" classname="甲, 乙\.txt"><failure type="error" message="/);
    assert.match(junit, /<testsuite name="c\.txt" tests="1" failures="0" errors="0">\n {4}<testcase [^>]*\/>/);
    assert.match(junit, /<\/testsuites>\n$/);
  });

  it("html: a page that needs nothing else, with the text of the drafts as text", async () => {
    const evil = MISSPELT.replace("本年度止件数", "本年<b>度&止件数");
    const folder = folderWith({ "a.txt": evil, "b.txt": CLEAN, "c.txt": NOTICE });
    const { stdout } = await nianbao(["check", "--format", "html", "a.txt", "b.txt", "c.txt"], { cwd: folder });
    assert.ok(!stdout.includes("<b>"));
    assert.ok(!/(?:src|href)=/.test(stdout));
    assert.match(stdout, /<mark>本年&lt;b&gt;度&amp;止件数<\/mark>/);
    assert.match(stdout, /没有发现问题/);
    assert.match(stdout, /不是政府信息公开工作年度报告/);
    assert.match(stdout, /错误 1 处/);
    assert.match(stdout, /<\/html>\n$/);
  });

  it("csv: a line a finding for Excel, and nothing that it would take for a formula", async () => {
    const evil = MISSPELT.replace("云溪镇人民政府2023年", "=HYPERLINK(1)云溪镇人民政府2023年");
    const folder = folderWith({ "a, b.txt": evil, "b.txt": CLEAN });
    const { stdout } = await nianbao(["check", "--format", "csv", "a, b.txt", "b.txt"], { cwd: folder });
    const [head, ...lines] = stdout.split("\r\n");
    assert.equal(head, "\ufeff文件,题目,机关,年度,级别,行,字,问题,原文,规则,另见");
    assert.ok(
      lines.some((line) => /^"a, b\.txt",'=HYPERLINK.*,错误,\d+,\d+,.*,table\/label,$/.test(line)),
      stdout,
    );
    assert.match(lines.at(-2) ?? "", /^b\.txt,.*,没有发现问题。,,,$/);
    assert.equal(lines.at(-1), "");
  });

  it("csv: with the other places that a finding tells of", async () => {
    const wrong = CLEAN.replace(/(一、本年新收政府信息公开申请数量\t.*)\d(?=\t|\n)/, "$19");
    const { stdout } = await nianbao(["check", "--format", "csv", "a.txt"], { cwd: folderWith({ "a.txt": wrong }) });
    assert.match(stdout, /,total\/\w+,"?\d+:\d+ “一、本年新收政府信息公开申请数量”一行总计为 /);
  });
});
