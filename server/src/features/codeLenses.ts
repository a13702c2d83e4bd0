import type { TableId } from "../forms";
import { holds } from "../relations/verdicts";
import type { Report, Table } from "../report/types";
import type { Problem } from "../rules/types";
import { firstIndex } from "../text/search";
import { contains, type Span } from "../text/span";

/** What is said above a table, or above the small tables of a section that follow each other. */
export interface TableLens {
  readonly span: Span;
  /** The first of the tables. */
  readonly table: TableId;
  /** Whether the sums hold, how many cells are blank, how many problems there are. */
  readonly summary: string;
}

/** The checks of each table at a glance; `problems` in the order of the text. */
export function codeLenses({ tables }: Report, problems: readonly Problem[]): TableLens[] {
  const inText = [...tables].sort((a, b) => a.span.start - b.span.start);
  const groups: Table[][] = [];
  for (const table of inText) {
    const group = groups[groups.length - 1];
    if (group?.[0] && group[0].form.section === table.form.section) group.push(table);
    else groups.push([table]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    return first ? [{ span: first.span, table: first.form.id, summary: summarise(group, problems) }] : [];
  });
}

function summarise(tables: readonly Table[], problems: readonly Problem[]): string {
  const results = tables.flatMap((table) => table.form.identities.map((identity) => holds(table, identity)));
  const broken = results.filter((result) => result === false).length;
  const unchecked = results.filter((result) => result === undefined).length;
  const blank = tables.flatMap(({ cells }) => [...cells.values()]).filter(({ value }) => value.kind === "blank").length;
  const found = { error: 0, warning: 0, info: 0 };
  for (const table of tables) {
    for (let i = firstIndex(problems, ({ span }) => span.start >= table.span.start); i < problems.length; i++) {
      const problem = problems[i];
      if (!problem || problem.span.start > table.span.end) break;
      if (contains(table.span, problem.span)) found[problem.severity]++;
    }
  }
  const holding = results.length - broken - unchecked;
  const parts = [
    ...(found.error > 0 ? [`${found.error} 个错误`] : []),
    ...(found.warning > 0 ? [`${found.warning} 个警告`] : []),
    ...(found.info > 0 ? [`${found.info} 个提示`] : []),
    ...(broken > 0 ? [`${results.length} 个算式有 ${broken} 个对不上`] : []),
    ...(broken === 0 && holding > 0 ? [`${holding} 个算式都对得上`] : []),
    ...(unchecked > 0 ? [`${unchecked} 个算式没有算（有缺的或空着的）`] : []),
    ...(blank > 0 ? [`${blank} 格空着`] : []),
  ];
  const isWrong = found.error > 0 || broken > 0;
  const isOpen = found.warning + found.info + unchecked + blank > 0;
  return `${isWrong ? "✗" : isOpen ? "–" : "✓"} ${parts.join("，") || "没有发现问题"}`;
}
