import type { PlainTable, Reading, RowPages, Token } from "./plainTokens";

/** A table whose heads all stand one behind the other, and the figures behind them. */
interface Headed {
  readonly table: number;
  readonly columns: readonly number[];
  readonly figures: readonly number[];
  /** Whether each of the figures is a block by itself, all are on one page, and no label stands among them or right before. */
  readonly areAlone: boolean;
  /** The page of the first figure. */
  readonly page: number | undefined;
}

/** The figures that stand before all heads. */
export function figuresBeforeHeads(tokens: readonly Token[]): readonly number[] {
  const first = tokens.findIndex(({ kind }) => kind === "heads");
  return tokens.slice(0, Math.max(0, first)).flatMap((token) => (token.kind === "block" ? token.figures : []));
}

/**
 * For each table that was read row by row its figures: all heads of one, and behind them just its figures, each a block by itself. Read
 * column by column, a head would stand above each column; and where all heads are one block, figures below each other would
 * be one too, but for those beside which the lower row is narrower.
 */
export function headedTables(
  tokens: readonly Token[],
  tables: readonly PlainTable[],
  pagesOf: RowPages,
  written: (figure: number | undefined) => string,
  isSuiting: (figure: number, table: number, column: number) => boolean,
): readonly (Reading[number] | undefined)[] {
  const all = headedIn(tokens);
  return tables.map(({ columns, rows }, t) => {
    const [only, ...others] = all.filter(({ table }) => table === t);
    if (!only || others.length > 0 || only.figures.length !== columns.length * rows.length) return undefined;
    const isWhole = only.columns.length === columns.length && only.columns.every((x, at) => x === at);
    const isOnPage = pagesOf[t]?.every((pages) => pages.has(only.page ?? -1) && pages.size === 1) === true;
    const areRight = only.figures.every((figure, at) => isSuiting(figure, t, at % columns.length));
    if (!isWhole || !isOnPage || !areRight) return undefined;
    const cells = rows.map((_, y) => only.figures.slice(y * columns.length, (y + 1) * columns.length));
    const isTold = columns.length === 1 || (only.areAlone && (rows.length === 1 || isParted(cells, written)));
    return isTold ? cells : undefined;
  });
}

function headedIn(tokens: readonly Token[]): readonly Headed[] {
  const all: Headed[] = [];
  tokens.forEach((token, at) => {
    const last = all.at(-1);
    if (token.kind === "heads") {
      const { table, columns } = token;
      const goesOn = last?.table === table && last.figures.length === 0;
      if (goesOn) all[all.length - 1] = { ...last, columns: [...last.columns, ...columns] };
      else all.push({ table, columns, figures: [], areAlone: true, page: undefined });
    } else if (token.kind === "block" && last) {
      const page = last.page ?? token.page;
      const isBehindWords = tokens[at - 1]?.kind === "row" || tokens[at - 1]?.kind === "title";
      const areAlone = last.areAlone && token.figures.length === 1 && token.page === page && !isBehindWords;
      all[all.length - 1] = { ...last, figures: [...last.figures, ...token.figures], areAlone, page };
    }
  });
  return all;
}

/** Whether figures below each other would stand in one block if columns were read: nothing beside the lower one is narrower. */
function isParted(
  [upper = [], lower = []]: readonly (readonly number[])[],
  written: (figure: number | undefined) => string,
): boolean {
  const isNarrower = (x: number) => written(lower[x]).length < written(upper[x]).length;
  return upper.some((_, x) => !isNarrower(x - 1) && !isNarrower(x + 1));
}
