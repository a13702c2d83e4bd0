import type { LayoutId, Report, Table, TableRow } from "../../report/types";
import type { Span } from "../../text/span";
import type { Edit, Fix } from "../types";
import { SEPARATORS } from "./cellSeparator";
import { type FittingFigures, fittingFigures, writtenFigures } from "./settledFigures";

/** What the sums say of a row that has too many or too few figures. */
export interface Fitting {
  /** The row as it should be: `9、3、0、0、1、0、13`. */
  readonly row: string;
  /** The written figures that are too many. */
  readonly surplus: readonly Span[];
  /** Puts the row right; undefined where it cannot be told how the draft parts its cells. */
  readonly fix: Fix | undefined;
}

/** The one way to take figures out of a row or to put some in that all sums agree with; undefined where there is none. */
export function fittingOf(table: Table, row: TableRow, { text }: Report): Fitting | undefined {
  const fitting = fittingFigures(table, row);
  if (!fitting) return undefined;
  const written = writtenFigures(row).map(({ span }) => span);
  const surplus = written.filter((_, i) => fitting.placeOf[i] === undefined);
  const figures = fitting.figures.join("、");
  const lacking = fitting.figures.length - written.length;
  const edits =
    lacking > 0 ? insertions(text, table.layout, written, fitting) : removals(text, table.layout, written, fitting);
  const title = lacking > 0 ? `补上缺的 ${lacking} 个数` : `删去多出的 ${-lacking} 个数`;
  return {
    row: figures,
    surplus,
    fix: edits && { title: `${title}，成为 ${figures}`, kind: "suggestion", preferred: true, edits },
  };
}

/** What parts the figures of a row from each other, where nothing but that stands between them. */
function separators(text: string, layout: LayoutId, written: readonly Span[]): readonly string[] | undefined {
  const between = written.slice(1).map(({ start }, i) => text.slice(written[i]?.end, start));
  return between.every((own) => SEPARATORS[layout].test(own)) ? between : undefined;
}

function insertions(
  text: string,
  layout: LayoutId,
  written: readonly Span[],
  { figures, placeOf }: FittingFigures,
): readonly Edit[] | undefined {
  const [between] = separators(text, layout, written) ?? [];
  const first = written[0];
  if (between === undefined || !first) return undefined;
  const lacking = (from: number, to: number) => figures.slice(from, to).map(String);
  const before = lacking(0, placeOf[0] ?? 0).map((figure) => figure + between);
  const edits = written.map(({ end }, i): Edit => {
    const own = lacking((placeOf[i] ?? 0) + 1, placeOf[i + 1] ?? figures.length).map((figure) => between + figure);
    return { span: { start: end, end }, text: own.join("") };
  });
  return [{ span: { start: first.start, end: first.start }, text: before.join("") }, ...edits].filter(
    (edit) => edit.text !== "",
  );
}

function removals(
  text: string,
  layout: LayoutId,
  written: readonly Span[],
  { placeOf }: FittingFigures,
): readonly Edit[] | undefined {
  if (!separators(text, layout, written)) return undefined;
  const firstKept = placeOf.findIndex((place) => place !== undefined);
  return written.flatMap((span, i): Edit[] => {
    if (placeOf[i] !== undefined) return [];
    const start = i < firstKept ? span.start : (written[i - 1]?.end ?? span.start);
    const end = i < firstKept ? (written[i + 1]?.start ?? span.end) : span.end;
    return [{ span: { start, end }, text: "" }];
  });
}
