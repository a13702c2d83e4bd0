import assert from "node:assert/strict";
import { FORMS } from "../../server/src/forms/index";
import { parseReport } from "../../server/src/report/parse";

type Table = readonly (readonly number[])[];

const ROWS = 25;
const COLUMNS = 7;
const APPLICATIONS = FORMS["2021"].sections.flatMap(({ tables }) => tables).find(({ id }) => id === "applications");
const LABELS = (APPLICATIONS?.runs ?? []).flatMap(({ label, slots }) =>
  label && slots.length > 0 ? [label.text] : [],
);
/** Rows of results that are not nothing, in a body with few applications and in one with many. */
const FEW = new Map([
  [5, [1, 0, 0, 0, 0, 0]],
  [11, [2, 1, 0, 0, 0, 0]],
]);
const MANY = new Map([
  [2, [57, 1, 0, 1, 0, 1]],
  [3, [18, 1, 2, 0, 1, 2]],
  [4, [38, 2, 0, 1, 2, 2]],
  [7, [20, 0, 0, 0, 1, 2]],
  [9, [10, 0, 0, 0, 0, 0]],
  [15, [11, 1, 0, 0, 0, 1]],
  [19, [29, 1, 0, 0, 0, 0]],
  [20, [47, 1, 0, 1, 1, 1]],
  [21, [8, 2, 0, 0, 1, 0]],
]);

/** All rows, of which the results are given: nothing is carried in, and 1 of the first column is carried out. */
function table(results: ReadonlyMap<number, readonly number[]>): Table {
  const rows = Array.from({ length: ROWS }, (_, y) => [...(results.get(y) ?? new Array<number>(6).fill(0))]);
  const total = Array.from({ length: 6 }, (_, x) => rows.reduce((sum, row) => sum + (row[x] ?? 0), 0));
  rows[23] = total;
  rows[24] = [1, 0, 0, 0, 0, 0];
  rows[0] = total.map((sum, x) => sum + (x === 0 ? 1 : 0));
  return rows.map((row) => [...row, row.reduce((sum, number) => sum + number, 0)]);
}

/** Where figures stand together: rows from one to another, columns from one to another, both included. */
type Stack = readonly [top: number, bottom: number, left: number, right: number];

/** The figures of a stack, each on a line of its own. */
function stack(rows: Table, [top, bottom, left, right]: Stack): string {
  return rows
    .slice(top, bottom + 1)
    .flatMap((row) => row.slice(left, right + 1))
    .join("\n");
}

/** Rows one by one, each figure a block by itself. */
function singles(rows: Table, top: number, bottom: number, left = 0, right = COLUMNS - 1): string[] {
  return rows.slice(top, bottom + 1).flatMap((row) => row.slice(left, right + 1).map(String));
}

/** Section three of a draft in pages of blocks, the labels of their rows before them. */
function applicationsOf(...pages: readonly (readonly string[])[]): string {
  const heading = (i: number) => `${FORMS["2021"].sections[i]?.numeral}、${FORMS["2021"].sections[i]?.heading}`;
  const text = [
    "临溪镇人民政府2023年政府信息公开工作年度报告",
    heading(0),
    "本镇认真贯彻落实《条例》，全年主动公开信息66条。",
    heading(1),
    heading(2),
    pages.map((blocks) => blocks.join("\n\n")).join("\n\n\f"),
    heading(3),
    new Array<string>(15).fill("0").join(" "),
    heading(4),
    "无。",
    heading(5),
    "无。",
  ].join("\n\n");
  const found = parseReport(text).tables.find(({ form }) => form.id === "applications");
  return [...(found?.cells.values() ?? [])].map(({ raw }) => raw).join(" ");
}

const written = (rows: Table) => rows.flat().join(" ");
const labels = (from: number, to: number) => LABELS.slice(from, to + 1).join("\n");
const COLUMN_NUMBERS = [0, 1, 2, 3, 4, 5, 6];
const HEADS = "申请人情况\n法人或其他组织\n科研\n社会\n法律\n机构\n公益\n服务\n组织\n机构";

