import assert from "node:assert/strict";
import fc from "fast-check";
import { FORMS } from "../../server/src/forms/index";
import { parseReport } from "../../server/src/report/parse";

type Table = readonly (readonly number[])[];

const ROWS = 25;
const COLUMNS = 7;
const APPLICATIONS = FORMS["2021"].sections.flatMap(({ tables }) => tables).find(({ id }) => id === "applications");
/** The labels of the rows with figures, and those of the columns. */
const LABELS = (APPLICATIONS?.runs ?? []).flatMap(({ label, slots }) =>
  label && slots.length > 0 ? [label.text] : [],
);
const HEADS = (APPLICATIONS?.runs ?? []).flatMap(({ label }) => (label?.role === "column" ? [label.text] : []));

/** A table whose sums hold, from the figures of its results, those carried in and those carried out. */
function table(results: (y: number, x: number) => number): Table {
  const columns = Array.from({ length: COLUMNS - 1 }, (_, x) => {
    const own = Array.from({ length: ROWS - 4 }, (_, y) => results(y, x));
    const total = own.reduce((sum, number) => sum + number, 0);
    const carriedIn = Math.min(results(ROWS, x), total);
    const out = results(ROWS + 1, x);
    return [total + out - carriedIn, carriedIn, ...own, total, out];
  });
  return Array.from({ length: ROWS }, (_, y) => {
    const row = columns.map((column) => column[y] ?? 0);
    return [...row, row.reduce((sum, number) => sum + number, 0)];
  });
}

/** Few figures in the first columns, and zeros. */
const TABLE = table(
  (y, x) => (y === 0 ? [40, 3, 2, 1, 0, 0][x] : y === 14 ? [2, 1, 0, 0, 1, 0][x] : y === ROWS ? 1 : 0) ?? 0,
);

const NOTHING = new Array<string>(15).fill("0");

/** A draft of which section three and what is behind the heading after it is as given. */
function draft(applications: string, behind = "", disputes: readonly string[] = NOTHING): string {
  const [, , , fourth = "", ...others] = FORMS["2021"].sections.map(({ numeral, heading }) => `${numeral}、${heading}`);
  return [
    "云溪镇人民政府2023年政府信息公开工作年度报告",
    "一、总体情况",
    "本镇认真贯彻落实《条例》，全年主动公开信息66条。",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    applications,
    fourth,
    behind,
    disputes.join("\n"),
    others.join("\n无。\n"),
    "本年度没有收取信息处理费。",
  ].join("\n\n");
}

/** Columns of these rows, each from top to bottom, a blank line between. */
function byColumns(rows: Table, from = 0, to = COLUMNS): string {
  return Array.from({ length: to - from }, (_, x) => rows.map((row) => row[from + x]).join("\n")).join("\n\n");
}

/** Rows one after another, a blank line between any two figures. */
function byRows(rows: Table, from = 0, to = COLUMNS): string {
  return rows.flatMap((row) => row.slice(from, to)).join("\n\n");
}

function cellsOf(text: string, id: string): string[] {
  const found = parseReport(text).tables.find(({ form }) => form.id === id);
  return [...(found?.cells.values() ?? [])].map(({ raw }) => raw);
}

function applicationsOf(text: string): string[] {
  return cellsOf(text, "applications");
}

const ALL = TABLE.flat().join(" ");
const NAMES = [...HEADS, ...LABELS].join("\n");

