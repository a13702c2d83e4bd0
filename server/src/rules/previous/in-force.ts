import type { Cell, Table } from "../../report/types";
import { addend } from "../../report/value";
import { quote } from "../quote";
import type { Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "previous/in-force",
    title: "现行有效件数与上年报告接不上",
    titleEn: "Documents in force do not follow from last year's report",
    severity: "error",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号所附格式，第二部分第二十条第（一）项表格",
    docs: `有上年报告可比、两年都用 2021 年的格式的时候检查：现行有效件数，应等于上年的现行有效件数，加上本年制发件数，减去本年废止件数。

制发、废止件数空着的按 0 计；两年的现行有效件数有一年空着的不查。

怎么改：对照文件清单核对。三个数里有一个写错的，改正写错的一个；快速修复按上年的数算出现行有效件数。上年的数写错、或者清理后重新认定了现行有效文件的，在报告中说明。`,
  },
  *check({ tables }, { lastYear }) {
    if (!lastYear) return;
    const before = new Map(documents(lastYear.report.tables).map((row) => [row.name, row]));
    for (const { name, issued, repealed, inForce } of documents(tables)) {
      const earlier = before.get(name)?.inForce;
      if (inForce?.value.kind !== "number" || earlier?.value.kind !== "number" || !issued || !repealed) continue;
      // A new draft begins with last year's figure; while the row has a blank, nobody has worked out this year's.
      const isUnfilled = issued.value.kind === "blank" || repealed.value.kind === "blank";
      if (isUnfilled && inForce.value.number === earlier.value.number) continue;
      const made = addend(issued.value);
      const gone = addend(repealed.value);
      if (made === undefined || gone === undefined) continue;
      const value = earlier.value.number + made - gone;
      if (value === inForce.value.number) continue;
      const sum = `${quote(name)}上年现行有效 ${earlier.value.number} 件，加本年制发 ${made} 件`;
      const told =
        value < 0
          ? `${sum}，不够本年废止的 ${gone} 件`
          : `${sum}，减本年废止 ${gone} 件，应为 ${value} 件，现行有效写的是 ${inForce.value.number} 件`;
      yield {
        span: inForce.span,
        cell: inForce.slot.id,
        message: `${told}，请核对。`,
        related: [
          { span: earlier.span, message: `上年报告：${inForce.slot.columnName} ${earlier.raw}`, within: lastYear },
          ...[issued, repealed].flatMap(({ span, slot, raw }) =>
            raw === "" ? [] : [{ span, message: `${slot.columnName}：${raw}` }],
          ),
        ],
        fixes:
          value < 0
            ? []
            : [
                {
                  title: `把${quote(name)}的${inForce.slot.columnName}由 ${inForce.raw} 改为 ${value}`,
                  kind: "suggestion",
                  edits: [{ span: inForce.span, text: String(value) }],
                },
              ],
      };
    }
  },
};

interface Row {
  readonly name: string;
  readonly issued: Cell | undefined;
  readonly repealed: Cell | undefined;
  readonly inForce: Cell | undefined;
}

/** The rows by name; of all tables only that of the documents in the form of 2021 has a count in force. */
function documents(tables: readonly Table[]): Row[] {
  return tables.flatMap(({ rows }) =>
    rows.map(({ run, cells }) => {
      const of = (column: string) => cells.find(({ slot }) => slot.column === column);
      return { name: run.name, issued: of("issued"), repealed: of("repealed"), inForce: of("inForce") };
    }),
  );
}

export default rule;
