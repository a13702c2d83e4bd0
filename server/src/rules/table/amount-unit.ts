import { unitAskedFor } from "../../report/amounts";
import type { Cell, PlacedLabel, Table } from "../../report/types";
import { figureLike } from "../figureLike";
import { quote } from "../quote";
import type { Edit, Finding, Rule } from "../types";

/** How many yuan a unit is, as a power of ten. */
const UNITS: Readonly<Record<string, number>> = { 元: 0, 万元: 4, 亿元: 8 };
const MOST_DECIMALS = 10;

const rule: Rule = {
  meta: {
    id: "table/amount-unit",
    title: "金额的单位与表格不符",
    titleEn: "An amount in another unit than the form's",
    severity: "warning",
    fix: "suggestion",
    basis: "国办公开办函〔2021〕30号所附格式，第二部分表格：本年收费金额（单位：万元）",
    docs: `检查表格写明单位的金额（本年收费金额，单位：万元）：格子里写着“元”“亿元”，或者表头的单位被改成“元”的，单位与规定不符。

没有规定单位的栏（2019 年格式的采购总金额），写“251000元”不算错；“万元”一栏里写“2.5万元”也不算错。不写单位的数字不猜测。

怎么改：换算成万元。快速修复换算并去掉单位，请核对后再用。`,
  },
  *check(report) {
    for (const table of report.tables) {
      for (const cell of table.cells.values()) {
        const wanted = unitAskedFor(cell.slot.columnName);
        if (!wanted) continue;
        const { value } = cell;
        if (value.kind === "quantity" && value.unit in UNITS && value.unit !== wanted)
          yield inOtherUnit(cell, value.number, value.unit, wanted);
        if (value.kind !== "number" || value.number === 0) continue;
        const header = labelOf(cell, table);
        const ofHeader = header && unitAskedFor(header.cell.raw);
        if (ofHeader && ofHeader !== wanted) yield underOtherUnit(cell, value.number, header, ofHeader, wanted);
      }
    }
  },
};

function labelOf(cell: Cell, { labels }: Table): PlacedLabel | undefined {
  return labels.find(({ label }) => label.id === cell.slot.column);
}

function inOtherUnit(cell: Cell, number: number, unit: string, wanted: string): Finding {
  return finding(cell, number, `填的是${quote(cell.raw)}，表格的单位是${wanted}`, unit, wanted, []);
}

function underOtherUnit(
  cell: Cell,
  number: number,
  { label, cell: header }: PlacedLabel,
  unit: string,
  wanted: string,
): Finding {
  const what = `填的是 ${cell.raw}，表头写的单位是${unit}，规定的单位是${wanted}`;
  return finding(cell, number, what, unit, wanted, [{ span: header.span, text: label.text }]);
}

function finding(
  cell: Cell,
  number: number,
  what: string,
  unit: string,
  wanted: string,
  more: readonly Edit[],
): Finding {
  const converted = figureLike(cell.raw, convert(number, (UNITS[unit] ?? 0) - (UNITS[wanted] ?? 0)));
  const edits = [...more, { span: cell.span, text: converted }].sort((a, b) => a.span.start - b.span.start);
  return {
    span: cell.span,
    cell: cell.slot.id,
    message: `${quote(cell.slot.rowName)}的“本年收费金额”一栏${what}，应填 ${converted}，请核对。`,
    fixes: [
      {
        title: more.length > 0 ? `换算为 ${converted}，表头的单位改为${wanted}` : `换算为 ${converted}${wanted}`,
        kind: "suggestion",
        preferred: true,
        edits,
      },
    ],
  };
}

/** A number times a power of ten, without the noise of binary fractions. */
function convert(number: number, power: number): string {
  const fixed = Number(`${number}e${power}`).toFixed(MOST_DECIMALS);
  return fixed.replace(/0+$/, "").replace(/\.$/, "");
}

export default rule;
