import type { Cell, Table } from "../../report/types";
import { addend } from "../../report/value";
import { quote } from "../quote";
import type { Finding, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "total/documents",
    title: "现行有效件数、对外公开总数量偏少",
    titleEn: "Fewer documents in force, or published in all, than this year's alone",
    severity: "warning",
    fix: "none",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第二部分第二十条第（一）项表格",
    docs: `检查规章、规范性文件两行：

- 2021 年的格式：现行有效件数不会少于本年制发件数减去本年废止件数，今年制发的文件没有废止就是现行有效的；
- 2019 年的格式：对外公开总数量包括本年新公开数量，不会比它少。

现行有效件数、对外公开总数量空着的不查；制发、废止、公开数空着的按 0 计。

怎么改：对照文件清单核对几个数，改正写错的一个。`,
  },
  *check(report) {
    for (const table of report.tables) {
      for (const { run, cells } of table.rows) {
        const of = (column: string) => cells.find(({ slot }) => slot.column === column);
        yield* table.form.edition === "2021"
          ? inForce(run.name, of("inForce"), of("issued"), of("repealed"))
          : published(run.name, of("publishedTotal"), of("published"));
      }
    }
  },
};

type Found = Table["rows"][number]["cells"][number] | undefined;

function* inForce(row: string, total: Found, issued: Found, repealed: Found): Iterable<Finding> {
  if (total?.value.kind !== "number" || !issued || !repealed) return;
  const made = addend(issued.value);
  const gone = addend(repealed.value);
  if (made === undefined || gone === undefined || total.value.number >= made - gone) return;
  const least = gone === 0 ? `本年制发的 ${made} 件` : `本年制发 ${made} 件减去废止 ${gone} 件（${made - gone} 件）`;
  yield finding(total, `${quote(row)}现行有效 ${total.value.number} 件，少于${least}，请核对。`, [issued, repealed]);
}

function* published(row: string, total: Found, own: Found): Iterable<Finding> {
  if (total?.value.kind !== "number" || own?.value.kind !== "number" || total.value.number >= own.value.number) return;
  const message = `${quote(row)}对外公开总数量为 ${total.value.number}，少于本年新公开数量 ${own.value.number}，总数量应包括本年新公开的，请核对。`;
  yield finding(total, message, [own]);
}

function finding(total: Cell, message: string, others: readonly Cell[]): Finding {
  return {
    span: total.span,
    cell: total.slot.id,
    message,
    related: others.flatMap(({ span, slot, value, raw }) =>
      value.kind === "number" ? [{ span, message: `${slot.columnName}：${raw}` }] : [],
    ),
  };
}

export default rule;