describe("figures of section three that a page of a PDF has in its own order", () => {
  it("are read where every page has some columns before the others, and those in bands of rows", () => {
    const inBands = (rows: Table, height: number) =>
      [0, 1, 2, 3].map((band) => byColumns(rows.slice(band * height, (band + 1) * height), 3)).join("\n\n");
    const pages = [TABLE.slice(0, 12), TABLE.slice(12)].map(
      (rows, page) => `${byColumns(rows, 0, 3)}\n\n${inBands(rows, 3 + page)}`,
    );
    assert.equal(applicationsOf(draft([NAMES, pages.join("\n\n\f")].join("\n\n"))).join(" "), ALL);
  });

  it("keep a 0 that a page ends in, and a 1 on the next: numbers of pages begin at 1", () => {
    const pages = [TABLE.slice(0, 12), TABLE.slice(12)].map((rows) => `${byColumns(rows, 0, 1)}\n\n${byRows(rows, 1)}`);
    assert.equal(applicationsOf(draft([NAMES, pages.join("\n\n\f")].join("\n\n"))).join(" "), ALL);
  });

  it("are not read where a sum is wrong", () => {
    const slipped = TABLE.map((row, y) => row.map((number, x) => (y === 14 && x === 1 ? number + 1 : number)));
    const pages = [slipped.slice(0, 9), slipped.slice(9)].map((rows) => byColumns(rows));
    assert.deepEqual(applicationsOf(draft([NAMES, pages.join("\n\n\f")].join("\n\n"))), []);
  });

  it("are the table's where the rest of them stands behind the next heading", () => {
    const [first, rest] = [byRows(TABLE.slice(0, 16)), byRows(TABLE.slice(16))];
    assert.equal(applicationsOf(draft(`${NAMES}\n\n${first}`, rest)).join(" "), ALL);
    const broken = byRows(TABLE.slice(16).map((row, y) => row.map((number) => (y === 7 ? number + 1 : number))));
    assert.deepEqual(applicationsOf(draft(`${NAMES}\n\n${first}`, broken)), []);
  });

  it("leave those of section four to it, when they stand before them behind its heading", () => {
    const disputes = [1, 0, 2, 0, 3, 4, 0, 0, 1, 5, 0, 0, 6, 0, 6].map(String);
    const [first, rest] = [byRows(TABLE.slice(0, 16)), byRows(TABLE.slice(16))];
    const text = draft(`${NAMES}\n\n${first}`, rest, ["行政复议", "行政诉讼", disputes.join(" ")]);
    assert.equal(applicationsOf(text).join(" "), ALL);
    assert.deepEqual(cellsOf(text, "disputes"), disputes);
  });

  it("are not the last row's, where those of a single row follow the labels of all", () => {
    assert.deepEqual(applicationsOf(draft(`${NAMES}\n\n${byColumns(TABLE.slice(0, 1))}`)), []);
  });

  it("are told from numbers of pages that count up, wherever on their pages these stand", () => {
    const [first, second] = [TABLE.slice(0, 9), TABLE.slice(9)];
    const written = (numbers: readonly string[]) =>
      [
        draft(NAMES).split("三、")[0]?.concat("三、收到和处理政府信息公开申请情况"),
        `\n\n${numbers[0]}\n\n\f${NAMES}\n\n${byRows(first)}\n\n${numbers[1]}\n\n\f`,
        `${byRows(second.slice(0, 5))}\n\n${numbers[2]}\n\n${byRows(second.slice(5))}`,
        `\n\n\f四、${draft("").split("四、")[1]}\n\n${numbers[3]}\n`,
      ].join("");
    assert.equal(applicationsOf(written(["1", "2", "3", "4"])).join(" "), ALL);
    assert.deepEqual(applicationsOf(written(["1", "2", "50", "7"])), [], "no number of a page");
  });

  it("are read beside labels whose characters are spread over the width of their cells", () => {
    const spread = (label: string) =>
      [...label.slice(0, 6)].join(" ") + (label.length > 6 ? `\n${label.slice(6)}` : "");
    const rows = LABELS.map((label, y) => `${spread(label)}\n\n${TABLE[y]?.join("\n\n")}`);
    assert.equal(applicationsOf(draft([...HEADS, ...rows, "\f"].join("\n\n"))).join(" "), ALL);
  });

  it("are told from the number of a page right below words, where the other pages have theirs apart", () => {
    const [first, second] = [TABLE.slice(0, 2), TABLE.slice(2)];
    const [before, behind = ""] = draft("§").split("§");
    const text = [
      `${before}\n\n1\n\n\f${NAMES}\n2\n\n${byRows(first)}\n\n\f`,
      `${byRows(second)}\n\n3\n\n\f${behind}\n\n4\n`,
    ].join("");
    assert.equal(applicationsOf(text).join(" "), ALL);
  });

  it("are told from the number of a page right below a heading, though a figure stands apart that is as much", () => {
    const rows = table((y, x) => (y === 12 ? [1, 3, 0, 0, 0, 0][x] : y === 0 ? [7, 4, 0, 1, 0, 0][x] : 0) ?? 0);
    const [before, behind = ""] = draft("§").split("§");
    const [heading, ...rest] = behind.trim().split("\n\n");
    const text = [
      `${before}\n\n1\n\n\f${NAMES}\n\n${byRows(rows.slice(0, 9))}\n\n2\n\n\f`,
      `${byRows(rows.slice(9))}\n\n${heading}\n3\n\n\f${rest.join("\n\n")}\n\n4\n`,
    ].join("");
    assert.equal(applicationsOf(text).join(" "), rows.flat().join(" "));
  });

  it("are told from the number of a page among them by the sums, where other figures are as much", () => {
    const rows = table((y, x) => (y === 12 ? [1, 2, 0, 0, 0, 0][x] : y === 0 ? [7, 4, 0, 1, 0, 0][x] : 0) ?? 0);
    const [before, behind = ""] = draft("§").split("§");
    const text = [
      `${before}\n\n1\n\n\f${NAMES}\n\n${byColumns(rows.slice(0, 4), 0, 1)}\n2\n\n${byColumns(rows.slice(0, 4), 1)}\n\n\f`,
      `${byRows(rows.slice(4))}\n\n3\n\n\f${behind}\n\n4\n`,
    ].join("");
    assert.equal(applicationsOf(text).join(" "), rows.flat().join(" "));
  });

  it("are parted from blocks of section four that stand among them, above its heading", () => {
    const disputes = [1, 0, 2, 0, 3, 4, 0, 0, 1, 5, 6, 0, 0, 2, 8].map(String);
    const [before, behind = ""] = draft("§", "", [
      "行政复议",
      disputes.slice(0, 11).join("\n\n"),
      disputes[14] ?? "",
    ]).split("§");
    const among = ["结果\n纠正\n0", "复议后起诉\n其他结果 尚未审结\n0\n2"];
    const text = [before, NAMES, byRows(TABLE.slice(0, 20)), ...among, byRows(TABLE.slice(20)), behind, "\f"].join(
      "\n\n",
    );
    assert.equal(applicationsOf(text).join(" "), ALL);
    assert.deepEqual(cellsOf(text, "disputes"), disputes);
  });

  it("are not read where figures of a row have changed places, which no sum within it shows", () => {
    for (const y of [0, 14, ROWS - 2]) {
      const turned = (row: readonly number[]) => [2, 3, 0, 1, 4, 5, 6].map((x) => row[x]);
      const rows = LABELS.map((label, at) => {
        const row = TABLE[at] ?? [];
        const figures = at === y ? turned(row) : row;
        // The last ones of the row before its label, as where a PDF has that lower.
        return at === y
          ? `${figures.slice(0, 4).join("\n\n")}\n\n${label}\n\n${figures.slice(4).join("\n\n")}`
          : `${label}\n\n${figures.join("\n\n")}`;
      });
      const cells = parseReport(draft([...HEADS, ...rows, "\f"].join("\n\n")))
        .tables.filter(({ form }) => form.id === "applications")
        .flatMap((read) => [...read.cells]);
      for (const [id, { raw }] of cells) if (raw !== "") assert.equal(raw, cellOf(TABLE, id), id);
    }
  });

  it("are told from the rest of section two, which the page of the heading goes on with", () => {
    const titles = ["第二十条第（一）项\n0\n0\n第二十条第（五）项", "本年废止件数\n\n0\n0\n\n现行有效件数"];
    const own = `${NAMES}\n\n${byColumns(TABLE)}`;
    assert.equal(applicationsOf(draft(`${titles.join("\n\n")}\n\n\f${own}`)).join(" "), ALL);
    // Where no page ends behind them, figures behind the last head may be the table's.
    assert.deepEqual(applicationsOf(draft(`${titles[0]}\n\n0\n0\n7\n\n${own}`)), []);
  });

  it("are told from an amount of section two among them, which has a fraction", () => {
    const own = (amount: string) => `${NAMES}\n\n${amount}\n\n申请人情况\n\n${byColumns(TABLE)}`;
    assert.equal(applicationsOf(draft(own("303.79"))).join(" "), ALL);
    assert.deepEqual(applicationsOf(draft(own("30379"))), []);
  });

  /** Rows behind their labels, blank lines between; some without their totals. */
  const labelled = (rows: Table, without: readonly number[] = []) =>
    rows.map((row, y) => `${LABELS[y]}\n\n${row.slice(0, without.includes(y) ? -1 : COLUMNS).join("\n\n")}`);
  const BUSY = table((y, x) => ((y * 7 + x * 5) % 11 < 8 ? 0 : 1 + ((y * 13 + x * 3) % 40)));

  it("are placed by the labels where rows stand behind them, and some totals in a block further on", () => {
    const late = [3, 5, 8];
    const totals = late.map((y) => BUSY[y]?.at(-1));
    const written = (own: readonly (number | undefined)[]) => {
      const rows = labelled(BUSY, late);
      rows.splice(12, 0, own.join("\n"));
      return draft([...HEADS, ...rows, "\f"].join("\n\n"));
    };
    assert.equal(applicationsOf(written(totals)).join(" "), BUSY.flat().join(" "));
    const changed = [totals.slice(1), [...totals, totals[0]], totals.map((total) => (total ?? 0) + 1)];
    for (const [at, own] of changed.entries()) {
      const found = parseReport(written(own)).tables.find(({ form }) => form.id === "applications");
      for (const [id, { raw }] of found?.cells ?? []) assert.equal(raw, cellOf(BUSY, id), `${at} ${id}`);
    }
  });

  it("are placed where the first ones of rows stand in the column of labels, and the others in bands", () => {
    const column = LABELS.map((label, y) => `${label}\n${BUSY[y]?.[0]}`).join("\n");
    const lines = (from: number, to: number) => BUSY.slice(from, to).map((row) => row.slice(1).join(" "));
    const single = (y: number) => (BUSY[y] ?? []).slice(1, -1).join("\n\n");
    const totals = [3, 5].map((y) => BUSY[y]?.at(-1)).join("\n");
    const text = [
      ...[...HEADS, column, lines(0, 3).join("\n"), single(3), lines(4, 5).join("\n"), single(5)],
      ...[lines(6, 11).join("\n"), byColumns(BUSY.slice(11), 1), totals, "\f"],
    ].join("\n\n");
    assert.equal(applicationsOf(draft(text)).join(" "), BUSY.flat().join(" "));
  });

  it("are read on those pages that can be read, as far as one line or the sums show their order", () => {
    const lines = (rows: Table) => rows.map((row) => row.join(" ")).join("\n\n");
    // A page of lines below all its labels, and one with a figure too many.
    const [first, second] = [LABELS.slice(0, 10), LABELS.slice(10)].map((own) => own.join("\n"));
    const broken = `${byRows(BUSY.slice(10))}\n\n7\n\n8\n\n9`;
    const text = (upper: string) => draft(`${HEADS.join("\n")}\n${first}\n\n${upper}\n\n\f${second}\n\n${broken}`);
    assert.deepEqual(applicationsOf(text(lines(BUSY.slice(0, 10)))), BUSY.slice(0, 10).flat().map(String));
    assert.deepEqual(applicationsOf(text(byRows(BUSY.slice(0, 10)))), []);
  });

  it("are read behind the next heading without those of section four that stand by themselves among them", () => {
    const column = LABELS.map((label, y) => `${label}\n${BUSY[y]?.[0]}`).join("\n");
    const others = byColumns(BUSY, 1);
    const strays = (figures: string) =>
      `${others.slice(0, 40)}§${others.slice(40)}`.replace(/\n\n(?=[^§]*$)/, figures).replace("§", "");
    const text = draft(
      `${[...HEADS].join("\n")}\n\n\f${column}`,
      strays("\n\n结果\n纠正\n\n其他\n结果\n\n71\n\n19\n\n14\n\n"),
    );
    assert.equal(applicationsOf(text).join(" "), BUSY.flat().join(" "));
  });

  it("leave a block of section two among them to it, where they are whole without that", () => {
    const two = [
      "信息内容\n规章\n行政规范性文件\n信息内容\n行政许可\n信息内容\n行政处罚\n行政强制\n信息内容\n行政事业性收费",
      "第二十条第（一）项\n本年制发件数\n本年废止件数\n1\n2\n3\n4\n第二十条第（五）项\n本年处理决定数量",
      "现行有效件数\n\n第二十条第（六）项\n本年处理决定数量\n第二十条第（八）项\n本年收费金额（单位：万元）",
    ].join("\n\n");
    const rows = BUSY.map((row, y) => `${LABELS[y]}\n${row.slice(0, -1).join("\n")}`);
    const totals = BUSY.map((row) => row.at(-1)).join("\n");
    const own = (block: string) => [...HEADS, rows.join("\n"), block, totals].join("\n\n");
    const text = (block: string) => draft(own(block)).replace(/(二、.*)/, `$1\n\n${two}`);
    assert.deepEqual(cellsOf(text("5\n6\n7\n8\n9\n10"), "documents"), ["1", "2", "5", "3", "4", "6"]);
    assert.equal(applicationsOf(text("5\n6\n7\n8\n9\n10")).join(" "), BUSY.flat().join(" "));
    assert.deepEqual(cellsOf(text("5\n6\n7\n8\n9"), "documents").join(""), "");
  });

  it("are told behind the next heading by the size of blocks, as many as the last page has rows", () => {
    const lines = BUSY.slice(0, 22).map((row, y) => `${LABELS[y]} ${row.join(" ")}`);
    const rest = BUSY.slice(22);
    const [first, ...columns] = byColumns(rest).split("\n\n");
    const own = `${[...HEADS, ...lines].join("\n")}\n\n\f${LABELS.slice(22).join("\n")}\n\n${first}`;
    const behind = [columns.slice(0, 3), "5\n\n0", "行政诉讼\n9\n0\n1\n2\n8", columns.slice(3)].flat().join("\n\n");
    assert.equal(applicationsOf(draft(own, behind)).join(" "), BUSY.flat().join(" "));
  });

  it("are read where the first ones of some rows stand beside their labels, and what is left of others looks like a row", () => {
    const busy = new Map([
      [0, [802, 244, 12, 1, 22, 18]],
      [10, [484, 148, 6, 0, 10, 16]],
      [12, [39, 10, 0, 0, 2, 2]],
    ]);
    const rows = table((y, x) => busy.get(y)?.[x] ?? 0);
    const labels = rows.map((row, y) =>
      y > 11 ? `${LABELS[y]} ${row.slice(0, 2).join(" ")}` : `${LABELS[y]}\n${row.slice(0, 2).join("\n")}`,
    );
    const rest = [byColumns(rows.slice(0, 3), 2), byRows(rows.slice(3), 2)];
    const text = draft([...HEADS, labels.join("\n"), ...rest].join("\n\n"));
    assert.equal(applicationsOf(text).join(" "), rows.flat().join(" "));
  });

  it("are out of order where words part a row's figures, though row by row no more than two rows would be wrong", () => {
    const rows = table((y, x) => ((y === 9 && x === 0) || (y === ROWS + 1 && x === 0) ? 1 : 0));
    const [received = []] = rows;
    const lines = rows.map((row) => row.join("\n\n"));
    const labels = (from: number, to?: number) => LABELS.slice(from, to).join("\n");
    const text = (first: string) => draft([HEADS.join("\n"), first, ...lines.slice(2)].join("\n\n"));
    const torn = [LABELS[0], received.slice(0, 2).join("\n\n"), LABELS[1], "0", labels(2)];
    const late = [...received.slice(2), ...new Array<number>(COLUMNS - 1).fill(0)].join("\n\n");
    assert.equal(applicationsOf(text([...torn, late].join("\n\n"))).join(" "), rows.flat().join(" "));
    // Without words between, the rows may as well be wrong by themselves.
    const shifted = [...received.slice(0, 2), 0, ...received.slice(2), ...new Array<number>(COLUMNS - 1).fill(0)];
    assert.deepEqual(applicationsOf(text(`${labels(0)}\n\n${shifted.join("\n\n")}`)), []);
  });

  it("are not those of section four that stand before its heading, though labels there have no blank between", () => {
    const disputes = [
      "行政复议",
      "行政诉讼",
      "复议后起诉",
      "结果 结果 其他 尚未 总 结果未经复议直接起诉",
      "维持 纠正 结果 审结 计",
      NOTHING.join(" "),
    ];
    const lines = (from: number, to: number) =>
      TABLE.slice(from, to).map((row, y) => `${LABELS[from + y]}\n${row.join(" ")}`);
    const own = [
      lines(0, 2).join("\n"),
      LABELS.slice(2, 20).join("\n"),
      byColumns(TABLE.slice(2, 20)),
      [...lines(20, 25), ...disputes].join("\n"),
    ];
    assert.equal(applicationsOf(draft([...HEADS, "\f", ...own].join("\n\n"), "", [])).join(" "), ALL);
  });
});

