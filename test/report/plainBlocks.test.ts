import assert from "node:assert/strict";
import fc from "fast-check";
import { type Edition, FORMS, type FormTable } from "../../server/src/forms/index";
import { parseReport } from "../../server/src/report/parse";

/** A table of section two with figures, and how a PDF is cut into blocks of columns. */
interface Drawn {
  readonly table: FormTable;
  readonly figures: readonly (readonly string[])[];
  /** Whether a column stands in one block with the one before it. */
  readonly isJoined: readonly boolean[];
}

interface Page {
  readonly edition: Edition;
  readonly tables: readonly Drawn[];
}

function page(editions: readonly Edition[]): fc.Arbitrary<Page> {
  return fc.constantFrom(...editions).chain((edition) => {
    const tables = FORMS[edition].sections.find(({ id }) => id === "disclosure")?.tables ?? [];
    return fc.tuple(...tables.map(drawn)).map((all) => ({ edition, tables: all }));
  });
}

function drawn(table: FormTable): fc.Arbitrary<Drawn> {
  const rows = table.runs.filter(({ slots }) => slots.length > 0);
  const count = fc.oneof(fc.constant("0"), fc.nat(900).map(String));
  const figures = rows.map(({ slots }) =>
    fc.tuple(...slots.map(({ kind }) => (kind === "signed" ? fc.integer({ min: -50, max: 50 }).map(String) : count))),
  );
  return fc
    .record({
      figures: fc.tuple(...figures),
      isJoined: fc.array(fc.boolean(), { minLength: table.width, maxLength: table.width }),
    })
    .map((made) => ({ table, ...made }));
}

/** The block of a table's title and its rows' labels. */
function names({ table }: Drawn): string {
  return table.runs.flatMap(({ label }) => (label && label.role !== "column" ? [label.text] : [])).join("\n");
}

/** The blocks of columns: their heads, then their figures row by row. */
function columns({ table, figures, isJoined }: Drawn): string[] {
  const heads = table.runs.flatMap(({ label }) => (label?.role === "column" ? [label.text] : []));
  const starts = heads.flatMap((_, x) => (x === 0 || !isJoined[x] ? [x] : []));
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? heads.length;
    return [...heads.slice(start, end), ...figures.flatMap((row) => row.slice(start, end))].join("\n");
  });
}

function write({ edition }: Page, blocks: readonly string[]): string {
  const year = edition === "2021" ? 2023 : 2020;
  const headings = FORMS[edition].sections.map(({ numeral, heading, id }) =>
    [`${numeral}、${heading}`, ...(id === "disclosure" ? blocks : [])].join("\n\n"),
  );
  return [`青崖县人民政府${year}年政府信息公开工作年度报告`, ...headings, "无。"].join("\n\n");
}

/** The cells of section two that are read, and those that were written. */
function compare(text: string, { tables }: Page): { read: Map<string, string>; written: Map<string, string> } {
  const read = new Map(
    parseReport(text)
      .tables.filter(({ form }) => form.section === "disclosure")
      .flatMap(({ cells }) => [...cells].map(([id, { raw }]) => [id, raw] as const)),
  );
  const written = new Map(
    tables.flatMap(({ table, figures }) =>
      table.slots.map(({ id }, i) => [id, figures.flat()[i] ?? ""] as [string, string]),
    ),
  );
  return { read, written };
}

function holdsNothingElse(text: string, shape: Page): void {
  const { read, written } = compare(text, shape);
  const wrong = [...read].filter(([id, raw]) => raw !== "" && raw !== written.get(id));
  assert.deepEqual(wrong, [], text);
}

