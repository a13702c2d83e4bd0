// Aligned tables with blank cells: where the other figures stand tells which cells they are, if the sums hold.
import assert from "node:assert/strict";
import fc from "fast-check";
import { FORMS } from "../../server/src/forms";
import { parseReport } from "../../server/src/report/parse";
import { type Figures, fillForm, tablesOf } from "../harness/figures";

const FORM = FORMS["2021"];
const APPLICATIONS = tablesOf(FORM).find(({ id }) => id === "applications");
const RUNS = (APPLICATIONS?.runs ?? []).filter(({ slots }) => slots.length > 0);
const RESULTS = RUNS.slice(2, -2).flatMap(({ slots }) => slots.slice(0, -1).map(({ id }) => id));
/** Where the columns end. */
const ENDS = [50, 57, 64, 71, 78, 85, 93];

/** The heads of the columns, as they are broken in narrow ones. */
const HEADS = [
  ["自然人", "商业", "科研", "社会", "法律", "其他", "总计"],
  ["", "企业", "机构", "公益", "服务", "", ""],
  ["", "", "", "组织", "机构", "", ""],
];
/** The same with four of them packed: a PDF's text has these a blank apart. */
const PACKED = [
  `${"自然人".padStart(50)}     商业企业 科研机构 社会公益组织 法律服务机构${"其他".padStart(7)}${"总计".padStart(8)}`,
];

function headLines(): string[] {
  return HEADS.map((heads) => heads.reduce((line, head, at) => line.padEnd((ENDS[at] ?? 0) - head.length) + head, ""));
}

/** A draft whose table of applications is aligned; what has no figure is blank. `aside` moves the figures of a row. */
function draft(figures: Figures, aside: (row: number) => number = () => 0, heads: readonly string[] = []): string {
  const rows = RUNS.map(({ label, slots }, row) => {
    let line = `  ${label?.text ?? ""}`.slice(0, 40);
    for (const [at, { id }] of slots.entries())
      line = line.padEnd((ENDS[at] ?? 0) + aside(row) - (figures[id] ?? "").length) + (figures[id] ?? "");
    return line;
  });
  return [
    "云溪镇人民政府2023年政府信息公开工作年度报告",
    ...FORM.sections.flatMap(({ numeral, heading, id }) => [
      `${numeral}、${heading}`,
      ...(id === "applications" ? [...heads, ...rows] : ["无。"]),
    ]),
  ].join("\n");
}

function read(text: string): Figures {
  const cells = [
    ...(parseReport(text)
      .tables.find(({ form }) => form.id === "applications")
      ?.cells.values() ?? []),
  ];
  return Object.fromEntries(cells.flatMap(({ slot, raw }) => (raw === "" ? [] : [[slot.id, raw]])));
}

/** A draft with these lines in one of its sections. */
function withSection(section: string, lines: readonly string[], edition: "2019" | "2021" = "2021"): string {
  return [
    `云溪镇人民政府${edition === "2021" ? "2023" : "2020"}年政府信息公开工作年度报告`,
    ...FORMS[edition].sections.flatMap(({ numeral, heading, id }) => [
      `${numeral}、${heading}`,
      ...(id === section ? lines : ["无。"]),
    ]),
  ].join("\n");
}

function readAll(text: string): Figures {
  const cells = parseReport(text).tables.flatMap((table) => [...table.cells.values()]);
  return Object.fromEntries(cells.flatMap(({ slot, raw }) => (raw === "" ? [] : [[slot.id, raw]])));
}

/** Figures that keep the sums, zeros blank but for those of the rows named. */
function filled(given: Figures, whole: readonly number[] = []): Figures {
  const kept = new Set(whole.flatMap((row) => RUNS[row]?.slots.map(({ id }) => id) ?? []));
  const all = Object.entries(fillForm(FORM, given)).filter(([id]) => id.startsWith("applications."));
  return Object.fromEntries(all.filter(([id, figure]) => figure !== "0" || kept.has(id)));
}

