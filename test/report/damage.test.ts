import assert from "node:assert/strict";
import fc from "fast-check";
import { type CellId, FORMS } from "../../server/src/forms/index";
import { parseReport } from "../../server/src/report/parse";
import type { LayoutId } from "../../server/src/report/types";
import { consistent, type Damage, type Draft, draft, writeDraft } from "./arbitrary";

const LAYOUTS: readonly LayoutId[] = ["tabRows", "cellLines", "pipes", "html", "bareLines", "spaced"];
const RUNS = 40;
/** What parts two cells of a row. */
const GAPS: Readonly<Record<LayoutId, string>> = {
  tabRows: "\t",
  commaRows: ",",
  cellLines: "\n\t",
  pipes: " | ",
  html: "</td><td>",
  bareLines: "\n\n",
  spaced: "  ",
};

/** A draft in `layout` whose figures differ from each other, with its sums right or not. */
function distinct(layout: LayoutId): fc.Arbitrary<Draft> {
  return fc.tuple(draft, fc.boolean(), fc.integer({ min: 1, max: 97 })).map(([shape, keepsSums, step]) => {
    const slots = FORMS[shape.edition].sections.flatMap(({ tables }) => tables.flatMap((table) => table.slots));
    const figures = new Map(slots.map((slot, i) => [slot.id, String(1001 + i * step * 2 + (i % 7))]));
    const made = { ...shape, layout, figures };
    return keepsSums ? consistent(made) : made;
  });
}

/** The same with figures of which some are so small that they may be the numbers of pages. */
function small(layout: LayoutId): fc.Arbitrary<Draft> {
  return fc.tuple(draft, fc.integer({ min: 1, max: 306 })).map(([shape, step]) => {
    const slots = FORMS[shape.edition].sections.flatMap(({ tables }) => tables.flatMap((table) => table.slots));
    // Prime, so that no figure comes twice.
    const figures = new Map(
      slots.map((slot, i) => [slot.id, String(1 + ((i * step) % 307) + ((i * 7 + step) % 4 > 0 ? 2000 : 0))]),
    );
    return { ...shape, layout, figures };
  });
}

/** Every cell is what the writer put there, something else that `also` allows, blank, or not read at all. */
function holdsNothingElse(
  text: string,
  { figures }: Draft,
  also: (raw: string, id: CellId, figure: string) => boolean = () => false,
): void {
  const wrong = parseReport(text).tables.flatMap(({ cells }) =>
    [...cells].flatMap(([id, { raw, value }]) => {
      const figure = figures.get(id) ?? "";
      const fits = raw === figure || value.kind === "blank" || value.kind === "dash" || also(raw, id, figure);
      return fits ? [] : [`${id}: ${raw} for ${figure}`];
    }),
  );
  assert.deepEqual(wrong, []);
}

/** Checks one act of damage in every layout; `place` is a number from which the act chooses where it falls. */
function survives(act: (draft: Draft, place: number) => void, drafts = distinct, numRuns = RUNS): void {
  for (const layout of LAYOUTS) {
    it(layout, () => {
      fc.assert(
        fc.property(drafts(layout), fc.nat(9999), (shape, place) => act(shape, place)),
        { numRuns },
      );
    });
  }
}

/** Damages the rows of the table that `place` chooses. */
function inOneTable(place: number, change: (rows: readonly string[], at: number) => readonly string[]): Damage {
  return (rows, table) => {
    const tables = FORMS[table.edition].sections.flatMap((section) => section.tables);
    // Most of the figures, and so most of the damage, are in the table of applications.
    const chosen = place % 3 > 0 ? "applications" : tables[Math.floor(place / 3) % tables.length]?.id;
    return table.id === chosen ? change(rows, Math.floor(place / 7) % rows.length) : rows;
  };
}

/** A figure of the draft and where it stands, once and not within a longer one. */
function figureAt(text: string, { figures }: Draft, place: number): { id: CellId; start: number; end: number } {
  const written = [...text.matchAll(/\d{4,}/g)];
  const times = new Map<string, number>();
  for (const [digits] of written) times.set(digits, (times.get(digits) ?? 0) + 1);
  const ids = new Map([...figures].map(([id, figure]) => [figure, id]));
  const all = written.flatMap(({ 0: figure, index: start }) => {
    const id = times.get(figure) === 1 ? ids.get(figure) : undefined;
    return id ? [{ id, start, end: start + figure.length }] : [];
  });
  return all[place % all.length] ?? { id: "", start: 0, end: 0 };
}