describe("figures of section three in the order in which a PDF has them", () => {
  for (const [name, rows] of [
    ["few", table(FEW)],
    ["many", table(MANY)],
  ] as const) {
    it(`are read in steps beside the heads of the columns in the middle: ${name} applications`, () => {
      const zone = [
        labels(0, 12),
        `${HEADS}\n${stack(rows, [0, 3, 2, 4])}`,
        stack(rows, [0, 3, 0, 0]),
        stack(rows, [0, 3, 1, 1]),
        ...[0, 1, 2, 3].map((x) => stack(rows, [4, 5, x, x])),
        ...singles(rows, 6, 6, 0, 2),
        ...singles(rows, 7, 7, 0, 1),
        ...singles(rows, 8, 8, 0, 0),
        "其他\n\n总计",
        ...[5, 6].map((x) => stack(rows, [0, 3, x, x])),
        ...[4, 5, 6].map((x) => stack(rows, [4, 5, x, x])),
        ...singles(rows, 6, 6, 3),
        ...singles(rows, 7, 7, 2),
        ...singles(rows, 8, 8, 1),
        ...singles(rows, 9, 12),
      ];
      assert.equal(applicationsOf(zone, [labels(13, 24), ...singles(rows, 13, 24)]), written(rows));
    });

    it(`are read where pages end in first figures beside labels that their rows lack: ${name} applications`, () => {
      const page = [
        labels(0, 17),
        ...singles(rows, 0, 0),
        ...COLUMN_NUMBERS.map((x) => stack(rows, [1, 2, x, x])),
        ...singles(rows, 3, 4),
        ...COLUMN_NUMBERS.map((x) => stack(rows, [5, 10, x, x])),
        ...singles(rows, 11, 11),
        ...COLUMN_NUMBERS.map((x) => stack(rows, [12, 15, x, x])),
        ...COLUMN_NUMBERS.map((x) => stack(rows, [16, 17, x, x])),
        `${LABELS[18]?.slice(0, -3)} ${rows[18]?.[0]}\n${LABELS[18]?.slice(-3)}`,
        ...singles(rows, 18, 22, 1),
        ...[1, 2, 3, 4].map((x) => stack(rows, [23, 24, x, x])),
        stack(rows, [23, 24, 5, 6]),
        [19, 20, 21, 22].map((y) => `${LABELS[y]}\n${rows[y]?.[0]}`).join("\n"),
        labels(23, 24),
        stack(rows, [23, 24, 0, 0]),
      ];
      assert.equal(applicationsOf(page), written(rows));
    });

    it(`are read where the number below a row stands in one block with it: ${name} applications`, () => {
      const page = [
        labels(0, 24),
        ...singles(rows, 0, 10),
        `${rows[11]?.join(" ")}\n${rows[12]?.[0]}`,
        ...singles(rows, 12, 12, 1),
        ...singles(rows, 13, 24),
      ];
      assert.equal(applicationsOf(page), written(rows));
    });
  }

  it("are read where two pages have rows in an order of their own", () => {
    const rows = table(MANY);
    const first = [
      labels(0, 19),
      ...singles(rows, 0, 5),
      ...singles(rows, 6, 6, 0, 5),
      ...singles(rows, 7, 7),
      ...singles(rows, 6, 6, 6),
      ...singles(rows, 8, 19),
    ];
    const second = [
      ...[20, 21, 22, 23, 24].map((y) => `${LABELS[y]}\n${rows[y]?.slice(0, 3).join(" ")}`),
      ...singles(rows, 20, 22, 3),
      ...[3, 4].map((x) => stack(rows, [23, 24, x, x])),
      stack(rows, [23, 24, 5, 6]),
    ];
    assert.equal(applicationsOf(first, second), written(rows));
  });

  it("are read where the columns of bands make stairs", () => {
    const rows = table(MANY);
    const bands = [
      [0, 2],
      [3, 3],
      [4, 18],
      [19, 19],
      [20, 24],
    ] as const;
    const columns = (band: number, from: number, to: number) =>
      COLUMN_NUMBERS.slice(from, to + 1).map((x) => stack(rows, [bands[band]?.[0] ?? 0, bands[band]?.[1] ?? 0, x, x]));
    const page = [
      labels(0, 24),
      ...columns(0, 2, 4),
      ...columns(1, 1, 3),
      ...columns(2, 0, 2),
      ...columns(3, 0, 1),
      ...columns(4, 0, 1),
      ...columns(0, 0, 1),
      ...columns(1, 0, 0),
      ...columns(0, 5, 6),
      ...columns(1, 4, 6),
      ...columns(2, 3, 6),
      ...columns(3, 2, 6),
      ...columns(4, 2, 6),
    ];
    assert.equal(applicationsOf(page), written(rows));
  });

  it("are read where most columns stand row by row, in the lines of two kinds, and the last ones behind all rows", () => {
    const rows = table(MANY);
    const left = rows.map((row, y) => `${LABELS[y]}\n${row.slice(0, 4).join(" ")}\n${row[4]}`);
    const right = rows.map((row) => row.slice(5).join(" ")).join("\n");
    assert.equal(applicationsOf([left.join("\n"), right]), written(rows));
  });
});