describe("section two read in blocks of columns", function () {
  this.timeout(60_000);

  /** The pieces of the blocks in which a PDF has tables. */
  const piecesOf = (shape: Page) => {
    const [documents, licensing, enforcement, fees] = shape.tables;
    const titleOf = (drawn: Drawn | undefined) =>
      drawn?.table.runs.find(({ label }) => label?.role === "title")?.label?.text ?? "";
    const block = (drawn: Drawn | undefined, from: number, to: number, figures = true) =>
      drawn
        ? [
            ...drawn.table.runs.flatMap(({ label }) => (label?.role === "column" ? [label.text] : [])).slice(from, to),
            ...(figures ? drawn.figures.flatMap((row) => row.slice(from, to)) : []),
          ]
        : [];
    const column = (drawn: Drawn | undefined, x: number) =>
      (drawn?.figures ?? []).map((row) => row[x] ?? "").join("\n");
    const rowsOf = (drawn: Drawn | undefined) =>
      (drawn?.table.runs ?? []).flatMap(({ label }) => (label?.role === "row" ? [label.text] : [])).join("\n");
    return { documents, licensing, enforcement, fees, titleOf, block, column, rowsOf };
  };

  it("gives every figure in its cell where each table stands by itself", () => {
    fc.assert(
      fc.property(page(["2019", "2021"]), (shape) => {
        const text = write(
          shape,
          shape.tables.flatMap((table) => [names(table), ...columns(table)]),
        );
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 60 },
    );
  });

  it("gives every figure in its cell where heads wait for their figures", () => {
    fc.assert(
      fc.property(page(["2021"]), (shape) => {
        const apart = shape.tables.map((table) => ({ ...table, isJoined: [] }));
        const blocks = apart.flatMap((table) =>
          columns(table).map((block) => {
            const [head = "", ...figures] = block.split("\n");
            return [head, figures.join("\n")] as const;
          }),
        );
        const [documents = [], ...others] = [blocks.slice(0, 3), ...blocks.slice(3).map((block) => [block])];
        const waiting = [
          ...documents.map(([head]) => head),
          ...documents.map(([, figures]) => figures),
          ...others.flat(2),
        ];
        const text = write(shape, [...shape.tables.map(names), ...waiting]);
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 40 },
    );
  });

  it("takes blocks without heads for columns: figures of two would be too far apart for one block", () => {
    fc.assert(
      fc.property(page(["2021"]), (shape) => {
        const [documents, ...others] = shape.tables.map((table) => ({ ...table, isJoined: [] }));
        const [first = "", second = "", third = ""] = documents ? columns(documents) : [];
        const [[head, ...own], [next, ...behind]] = [first.split("\n"), second.split("\n")];
        const waiting = [head ?? "", next ?? "", own.join("\n"), behind.join("\n"), third];
        const text = write(shape, [...shape.tables.map(names), ...waiting, ...others.flatMap(columns)]);
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 20 },
    );
  });

  it("gives every figure in its cell where a label of two lines parts the figures of its row", () => {
    fc.assert(
      fc.property(page(["2019"]), (shape) => {
        const { titleOf, block } = piecesOf(shape);
        const [documents, licensing, enforcement, ...small] = shape.tables;
        const [first = [], second = []] = licensing?.figures ?? [];
        const text = write(shape, [
          shape.tables.map(names).join("\n"),
          [titleOf(documents), ...block(documents, 0, 2)].join("\n"),
          block(documents, 2, 3).join("\n"),
          [titleOf(licensing), ...block(licensing, 0, 2, false), ...first.slice(0, 2)].join("\n"),
          [...block(licensing, 2, 3, false), first[2]].join("\n"),
          ...second.slice(0, 2),
          [titleOf(enforcement), ...block(enforcement, 0, 2)].join("\n"),
          second[2] ?? "",
          block(enforcement, 2, 3).join("\n"),
          ...small.flatMap((table) => [
            [titleOf(table), ...block(table, 0, 1)].join("\n"),
            block(table, 1, 2).join("\n"),
          ]),
        ]);
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 40 },
    );
  });

  it("gives every figure in its cell where those of two rows stand one by one behind both labels", () => {
    fc.assert(
      fc.property(page(["2019"]), (shape) => {
        const { titleOf, block, rowsOf } = piecesOf(shape);
        const text = write(
          shape,
          shape.tables.flatMap((table, t) => {
            const labels = rowsOf(table).split("\n");
            const heads = block(table, 0, 3, false);
            const byRow = table.figures.flatMap((row, y) => [labels[y] ?? "", ...row]);
            return [titleOf(table), ...heads, ...(t === 1 ? [labels.join("\n"), ...table.figures.flat()] : byRow)];
          }),
        );
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 40 },
    );
  });

  it("gives every figure in its cell where a page ends behind the heads", () => {
    fc.assert(
      fc.property(page(["2021"]), (shape) => {
        const { documents, licensing, enforcement, fees, titleOf, block, column } = piecesOf(shape);
        const text = write(shape, [
          [titleOf(documents), ...block(documents, 0, 2, false)].join("\n"),
          ...block(documents, 2, 3, false),
          `\f${column(documents, 0)}`,
          shape.tables.map((table) => piecesOf(shape).rowsOf(table)).join("\n"),
          ...[1, 2].map((x) => column(documents, x)),
          [licensing, enforcement, fees].flatMap((table) => [titleOf(table), ...block(table, 0, 1)]).join("\n"),
        ]);
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 30 },
    );
  });

  it("places no figure wrongly where figures that are not centred stand below the next column's head", () => {
    fc.assert(
      fc.property(page(["2019", "2021"]), fc.boolean(), (shape, isFirstApart) => {
        const { titleOf, block, column } = piecesOf(shape);
        const text = write(shape, [
          shape.tables.map(names).join("\n"),
          ...shape.tables.flatMap((table) => {
            const heads = block(table, 0, 3, false);
            const [first = "", ...others] = heads;
            return [
              isFirstApart ? `${titleOf(table)}\n${first}` : first,
              ...others.map((head, x) => `${head}\n${column(table, x)}`),
              column(table, heads.length - 1),
            ];
          }),
        ]);
        holdsNothingElse(text, shape);
      }),
      { numRuns: 60 },
    );
  });

  it("places no figure wrongly where blocks stand in another order", () => {
    fc.assert(
      fc.property(page(["2019", "2021"]), fc.nat(), (shape, turn) => {
        const byTable = shape.tables.map(columns);
        const most = Math.max(...byTable.map(({ length }) => length));
        // Column by column over all tables; and a table's first block read before the one above it.
        const across = Array.from({ length: most }, (_, x) =>
          byTable.flatMap((blocks) => blocks.slice(x, x + 1)),
        ).flat();
        const at = turn % byTable.length;
        const early = [...byTable.slice(at, at + 1), ...byTable.slice(0, at), ...byTable.slice(at + 1)].flat();
        for (const blocks of [across, early])
          holdsNothingElse(write(shape, [...shape.tables.map(names), ...blocks]), shape);
      }),
      { numRuns: 60 },
    );
  });

  it("places no figure wrongly where one is missing or a page's number stands among them", () => {
    fc.assert(
      fc.property(page(["2019", "2021"]), fc.nat(), fc.nat(), fc.boolean(), (shape, lost, number, isPage) => {
        const lines = write(
          shape,
          shape.tables.flatMap((table) => [names(table), ...columns(table)]),
        ).split("\n");
        const places = lines.flatMap((line, i) => (/^[-\d]+$/.test(line) ? [i] : []));
        const gaps = lines.flatMap((line, i) => (line === "" && i > (places[0] ?? 0) ? [i] : []));
        if (isPage) lines.splice(gaps[number % gaps.length] ?? 0, 0, "", String((number % 9) + 1));
        else lines.splice(places[lost % places.length] ?? 0, 1);
        holdsNothingElse(lines.join("\n"), shape);
      }),
      { numRuns: 100 },
    );
  });

  it("gives every figure in its cell where figures below their heads come before those of heads that wait", () => {
    fc.assert(
      fc.property(page(["2021"]), (shape) => {
        const { documents, licensing, enforcement, fees, titleOf, block, column } = piecesOf(shape);
        const text = write(shape, [
          shape.tables.map(names).join("\n"),
          [titleOf(documents), ...block(documents, 0, 2), titleOf(licensing), ...block(licensing, 0, 1, false)].join(
            "\n",
          ),
          block(documents, 2, 3).join("\n"),
          [
            column(licensing, 0),
            ...[enforcement, fees].flatMap((table) => [titleOf(table), ...block(table, 0, 1)]),
          ].join("\n"),
        ]);
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 30 },
    );
  });

  it("gives every figure in its cell where the first column stands right behind the labels", () => {
    fc.assert(
      fc.property(page(["2021"]), (shape) => {
        const { documents, licensing, enforcement, fees, titleOf, block, column, rowsOf } = piecesOf(shape);
        const heads = block(documents, 0, 2, false);
        const text = write(shape, [
          ...[rowsOf(documents), column(documents, 0), rowsOf(licensing), column(licensing, 0)],
          [rowsOf(enforcement), rowsOf(fees)].join("\n"),
          [
            titleOf(documents),
            ...heads,
            column(documents, 1),
            titleOf(licensing),
            ...block(licensing, 0, 1, false),
          ].join("\n"),
          block(documents, 2, 3).join("\n"),
          [enforcement, fees].flatMap((table) => [titleOf(table), ...block(table, 0, 1)]).join("\n"),
        ]);
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 30 },
    );
  });

  it("places nothing where heads of two columns stand in a block with the figures of one", () => {
    const [regulations, normative] = [
      ["0", "0", "0"],
      ["25", "0", "25"],
    ];
    const draw = (table: FormTable | undefined, figures: readonly (readonly string[])[]) =>
      table ? [{ table, figures, isJoined: [] }] : [];
    const tables = FORMS["2021"].sections.find(({ id }) => id === "disclosure")?.tables ?? [];
    const shape: Page = {
      edition: "2021",
      tables: [[regulations, normative], [["0"]], [["0"], ["0"]], [["0"]]].flatMap((figures, i) =>
        draw(tables[i], figures as readonly (readonly string[])[]),
      ),
    };
    const { documents, licensing, enforcement, fees, titleOf, block, column } = piecesOf(shape);
    const text = write(shape, [
      shape.tables.map(names).join("\n"),
      [
        titleOf(documents),
        ...block(documents, 0, 2, false),
        column(documents, 0),
        ...block(licensing, 0, 1, false),
      ].join("\n"),
      [...block(documents, 2, 3, false), column(documents, 1)].join("\n"),
      column(documents, 2),
      [column(licensing, 0), ...[enforcement, fees].flatMap((table) => block(table, 0, 1))].join("\n"),
    ]);
    holdsNothingElse(text, shape);
  });

  it("gives a column in its cells that stands with its head, above or below, behind the next heading", () => {
    fc.assert(
      fc.property(page(["2021"]), (shape) => {
        const { documents, licensing, enforcement, fees, titleOf, block } = piecesOf(shape);
        const [before = "", behind = ""] = write(shape, [
          shape.tables.map(names).join("\n"),
          [titleOf(documents), ...block(documents, 0, 2)].join("\n"),
          ...[licensing, enforcement, fees].map((table) => [titleOf(table), ...block(table, 0, 1)].join("\n")),
          "§",
        ]).split("§\n\n");
        const [heading = "", ...rest] = behind.split("\n\n");
        const [head = "", ...figures] = block(documents, 2, 3);
        for (const own of [[head, ...figures].join("\n"), `${figures.join("\n")}\n\n${head}`]) {
          const text = [before + heading, "— 1 —", own, "\f", ...rest].join("\n\n");
          const { read, written } = compare(text, shape);
          assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("gives the figures in their cells that stand with titles and heads, or with a fraction, behind the next heading", () => {
    const titles = ["第二十条第（一）项\n4\n0\n第二十条第（五）项", "本年废止件数\n本年处理决定数量"];
    const draft = (own: readonly string[], behind: readonly string[]) =>
      write({ edition: "2021", tables: [] }, own).replace(/(三、.*)/, `$1\n\n${behind.join("\n\n")}`);
    const figures = (text: string) =>
      parseReport(text).tables.flatMap(({ form, cells }) =>
        form.section === "disclosure" ? [[...cells.values()].map(({ raw }) => raw).join(" ")] : [],
      );
    const own = [
      ...["信息内容\n规章\n行政规范性文件\n本年制发件数", "3\n5", "信息内容\n行政许可", "7"],
      ...["信息内容\n行政处罚\n行政强制", "8\n9", "信息内容\n行政事业性收费", "20.5"],
    ];
    const behind = [...titles, "第二十条第（六）项\n本年处理决定数量\n第二十条第（八）项\n本年收费金额（单位：万元）"];
    const rest = ["6\n5", "现行有效件数", "\f申请人情况\n自然人"];
    assert.deepEqual(figures(draft(own, [...behind, ...rest])), ["3 4 6 5 0 5", "7", "8 9", "20.5"]);
    const split = [
      "信息内容\n规章\n行政规范性文件\n第二十条第（一）项\n本年制发件数\n3\n5\n本年废止件数\n4\n0\n现行有效件数\n6\n5",
      "第二十条第（五）项\n信息内容\n行政许可\n本年处理决定数量\n7",
      "第二十条第（六）项\n信息内容\n行政处罚\n行政强制\n本年处理决定数量\n8\n9",
      "第二十条第（八）项\n信息内容\n行政事业性收费\n本年收费金额（单位：万元）",
    ];
    const amount = (written: string) => figures(draft(split, ["申请人情况\n自然人", written, "商业企业\n\f"]));
    assert.deepEqual(amount("20.5"), ["3 4 6 5 0 5", "7", "8 9", "20.5"]);
    assert.deepEqual(amount("20").at(-1), "");
  });

  it("gives the figures in their cells that all stand with their heads behind the next heading", () => {
    fc.assert(
      fc.property(page(["2021"]), (shape) => {
        const { titleOf, block } = piecesOf(shape);
        const [before = "", behind = ""] = write(shape, [shape.tables.map(names).join("\n"), "§"]).split("§\n\n");
        const [heading = "", ...rest] = behind.split("\n\n");
        const own = shape.tables.map((table) => [titleOf(table), ...block(table, 0, table.table.width)].join("\n"));
        const text = [before.replace(/\n第二十条.*/g, "") + heading, ...own, "\f", ...rest].join("\n\n");
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 30 },
    );
  });

  it("gives the figures in their cells that stand before the label of their row", () => {
    fc.assert(
      fc.property(page(["2019"]), (shape) => {
        const { titleOf, block, column } = piecesOf(shape);
        const labels = (drawn: Drawn) =>
          drawn.table.runs.flatMap(({ label }) => (label?.role === "row" ? [label.text] : []));
        const wide = shape.tables.map((drawn) => {
          const width = drawn.figures[0]?.length === 3 ? 2 : 1;
          const rows = drawn.figures.flatMap((row, y) => [...row.slice(0, width), labels(drawn)[y] ?? ""]);
          const [first = "", second] = block(drawn, 0, width, false);
          return [titleOf(drawn), ...(second ? [second] : []), "信息内容", first, ...rows].join("\n");
        });
        const last = shape.tables.map((drawn) => {
          const x = (drawn.figures[0]?.length ?? 1) - 1;
          return [...block(drawn, x, x + 1, false), column(drawn, x)].join("\n");
        });
        const text = write(shape, [wide.join("\n"), last.join("\n")]);
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 30 },
    );
  });

  it("gives the tables that all likely readings have alike, and none of which they differ", () => {
    const documents = ["第二十条第（一）项\n信息内容", "本年制发件数", "本年废止件数", "现行有效件数"];
    // The figure 34 may stand in the second column or, where the last one of the row above comes late, in the third.
    const figures = ["规章", "0", "0", "0", "0", "34", "行政规范性文件", "0"];
    const others = [
      ["第二十条第（五）项\n信息内容", "本年处理决定数量", "行政许可", "17"],
      ["第二十条第（六）项\n信息内容", "本年处理决定数量", "行政处罚", "776", "行政强制", "3"],
      ["第二十条第（八）项\n信息内容", "本年收费金额（单位：万元）", "行政事业性收费", "53.69"],
    ];
    const text = write({ edition: "2021", tables: [] }, [...documents, ...figures, ...others.flat()]);
    const read = parseReport(text).tables.flatMap(({ form, cells }) =>
      form.section === "disclosure"
        ? [
            [...cells.values()]
              .map(({ raw }) => raw)
              .join(" ")
              .trim(),
          ]
        : [],
    );
    assert.deepEqual(read, ["", "17", "776 3", "53.69"]);
  });

  /** The figures of each table, of a page that has all heads of the first table before six figures, each a block. */
  const readPage = (documents: readonly string[], before: readonly string[] = []) => {
    const blocks = [
      ...before,
      "信息内容\n规章\n行政规范性文件\n信息内容\n行政许可",
      "第二十条第（一）项\n本年制发件数\n本年废止件数",
      "现行有效件数",
      ...documents,
      "第二十条第（五）项\n本年处理决定数量\n17",
      "第二十条第（六）项\n信息内容\n行政处罚\n行政强制",
      "本年处理决定数量\n776\n3",
      "第二十条第（八）项\n本年收费金额（单位：万元）\n信息内容\n行政事业性收费",
      "53.69",
    ];
    const { tables } = parseReport(write({ edition: "2021", tables: [] }, blocks));
    const own = tables.filter(({ form }) => form.section === "disclosure");
    return own.map(({ cells }) =>
      [...cells.values()]
        .map(({ raw }) => raw)
        .join(" ")
        .trim(),
    );
  };
  const others = ["17", "776 3", "53.69"];

  it("reads figures row by row that stand each by itself behind all heads of their table", () => {
    assert.deepEqual(readPage(["0", "0", "0", "7", "0", "74"]), ["0 0 0 7 0 74", ...others]);
  });

  it("leaves out figures of the prose above that stand before all heads, where all tables are told without them", () => {
    const prose = ["1033", "170", "2249"];
    assert.deepEqual(readPage(["0", "0", "0", "7", "0", "74"], prose), ["0 0 0 7 0 74", ...others]);
    assert.deepEqual(readPage(["0", "0", "7", "0", "74"], prose), ["", "", "", ""], "one may be the table's");
  });

  it("does not take the number of a page for the figure that stands behind the next heading", () => {
    const [, second, third, ...rest] = FORMS["2021"].sections.map(({ numeral, heading }) => `${numeral}、${heading}`);
    const blocks = [
      "信息内容\n规章\n行政规范性文件\n信息内容\n行政许可\n信息内容\n行政处罚\n行政强制\n信息内容\n行政事业性收费",
      "第二十条第（一）项\n本年制发件数\n本年废止件数",
      "现行有效件数",
      ...["0", "0", "41", "0", "82", "165"],
      "第二十条第（五）项\n本年处理决定数量\n686180",
      "第二十条第（六）项\n本年处理决定数量\n54119\n7721",
      "第二十条第（八）项\n本年收费金额（单位：万元）",
    ];
    const pages = (behind: string) =>
      [
        "枫林市人民政府2021年政府信息公开工作年度报告\n一、总体情况\n本年度公开规范、及时。\n1\n",
        `${second}\n${blocks.join("\n\n")}\n\n${third}\n${behind}\n\n`,
        `本年度情况良好。\n3\n`,
        `${rest.join("\n无。\n")}\n无。\n4\n`,
      ].join("\f");
    const fees = (text: string) =>
      [
        ...(parseReport(text)
          .tables.find(({ form }) => form.id === "fees")
          ?.cells.values() ?? []),
      ].map(({ raw }) => raw);
    assert.deepEqual(fees(pages("2\n\n0")), ["0"]);
    assert.deepEqual(fees(pages("0\n\n2")), ["0"]);
    assert.deepEqual(
      fees(pages("2")).filter((raw) => raw !== ""),
      [],
    );
  });

  it("leaves tables unread whose figures may be the other's: one of a table above seems to stand behind one below", () => {
    const blocks = [
      "第二十条第（一）项\n信息内容\n规章",
      "本年制发件数\n0",
      "行政规范性文件",
      "35",
      "信息内容",
      "本年废止件数\n0",
      "现行有效件数\n0",
      "28\n第二十条第（五）项\n本年处理决定数量",
      "行政许可",
      // What is in force, and then the licences; or the other way round.
      "52",
      "0",
      "信息内容\n行政处罚\n行政强制\n信息内容\n行政事业性收费",
      "第二十条第（六）项\n本年处理决定数量\n614\n127\n第二十条第（八）项\n本年收费金额（单位：万元）\n46.2",
    ];
    const { tables } = parseReport(write({ edition: "2021", tables: [] }, blocks));
    const read = tables.flatMap(({ form, cells }) =>
      form.section === "disclosure" ? [[...cells.values()].map(({ raw }) => raw).join(" ")] : [],
    );
    assert.deepEqual(
      read.slice(0, 2).map((raw) => raw.trim()),
      ["", ""],
    );
    assert.deepEqual(read.slice(2), ["614 127", "46.2"]);
  });

  it("takes no number of a page behind the next heading for a figure that is missing", () => {
    fc.assert(
      fc.property(page(["2021"]), fc.nat(5), (shape, lost) => {
        const { documents, licensing, enforcement, fees, titleOf, block } = piecesOf(shape);
        const heads = block(documents, 0, 3, false);
        const figures = (documents?.figures ?? []).flat().filter((_, i) => i !== lost);
        const [before = "", behind = ""] = write(shape, [
          shape.tables.map(names).join("\n"),
          [titleOf(documents), ...heads, ...figures].join("\n"),
          ...[licensing, enforcement, fees].map((table) => [titleOf(table), ...block(table, 0, 1)].join("\n")),
          "§",
        ]).split("§\n\n");
        const [heading = "", ...rest] = behind.split("\n\n");
        holdsNothingElse([before + heading, "1", "\f", ...rest].join("\n\n"), shape);
      }),
      { numRuns: 30 },
    );
  });

  it("gives every figure in its cell where the last head stands behind the figures of all columns", () => {
    fc.assert(
      fc.property(page(["2021"]), (shape) => {
        const { documents, licensing, enforcement, fees, titleOf, block } = piecesOf(shape);
        const rest = [licensing, enforcement, fees].flatMap((drawn) => [titleOf(drawn), ...block(drawn, 0, 1)]);
        const text = write(shape, [
          shape.tables.map(names).join("\n"),
          [titleOf(documents), ...block(documents, 0, 2, false), ...(documents?.figures.flat() ?? []), ...rest].join(
            "\n",
          ),
          block(documents, 2, 3, false).join("\n"),
        ]);
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 30 },
    );
  });

  it("gives every figure in its cell where a page ends behind the first row", () => {
    fc.assert(
      fc.property(page(["2021"]), (shape) => {
        const { documents, licensing, enforcement, fees, titleOf, block } = piecesOf(shape);
        const [first = [], second = []] = documents?.figures ?? [];
        const [regulations = "", normative = ""] = documents ? piecesOf(shape).rowsOf(documents).split("\n") : [];
        const text = write(shape, [
          regulations,
          [titleOf(documents), ...block(documents, 0, 2, false), ...first.slice(0, 2)].join("\n"),
          [...block(documents, 2, 3, false), first[2]].join("\n"),
          `\f${normative}`,
          ...second,
          [licensing, enforcement, fees].map((drawn) => (drawn ? piecesOf(shape).rowsOf(drawn) : "")).join("\n"),
          ...[licensing, enforcement, fees].map((drawn) => [titleOf(drawn), ...block(drawn, 0, 1)].join("\n")),
        ]);
        const { read, written } = compare(text, shape);
        assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
      }),
      { numRuns: 30 },
    );
  });

  it("gives figures that are all the same wherever they stand, and the only one with a fraction", () => {
    const tables = FORMS["2021"].sections.find(({ id }) => id === "disclosure")?.tables ?? [];
    for (const amount of ["0", "1.94"]) {
      const shape: Page = {
        edition: "2021",
        tables: tables.map((own) => ({
          table: own,
          figures: own.runs
            .filter(({ slots }) => slots.length > 0)
            .map(({ slots }) => slots.map(({ kind }) => (kind === "amount" ? amount : "0"))),
          isJoined: [],
        })),
      };
      const { documents, licensing, enforcement, fees, titleOf, block } = piecesOf(shape);
      const text = write(shape, [
        shape.tables.map(names).join("\n"),
        [titleOf(documents), ...block(documents, 0, 2, false), "0", "0", titleOf(licensing)].join("\n"),
        "0\n0",
        [documents, licensing, enforcement, fees]
          .flatMap((drawn, i) => block(drawn, i === 0 ? 2 : 0, i === 0 ? 3 : 1, false))
          .join("\n"),
        `0\n0\n0\n0\n0\n${amount}`,
      ]);
      const { read, written } = compare(text, shape);
      assert.deepEqual(Object.fromEntries(read), Object.fromEntries(written), text);
    }
  });

  it("gives every figure in its cell where heads are broken before their last character, which stands by itself", () => {
    fc.assert(
      fc.property(page(["2019"]), (shape) => {
        const isLong = (head: string) => head.endsWith("数量") && head.length > 6;
        const blocks = shape.tables.flatMap((drawn) => {
          const [title = "", ...rows] = names(drawn).split("\n");
          const own = drawn.figures.map((row) => row.join("\n\n"));
          const heads = columns({ ...drawn, isJoined: [] }).map((block) => block.split("\n")[0] ?? "");
          const upper = heads.map((head) => (isLong(head) ? head.slice(0, -1) : head));
          const rest = heads.filter(isLong).map((head) => head.slice(-1));
          return [`${title}\n${rows.join("\n")}`, ...upper, ...own, ...rest];
        });
        const { read, written } = compare(write(shape, blocks), shape);
        for (const [id, raw] of read) assert.equal(raw, written.get(id));
        assert.equal(read.size, written.size);
      }),
      { numRuns: 20 },
    );
  });

  it("takes two blocks without words between for either of two tables, if the second may be what is left of that above", () => {
    const own = (late: string, next: string) =>
      [
        "第二十条第（一）项\n信息内容\n规章\n\n本年制发件数\n0\n\n行政规范性文件\n\n60\n\n信息内容\n\n本年废止件数\n0",
        `现行有效件数\n0\n\n41\n第二十条第（五）项\n本年处理决定数量\n\n行政许可\n\n${late}\n\n${next}`,
        "信息内容\n行政处罚\n行政强制\n信息内容\n行政事业性收费",
        "第二十条第（六）项\n本年处理决定数量\n412\n231\n第二十条第（八）项\n本年收费金额（单位：万元）\n387.18",
      ].join("\n\n");
    const read = (text: string) => {
      const cells = parseReport(write({ edition: "2021", tables: [] }, [text])).tables.flatMap(({ cells }) => [
        ...cells,
      ]);
      return cells.map(([id, { raw }]) => `${id} ${raw}`).filter((cell) => /inForce|licences|penalties/.test(cell));
    };
    assert.deepEqual(read(own("60", "0")), ["enforcement.penalties.decisions 412"]);
    assert.equal(read(own("0", "0")).length, 4);
  });

  it("leaves out a figure that may be that of a blank row beside its own", () => {
    const names = FORMS["2021"].sections
      .flatMap(({ tables }) => tables)
      .find(({ id }) => id === "enforcement")
      ?.runs.flatMap(({ label }) => (label?.role === "row" ? [label.text] : []));
    const [penalties = "", coercion = ""] = names ?? [];
    const blocks = (pageEnd: string) => [`${penalties}\n53593`, coercion, pageEnd];
    const cellsOf = (pageEnd: string) =>
      parseReport(write({ edition: "2021", tables: [] }, blocks(pageEnd)))
        .tables.flatMap(({ cells }) => [...cells.values()])
        .flatMap(({ raw }) => (raw === "" ? [] : [raw]));
    assert.deepEqual(cellsOf("\f"), []);
  });
});