describe("one act of damage", function () {
  this.timeout(120_000);

  describe("cut off in the middle", () => {
    survives((shape, place) => {
      const text = writeDraft(shape);
      const start = text.indexOf("第二十条");
      const end = start + Math.floor(((text.length - start) * place) / 10_000);
      // A figure cut in two is another figure, and nothing tells.
      holdsNothingElse(text.slice(0, end), shape, (raw, _, figure) => figure.startsWith(raw));
    });
  });

  describe("a row deleted", () => {
    survives((shape, place) => {
      holdsNothingElse(
        writeDraft(
          shape,
          inOneTable(place, (rows, at) => rows.filter((_, y) => y !== at)),
        ),
        shape,
      );
    });
  });

  describe("a row doubled", () => {
    survives((shape, place) => {
      const damage = inOneTable(place, (rows, at) => rows.flatMap((row, y) => (y === at ? [row, row] : [row])));
      holdsNothingElse(writeDraft(shape, damage), shape);
    });
  });

  describe("a row moved", () => {
    survives((shape, place) => {
      const damage = inOneTable(place, (rows, at) => {
        const others = rows.filter((_, y) => y !== at);
        return [
          ...others.slice(0, place % rows.length),
          ...rows.slice(at, at + 1),
          ...others.slice(place % rows.length),
        ];
      });
      holdsNothingElse(writeDraft(shape, damage), shape);
    });
  });

  describe("the header rows missing", () => {
    survives((shape, place) => {
      holdsNothingElse(
        writeDraft(
          shape,
          inOneTable(place, (rows, at) => rows.slice(Math.min(at, 3))),
        ),
        shape,
      );
    });
  });

  describe("a column deleted", () => {
    survives((shape, place) => {
      const text = writeDraft(shape);
      const columns = ["natural", "business", "research", "charity", "legal", "other", "total"];
      const column = columns[place % columns.length] ?? "";
      let damaged = text;
      for (const [id, figure] of shape.figures) {
        if (id.startsWith("applications.") && id.endsWith(`.${column}`))
          damaged = damaged.replace(new RegExp(`(?<![\\d.])${figure}(?![\\d.])`), "");
      }
      if (text.length - damaged.length > 0) holdsNothingElse(damaged, shape);
    });
  });

  describe("a number too few", () => {
    survives((shape, place) => {
      const text = writeDraft(shape);
      const { start, end } = figureAt(text, shape, place);
      holdsNothingElse(text.slice(0, start) + text.slice(end), shape);
    });
  });

  describe("a cell too few", () => {
    survives((shape, place) => {
      const text = writeDraft(shape);
      const { start, end } = figureAt(text, shape, place);
      const rest = text.slice(end).replace(/^(?:[^\S\r\n]*(?:[\t|]|<\/td><td[^>]*>)|[^\S\r\n]+)/, "");
      holdsNothingElse(text.slice(0, start) + rest, shape);
    });
  });

  describe("a number too many", () => {
    survives((shape, place) => {
      const text = writeDraft(shape);
      const { start } = figureAt(text, shape, place);
      const added = `8888888${GAPS[shape.layout]}`;
      holdsNothingElse(text.slice(0, start) + added + text.slice(start), shape);
    });
  });

  describe("a small number too many", () => {
    // Thrice the place chooses evenly among the tables: where no sum tells, it is hardest.
    survives(
      (shape, place) => {
        const damage = inOneTable(3 * place, (rows, at) => {
          const gap = place % 2 === 0 ? GAPS[shape.layout] : " ";
          return rows.map((row, y) => (y === at ? row.replace(/(?<![\d.])\d+(?=\D*$)/, `$&${gap}308`) : row));
        });
        holdsNothingElse(writeDraft(shape, damage), shape, (raw) => raw.includes("308"));
      },
      small,
      5 * RUNS,
    );
  });

  describe("an empty cell too many", () => {
    survives((shape, place) => {
      const text = writeDraft(shape);
      const { start } = figureAt(text, shape, place);
      holdsNothingElse(text.slice(0, start) + GAPS[shape.layout] + text.slice(start), shape);
    });
  });

  describe("a page header, a page number or a stray line inside", () => {
    survives((shape, place) => {
      const strays = [
        "柳泉镇人民政府2023年政府信息公开工作年度报告",
        "-7-",
        "7",
        "（续表）",
        "单位：件",
        "\f",
        "第 7 页 共 9 页",
      ];
      const stray = (strays[place % strays.length] ?? "") + shape.lineEnd;
      const damage = inOneTable(place, (rows, at) => [...rows.slice(0, at), stray, ...rows.slice(at)]);
      holdsNothingElse(writeDraft(shape, damage), shape);
    });
  });

  describe("letters and other digits", () => {
    survives((shape, place) => {
      const text = writeDraft(shape);
      const { id, start, end } = figureAt(text, shape, place);
      const figure = text.slice(start, end);
      const full = figure.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
      const forms = [
        figure.replace(/0/g, "O"),
        figure.replace(/1/g, "l"),
        full,
        figure.replace(/(\d)(\d{3})$/, "$1,$2"),
        figure.replace(/(\d)(\d{3})$/, "$1 $2"),
        `${figure}万`,
      ];
      const written = forms[place % forms.length] ?? figure;
      holdsNothingElse(
        text.slice(0, start) + written + text.slice(end),
        shape,
        (raw, at) => at === id && raw === written,
      );
    });
  });

  describe("two reports in one file", () => {
    survives((shape) => {
      const other = { ...shape, figures: new Map([...shape.figures].map(([id, figure]) => [id, `9${figure}`])) };
      holdsNothingElse(`${writeDraft(shape)}${shape.lineEnd}${writeDraft(other)}`, shape);
    });
  });

  describe("quoted inside another text", () => {
    survives((shape) => {
      const { lineEnd } = shape;
      const before = `各单位：${lineEnd}现将 2023 年的报告转发给你们，请于 12 月 31 日前对照检查。${lineEnd}附件 1${lineEnd}`;
      const after = `${lineEnd}以上 3 处问题请改正。${lineEnd}联系人：张三  电话  5550123${lineEnd}`;
      holdsNothingElse(before + writeDraft(shape) + after, shape);
    });
  });
});