const given: fc.Arbitrary<Figures> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...RESULTS), fc.integer({ min: 1, max: 30 })), {
    selector: ([id]) => id,
    minLength: 4,
  })
  .map((results) => {
    const sums = new Map<string, number>();
    for (const [id, figure] of results) {
      const column = id.split(".").at(-1) ?? "";
      sums.set(column, (sums.get(column) ?? 0) + figure);
    }
    const received = [...sums].map(([column, sum]) => [`applications.received.${column}`, String(sum + 1)]);
    return Object.fromEntries([...results.map(([id, figure]) => [id, String(figure)]), ...received]);
  });

describe("blank cells of an aligned table", () => {
  it("are told by the columns of one full row", () => {
    fc.assert(
      fc.property(given, fc.nat(RUNS.length - 1), (some, whole) => {
        const figures = filled(some, [whole]);
        assert.deepEqual(read(draft(figures)), figures);
      }),
      { numRuns: 60 },
    );
  });

  it("are told in all rows whose sums hold, where the last row stands alone on a page", () => {
    const some = { "applications.granted.natural": "12", "applications.refused.internal.legal": "3" };
    const received = { "applications.received.natural": "14", "applications.received.legal": "3" };
    const figures = filled({ ...some, ...received }, [0]);
    const last = new Set(RUNS.at(-1)?.slots.map(({ id }) => id));
    const text = draft(figures, (row) => (row === RUNS.length - 1 ? 9 : 0)).replace(
      "四、结转下年度",
      "\f四、结转下年度",
    );
    const inSums = new Set(RUNS.slice(2, -1).flatMap(({ slots }) => slots.map(({ id }) => id)));
    const own = Object.fromEntries(Object.entries(read(text)).filter(([id]) => !last.has(id)));
    for (const [id, figure] of Object.entries(figures)) if (inSums.has(id)) assert.equal(own[id], figure, id);
  });

  it("are told on a page whose first row follows the break on its line", () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 3, max: RUNS.length - 3 }), (some, row) => {
        const figures = filled(some, [0, row + 1]);
        const lines = draft(figures).split("\n");
        const at = lines.findIndex((line) => line.includes("一、本年新收")) + row;
        assert.deepEqual(read(lines.map((line, i) => (i === at ? `\f${line}` : line)).join("\n")), figures);
      }),
      { numRuns: 40 },
    );
  });

  it("are told by full rows where wide figures of one column reach over small ones of the next", () => {
    const wide = ["granted", "partlyGranted", "refused.internal"].map((row, at) => [
      `applications.${row}.natural`,
      3000 + at,
    ]);
    const some = Object.fromEntries([...wide, ["applications.received.natural", 9003]].map(([id, n]) => [id, `${n}`]));
    const figures = filled(some, [0, 2, 8, 23]);
    // Full rows with a wide figure stand where others have the next column's.
    const text = draft(figures, (row) => ([0, 2, 8, 23].includes(row) ? 1 : 0));
    assert.deepEqual(read(text), figures);
  });

  it("hold no figure of another column where rows stand aside", () => {
    fc.assert(
      fc.property(
        given,
        fc.array(fc.integer({ min: -4, max: 4 }), { minLength: RUNS.length, maxLength: RUNS.length }),
        (some, asides) => {
          const figures = filled(some, [0, 5]);
          for (const [id, figure] of Object.entries(read(draft(figures, (row) => asides[row] ?? 0))))
            assert.equal(figure, figures[id], id);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are told by the order of figures on a page where no row is full and those of a column stand in two lines", () => {
    const zerosOf = (row: number, from: number, to: number) =>
      (RUNS[row]?.slots ?? []).slice(from, to).map(({ id }): [string, string] => [id, "0"]);
    const chain = [5, 6, 9, 10].flatMap((row, at) => zerosOf(row, at % 2, 6 + (at % 2)));
    const figures: Figures = Object.fromEntries([...chain, ...zerosOf(7, 1, 2), ...zerosOf(11, 4, 5)]);
    assert.deepEqual(read(draft(figures, (row) => (row > 8 ? 3 : 0))), figures);
  });

  it("are not told of a row whose zeros were moved aside of all others", () => {
    const zeros = ["natural", "business", "legal", "total"];
    const rows = ["granted", "refused.internal", "refused.process", "otherHandling.rest"];
    const all = rows.flatMap((row) => zeros.map((column) => [`applications.${row}.${column}`, "0"]));
    const figures: Figures = { ...filled({}, [0]), ...Object.fromEntries(all) };
    const at = RUNS.findIndex(({ slots }) => slots[0]?.id === "applications.refused.process.natural");
    assert.deepEqual(read(draft(figures)), figures);
    for (const by of [-3, 3, 4, 7]) {
      const found = Object.entries(read(draft(figures, (row) => (row === at ? by : 0))));
      for (const [id, figure] of found) assert.equal(figure, figures[id], `${by}: ${id}`);
      assert.ok(!found.some(([id]) => id.startsWith("applications.refused.process.")), `${by}`);
      assert.ok(found.length > 0, `${by}`);
    }
  });

  it("are told where one figure is wrong, and that one is read too", () => {
    const figures = filled({ "applications.granted.natural": "3", "applications.received.natural": "3" }, [0]);
    const wrong = { ...figures, "applications.resultTotal.natural": "4" };
    assert.deepEqual(read(draft(wrong)), wrong);
  });

  it("are told where figures of several rows are wrong, and these are read too", () => {
    fc.assert(
      fc.property(
        given,
        fc.uniqueArray(fc.tuple(fc.nat(RESULTS.length - 1), fc.integer({ min: 1, max: 5 })), {
          selector: ([at]) => RESULTS[at]?.replace(/\.\w+$/, ""),
          minLength: 2,
          maxLength: 3,
        }),
        fc.constantFrom([0], [0, RUNS.length - 2]),
        fc.boolean(),
        (some, slips, whole, inTotal) => {
          const figures: Record<string, string> = { ...filled(some, whole) };
          const sound = new Set(Object.keys(figures).map((id) => id.replace(/\.\w+$/, ""))).size;
          for (const [at, by] of slips) {
            const id = (RESULTS[at] ?? "").replace(/\.\w+$/, (column) => (inTotal ? ".total" : column));
            figures[id] = String(Number(figures[id] ?? 0) + by);
          }
          const hasTotals = slips.every(
            ([at]) => figures[RESULTS[at]?.replace(/\.\w+$/, ".total") ?? ""] !== undefined,
          );
          fc.pre(sound >= 3 * slips.length && hasTotals);
          assert.deepEqual(read(draft(figures)), figures);
          assert.deepEqual(read(draft(figures, undefined, headLines())), figures);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are not told where figures of several rows are wrong and another row stands aside", () => {
    const some = {
      "applications.granted.natural": "12",
      "applications.partlyGranted.natural": "4",
      "applications.refused.process.natural": "3",
    };
    const other = { "applications.refused.internal.other": "2", "applications.received.other": "2" };
    const figures = filled({ ...some, ...other, "applications.received.natural": "19" }, [0]);
    const wrong = {
      ...figures,
      "applications.granted.business": "2",
      "applications.refused.process.legal": "1",
    };
    assert.deepEqual(read(draft(wrong)), wrong);
    for (const moved of ["process", "internal"]) {
      const at = RUNS.findIndex(({ slots }) => slots[0]?.id === `applications.refused.${moved}.natural`);
      for (const by of [-8, -7, -3, 2, 7, 8]) {
        const found = Object.keys(read(draft(wrong, (row) => (row === at ? by : 0))));
        assert.ok(!found.some((id) => id.startsWith(`applications.refused.${moved}.`)), `${moved} ${by}`);
      }
    }
  });

  it("are not told where a figure has moved to the next column, of which no row tells", () => {
    const figures = filled({ "applications.granted.natural": "3", "applications.received.natural": "3" }, [0]);
    const { "applications.granted.natural": moved = "", ...rest } = figures;
    const found = read(draft({ ...rest, "applications.granted.business": moved }));
    assert.equal(found["applications.granted.business"], undefined);
    const slips = { "applications.granted.total": "5", "applications.resultTotal.total": "9" };
    const broken = read(draft({ ...rest, "applications.granted.business": moved, ...slips }));
    assert.equal(broken["applications.granted.business"], undefined);
  });

  it("have thousands that a blank parts", () => {
    const given = { natural: "1234", business: "5" };
    const of = (row: string) =>
      Object.entries(given).map(([column, figure]) => [`applications.${row}.${column}`, figure]);
    const figures = filled(Object.fromEntries([...of("granted"), ...of("received")]), [0]);
    const spaced = draft(figures).replace(/(?<=(?:予以公开|总计) +)1234(.* )1239$/gm, "1 234$11 239");
    const plain = Object.fromEntries(Object.entries(read(spaced)).map(([id, figure]) => [id, figure.replace(" ", "")]));
    assert.match(spaced, /1 234 +5 +1 239/);
    assert.equal(plain["applications.granted.natural"], "1234");
    assert.equal(plain["applications.granted.total"], "1239");
  });

  it("are another row's where figures stand right above its label, in the columns of the row before", () => {
    const figures = filled({ "applications.granted.natural": "3", "applications.received.natural": "3" }, [0, 3, 4]);
    const raised = draft(figures).replace(
      /^( *1\.属于国家秘密)( .*)$/m,
      (_, label: string, rest: string) => `${" ".repeat(label.length)}${rest}\n${label}`,
    );
    assert.notEqual(raised, draft(figures));
    assert.deepEqual(read(raised), figures);
  });

  it("are told by the heads where whole columns are blank", () => {
    fc.assert(
      fc.property(
        given,
        fc.subarray(["natural", "business", "research", "charity", "legal", "other"]),
        (some, kept) => {
          const isKept = (id: string) => kept.includes(id.split(".").at(-1) ?? "");
          const figures = filled(Object.fromEntries(Object.entries(some).filter(([id]) => isKept(id))));
          assert.deepEqual(read(draft(figures, undefined, headLines())), figures);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("leave it open which of heads a blank apart a figure is below", () => {
    const some = { "applications.granted.research": "3", "applications.partlyGranted.natural": "2" };
    const received = { "applications.received.natural": "2", "applications.received.research": "3" };
    const figures = filled({ ...some, ...received });
    const isTold = (id: string) => !id.endsWith(".research");
    const told = Object.fromEntries(Object.entries(figures).filter(([id]) => isTold(id)));
    assert.deepEqual(read(draft(figures, undefined, PACKED)), told);
  });

  it("take no zero of the first rows for another column's, which the heads may push aside", () => {
    const figures = filled({ "applications.granted.natural": "4", "applications.received.natural": "4" }, [4, 5, 6]);
    const zeros = { "applications.granted.research": "0", "applications.granted.legal": "0" };
    const own = read(draft({ ...figures, ...zeros }, (row) => (row === 2 ? 7 : 0), headLines()));
    assert.equal(own["applications.granted.charity"], undefined);
    assert.equal(own["applications.granted.other"], undefined);
    assert.equal(own["applications.granted.natural"], "4");
  });

  it("take no other row's figures that stand on a line between two labels", () => {
    const some = { "applications.granted.natural": "12", "applications.refused.process.natural": "3" };
    const figures = filled({ ...some, "applications.received.natural": "15" }, [0]);
    const between = draft(figures).replace(
      /^( *6[^0-9\n]*?)( +3 +3)$/m,
      (_, label: string, rest: string) => `${label}\n${" ".repeat(label.length)}${rest}`,
    );
    assert.notEqual(between, draft(figures));
    const own = read(between);
    assert.equal(own["applications.granted.natural"], "12");
    assert.equal(own["applications.refused.process.natural"], undefined);
    assert.equal(own["applications.refused.enforcementFile.natural"], undefined);
  });

  it("take no whole row of figures that stands on a line between two labels, either of which may have it", () => {
    const process = RUNS.findIndex(({ slots }) =>
      slots.some(({ id }) => id === "applications.refused.process.natural"),
    );
    const some = { "applications.granted.natural": "12", "applications.refused.process.natural": "3" };
    const figures = filled({ ...some, "applications.received.natural": "15" }, [0, process]);
    const between = draft(figures).replace(
      /^( *6[^0-9\n]*?)( +3(?: +0){5} +3)$/m,
      (_, label: string, rest: string) => `${label}\n${" ".repeat(label.length)}${rest}`,
    );
    assert.notEqual(between, draft(figures));
    const own = read(between);
    assert.equal(own["applications.granted.natural"], "12");
    assert.equal(own["applications.refused.process.natural"], undefined);
    assert.equal(own["applications.refused.enforcementFile.natural"], undefined);
  });

  it("take no digits for another row's that narrow columns broke off those of a whole row that does not add up", () => {
    const figures = filled({ "applications.granted.natural": "12", "applications.received.natural": "29" }, [0, 7]);
    const broken = draft(figures)
      .split("\n")
      .flatMap((line) => {
        if (!line.includes("4.保护第三方合法权益")) return [line];
        const row = (own: readonly string[], label: string) =>
          own.reduce((text, figure, at) => text.padEnd((ENDS[at] ?? 0) - 2) + figure, label);
        return [
          row(["17", "64", "38", "40", "89", "4", "25"], line.slice(0, 40)),
          row(["28", "0", "", "", "", "", "39"], ""),
        ];
      });
    assert.equal(read(broken.join("\n"))["applications.refused.thirdParty.natural"], undefined);
  });
});

describe("blank cells of aligned rows of section two", () => {
  it("are told by a row that has all figures", () => {
    const text = withSection("disclosure", [
      "              第二十条第（一）项",
      "  信息内容     本年制发件数  本年废止件数  现行有效件数",
      "   规章             2             1             7",
      " 行政规范性文件                                     31",
    ]);
    assert.deepEqual(readAll(text), {
      "documents.regulations.issued": "2",
      "documents.regulations.repealed": "1",
      "documents.regulations.inForce": "7",
      "documents.normativeDocuments.inForce": "31",
    });
  });

  it("are not told at the end of a row, where a figure before may be missing and the others have moved up", () => {
    const text = withSection("disclosure", [
      "  信息内容     本年制发件数  本年废止件数  现行有效件数",
      "   规章             2             1             7",
      " 行政规范性文件     3             31",
    ]);
    assert.equal(readAll(text)["documents.regulations.inForce"], "7");
    assert.equal(readAll(text)["documents.normativeDocuments.issued"], undefined);
  });

  it("are told by two heads far from each other, and by no more than two", () => {
    const text = withSection(
      "disclosure",
      [
        "  信息内容     上一年项目数量    本年增/减    处理决定数量",
        "   行政许可                          8",
        "  信息内容         上一年项目数量              本年增/减",
        " 行政事业性收费                                   +3",
      ],
      "2019",
    );
    assert.deepEqual(readAll(text), { "fees.fees.change": "+3" });
  });

  it("are not told where a single blank parts figures", () => {
    const text = withSection("disclosure", [
      "信息内容 本年制发件数 本年废止件数 现行有效件数",
      "规章 2 1 7",
      "行政规范性文件 31",
    ]);
    assert.equal(readAll(text)["documents.normativeDocuments.issued"], undefined);
    assert.equal(readAll(text)["documents.normativeDocuments.inForce"], undefined);
  });

  it("are told by heads that the figures reach, though no row has all figures", () => {
    const lines = [
      "            第二十条第（一）项",
      "  信息内容    本年制发件数    本年废止件数    现行有效件数",
      "  规章                  4",
      "  行政规范性文件   3                   17",
    ];
    const applications = RUNS.slice(2, 6).map(
      ({ label }) => (label?.text ?? "").slice(0, 16).padEnd(20) + "   0".repeat(7),
    );
    const text = withSection("disclosure", lines).replace(/^三、.*$/m, (heading) =>
      [heading, ...applications].join("\n"),
    );
    const found = Object.fromEntries(Object.entries(readAll(text)).filter(([id]) => id.startsWith("documents.")));
    assert.deepEqual(found, {
      "documents.regulations.repealed": "4",
      "documents.normativeDocuments.issued": "3",
      "documents.normativeDocuments.inForce": "17",
    });
  });
});

describe("blank cells of section four", () => {
  const STARTS = [0, 6, 12, 18, 24, 30, 36, 42, 48, 54, 60, 66, 72, 78, 84];
  const upper = ["结果", "结果", "其他", "尚未", "总计"];
  const lower = ["维持", "纠正", "结果", "审结", ""];
  const heads = [upper, lower].map((own) =>
    STARTS.reduce((line, start, at) => line.padEnd(start) + (own[at % own.length] ?? ""), ""),
  );
  const COLUMNS =
    tablesOf(FORM)
      .find(({ id }) => id === "disputes")
      ?.slots.map(({ id }) => id) ?? [];
  const row = (figures: Figures, aside = 0) =>
    COLUMNS.reduce((line, id, at) => line.padEnd((STARTS[at] ?? 0) + aside) + (figures[id] ?? ""), "");
  const FIGURES = {
    "disputes.review.corrected": "3",
    "disputes.review.pending": "1",
    "disputes.review.total": "4",
    "disputes.litigationAfterReview.upheld": "2",
    "disputes.litigationAfterReview.total": "2",
  };

  it("are told by the heads that the figures stand below", () => {
    assert.deepEqual(readAll(withSection("disputes", [...heads, row(FIGURES)])), FIGURES);
  });

  it("hold no figure of another column where the total is missing below its head, though others would add up", () => {
    const { "disputes.review.total": _, ...others } = FIGURES;
    const written: Figures = {
      ...others,
      "disputes.review.corrected": "9",
      "disputes.review.pending": "9",
      "disputes.litigationDirect.upheld": "3",
      "disputes.litigationDirect.total": "3",
    };
    const cells = Object.entries(readAll(withSection("disputes", [...heads, row(written)])));
    assert.deepEqual(
      cells.filter(([id]) => !(id in written)),
      [],
    );
  });

  it("are told by the heads that figures reach, as far as no head a blank apart may be theirs too", () => {
    const tens = Object.fromEntries(Object.entries(FIGURES).map(([id, figure]) => [id, `${figure}0`]));
    assert.deepEqual(readAll(withSection("disputes", [...heads, row(tens, 1)])), tens);
    const packed = heads.map((line) => line.replace(/^(\S+) +(\S+) +(\S+) +(\S+) +/, "$1 $2 $3 $4".padEnd(24)));
    const { "disputes.review.corrected": _, "disputes.review.pending": __, ...told } = tens;
    assert.deepEqual(readAll(withSection("disputes", [...packed, row(tens, 1)])), told);
  });

  it("are told where zeros are written too, if the heads leave one place for each figure", () => {
    const zeros = { "disputes.review.upheld": "0", "disputes.litigationDirect.pending": "00" };
    assert.deepEqual(readAll(withSection("disputes", [...heads, row({ ...FIGURES, ...zeros }, 0)])), {
      ...FIGURES,
      ...zeros,
    });
  });

  it("are told where a group does not add up, if another one shows that the figures stand below their heads", () => {
    const wrong = { ...FIGURES, "disputes.review.total": "5" };
    assert.deepEqual(readAll(withSection("disputes", [...heads, row(wrong)])), wrong);
    const { "disputes.litigationAfterReview.upheld": _, "disputes.litigationAfterReview.total": __, ...alone } = wrong;
    assert.deepEqual(readAll(withSection("disputes", [...heads, row(alone)])), {});
  });

  it("are not told where the figures stand between the heads", () => {
    const read = (line: string) => readAll(withSection("disputes", [...heads, line]));
    assert.equal(read(row(FIGURES, 3))["disputes.review.corrected"], undefined);
  });
});

describe("what a browser prints around a page", () => {
  for (const foot of [
    "http://yunxi.example/gk/nb.html          2/4",
    "2024/1/29 11:38          云溪镇人民政府年度报告",
  ])
    it(`is none of a table's words: ${foot}`, () => {
      const some = { "applications.granted.natural": "12", "applications.refused.internal.legal": "3" };
      const received = { "applications.received.natural": "14", "applications.received.legal": "3" };
      const figures = filled({ ...some, ...received }, [0]);
      const [before, behind] = draft(figures).split(/(?<=\n)(?= *四、结转下年度)/);
      assert.deepEqual(read(`${before}${foot}\n${behind}`), figures);
    });
});

describe("figures on a line by themselves among the lines of a label", () => {
  it("are not a row's below the first line of its label and far above the next, where the row before has none", () => {
    const lines = (gap: readonly string[]) => [
      ...headLines(),
      `  ${RUNS[0]?.label?.text}`.padEnd(49).concat("2").padEnd(92).concat("2"),
      `  ${RUNS[1]?.label?.text}`,
      `  ${RUNS[2]?.label?.text}`,
      "  （二）部分公开（区分处理的，",
      "2".padStart(50).padEnd(92).concat("2"),
      ...gap,
      "  只计这一情形，不计其他情形）",
      ...RUNS.slice(4, -2).map(({ label }) => `  ${label?.text}`),
      `  ${RUNS.at(-2)?.label?.text}`.padEnd(49).concat("2").padEnd(92).concat("2"),
      `  ${RUNS.at(-1)?.label?.text}`,
    ];
    const total = "applications.partlyGranted.total";
    assert.equal(read(withSection("applications", lines([])))[total], "2");
    assert.equal(read(withSection("applications", lines(["", ""])))[total], undefined);
  });
});

describe("heads of columns that are one block with the label in the corner", () => {
  it("do not tell the columns of figures, which stand further right", () => {
    const lines = [
      "                             申请人情况",
      "                            法人或其他组织",
      "（本列数据的勾稽关系为：第一项加第二",
      "                   自然          社会 法律",
      "项之和，等于第三项加第四项之和）        商业 科研           总计",
      "                    人          公益 服务 其他",
      "                        企业 机构",
      "                               组织 机构",
      "一、本年新收政府信息公开申请数量     59 10          3    72",
      "二、上年结转政府信息公开申请数量          1               1",
      "三、 （一）予以公开           13   3         2    18",
      "本年 （二）部分公开（区分处理的，只",
      "度办 计这一情形，不计其他情形）",
      "理结    1.属于国家秘密",
      " 果    2.其他法律行政法规禁止公",
      "      开",
      "   （三",
      "      3.危及“三安全一稳定”",
      "   ）不",
      "      4.保护第三方合法权益",
      "   予公",
      "      5.属于三类内部事务信息",
      "   开",
      "      6.属于四类过程性信息",
      "      7.属于行政执法案卷",
      "      8.属于行政查询事项",
      "      1.本机关不掌握相关政府信",
      "   （四                    5   1      1     7",
      "      息",
      "   ）无",
      "      2.没有现成信息需要另行制",
      "   法提                    1   1            2",
      "      作",
      "   供",
      "      3.补正后申请内容仍不明确",
      "      1.信访举报投诉类申请",
      "   （五 2.重复申请",
      "   ）不 3.要求提供公开出版物        3                3",
      "   予处 4.无正当理由大量反复申请",
      "   理 5.要求行政机关确认或重新",
      "      出具已获取信息",
      "   （六 1.申请人无正当理由逾期不     37   5           42",
      "\f                             申请人情况",
      "                            法人或其他组织",
      "（本列数据的勾稽关系为：第一项加第二",
      "                    自然         社会 法律",
      "项之和，等于第三项加第四项之和）        商业 科研           总计",
      "                     人         公益 服务 其他",
      "                        企业 机构",
      "                               组织 机构",
      "      补正、行政机关不再处理其",
      "      政府信息公开申请",
      "   ）其",
      "      2.申请人逾期未按收费通知",
      "   他处",
      "      要求缴纳费用、行政机关不",
      "    理",
      "      再处理其政府信息公开申请",
      "      3.其他",
      "   （七）总计              59 10         3    72",
      "四、结转下年度继续办理               1               1",
    ];
    const rows = {
      received: { natural: "59", business: "10", legal: "3", total: "72" },
      carriedIn: { business: "1", total: "1" },
      granted: { natural: "13", business: "3", legal: "2", total: "18" },
      "unavailable.notHeld": { natural: "5", business: "1", legal: "1", total: "7" },
      "unavailable.needsCreation": { natural: "1", business: "1", total: "2" },
      "notProcessed.publication": { natural: "3", total: "3" },
      "otherHandling.notCorrected": { natural: "37", business: "5", total: "42" },
      resultTotal: { natural: "59", business: "10", legal: "3", total: "72" },
      carriedOut: { business: "1", total: "1" },
    };
    const figures: Figures = Object.fromEntries(
      Object.entries(rows).flatMap(([row, own]) =>
        Object.entries(own).map(([column, figure]) => [`applications.${row}.${column}`, figure]),
      ),
    );
    const own = read(withSection("applications", lines));
    for (const [id, figure] of Object.entries(own)) assert.equal(figure, figures[id], id);
    assert.equal(own["applications.received.total"], "72");
  });
});
