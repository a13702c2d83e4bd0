// What the command line takes for texts of 5 MB: time, and memory above that of the process itself.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Dice } from "../relations/figures";

const MB = 1_000_000;
const SIZE = 5 * MB;
/** Most memory for a text, as a multiple of its size; what JavaScript's own objects may take of it is held to it. */
const MOST_TIMES = 20;

const TITLE = "柳泉镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n";
const TABLE = `${TITLE}三、收到和处理政府信息公开申请情况\n`;

/** Beginning and what goes on for ever behind it. */
const REPEATED: Readonly<Record<string, readonly [string, string]>> = {
  同一句话: [
    TITLE,
    "2023年，我镇主动公开政府信息120条，其中网站80条、公众号30条。收到政府信息公开申请3件，予以公开2件。\n",
  ],
  一行到底: [TITLE, "我镇主动公开政府信息120条，"],
  表格里一行到底: [TABLE, "我镇认真办理申请"],
  同一段: [TITLE, "一是加强领导。二是加强学习。\n"],
  只有年份: [TITLE, "2022年2021年2023年，"],
  只有括号: [TITLE, "（《“"],
  只有标题: [TITLE, "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"],
  空行: [TITLE, "\n"],
  制表符: [TABLE, "\t"],
  制表符行: [TABLE, "\t0\n"],
  竖线: [TABLE, "| 0 | 1 | 2 |\n"],
  HTML: [`${TABLE}<table>`, "<tr><td>0</td><td>1</td></tr>\n"],
  一行一数: [TABLE, "0\n\n"],
  空格对齐: [TABLE, "1.信访举报投诉类申请   0  0  0  0  0  0  0\n"],
  嵌套的表格: [TABLE, "<table><tr><td>"],
  一格到底: [`${TABLE}<table><tr><td>`, "&nbsp;"],
  一格一行: [TABLE, "\t总计\n\t0\n\n"],
  只有回车: [TABLE, "0\r"],
  只有题目: ["", "柳泉镇人民政府2023年政府信息公开工作年度报告\n"],
  只有错处: [TITLE, "我镇主动公开政府信,息，加强信息工开，完善制度健设，我局我局我局。\n"],
  断成两行的数: [TABLE, "11 12 13 14 15 16 17 18 19 20 21 22 23 24 25\n1 2 3 4 5 6 7\n\n"],
  短页: [TITLE, "年度报告\n\n2023\n认真落实。\f"],
  只有行名: [TABLE, "总计\n自然人\n其他\n"],
};

/** Prints a line a kind of text; those of `drafts`, which are real, are repeated whole. */
export function measureSizes(cli: string, peak: string, drafts: Readonly<Record<string, string>>): void {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-sizes-"));
  const peakFile = join(folder, "peak");
  const run = (...args: string[]) => {
    const started = performance.now();
    const { status, signal } = spawnSync(
      process.execPath,
      [`--max-old-space-size=${(MOST_TIMES * SIZE) / MB}`, "--require", peak, cli, ...args],
      { stdio: "ignore", env: { ...process.env, PEAK: peakFile } },
    );
    const seconds = (performance.now() - started) / 1000;
    if (signal || status === null || status > 1) return undefined;
    return { seconds, memory: Number(readFileSync(peakFile, "utf8")) / 1024 };
  };
  try {
    const idle = run("--version");
    console.log("\n| 5 MB 的文件 | 秒 / MB | 内存 MB / MB（不计空进程） |\n| --- | ---: | ---: |");
    for (const [name, text] of texts(drafts)) {
      const file = join(folder, "draft.txt");
      writeFileSync(file, text);
      const size = Buffer.byteLength(text) / MB;
      const found = run("check", "--format", "ndjson", file);
      const told = found
        ? [found.seconds / size, (found.memory - (idle?.memory ?? 0)) / size].map((value) => value.toFixed(2))
        : ["没有完成", `堆超过 ${MOST_TIMES}`];
      console.log(`| ${name} | ${told.join(" | ")} |`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function* texts(drafts: Readonly<Record<string, string>>): Iterable<readonly [string, string]> {
  const filled = (start: string, unit: string) =>
    start + unit.repeat(Math.floor((SIZE - Buffer.byteLength(start)) / Buffer.byteLength(unit)));
  for (const [name, [start, unit]] of Object.entries(REPEATED)) yield [name, filled(start, unit)];
  for (const [name, text] of Object.entries(drafts)) {
    yield [`${name}，整份重复`, filled("", text)];
    const table = text.indexOf("三、收到和处理");
    yield [`${name}，表格重复`, filled(text.slice(0, table), text.slice(table, table + 1500))];
  }
  const dice = new Dice(5);
  const characters = Array.from({ length: (SIZE - Buffer.byteLength(TITLE)) / 3 }, () =>
    String.fromCharCode(0x4e00 + Math.floor(dice.next() * 0x5000)),
  );
  yield ["随机汉字", TITLE + characters.join("")];
}