describe("a model of how pdftotext has two pages", function () {
  this.timeout(60_000);

  const rows = fc
    .tuple(fc.constantFrom(2, 4, 12, 40), fc.array(fc.nat(9999), { minLength: 140, maxLength: 140 }))
    .map(([sparse, drawn]) =>
      table((y, x) => {
        const number = drawn[(x * 23 + y) % drawn.length] ?? 0;
        return number % sparse === 0 ? 1 + (Math.floor(number / sparse) % 90) : 0;
      }),
    );
  /** The columns that a page has first, and how high the bands of rows are in which it has the others. */
  const order = fc.tuple(
    fc.nat(COLUMNS - 1),
    fc.array(fc.constantFrom(1, 1, 2, 3, 6), { minLength: 25, maxLength: 25 }),
  );

  const writePage = (page: Table, [cut, heights]: readonly [number, readonly number[]]) => {
    const parts = cut > 0 ? [byColumns(page, 0, cut)] : [];
    for (let y = 0, band = 0; y < page.length; band++) {
      const height = heights[band] ?? 1;
      parts.push(byColumns(page.slice(y, y + height), cut));
      y += height;
    }
    return parts.join("\n\n");
  };

  it("gives every figure in its cell or none", () => {
    let whole = 0;
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: ROWS - 1 }),
        order,
        order,
        fc.boolean(),
        (figures, at, one, other, isBehind) => {
          const [first, second] = [writePage(figures.slice(0, at), one), writePage(figures.slice(at), other)];
          const text = isBehind
            ? draft(`${NAMES}\n\n${first}\n\n\f`, second)
            : draft(`${NAMES}\n\n${first}\n\n\f${second}`);
          const found = parseReport(text).tables.find(({ form }) => form.id === "applications");
          for (const [id, { raw }] of found?.cells ?? []) assert.equal(raw, cellOf(figures, id), id);
          if (found?.cells.size === ROWS * COLUMNS) whole++;
        },
      ),
      { numRuns: 40, seed: 1 },
    );
    assert.ok(whole > 25, `only ${whole} read`);
  });
});

const CELLS = (APPLICATIONS?.runs ?? []).flatMap(({ slots }) => slots.map(({ id }) => id));

function cellOf(figures: Table, id: string): string {
  const at = CELLS.indexOf(id);
  return String(figures[Math.floor(at / COLUMNS)]?.[at % COLUMNS]);
}
