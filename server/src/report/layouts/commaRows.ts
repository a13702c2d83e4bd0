import { csvFields } from "../../text/csv";
import { readSeparatedRows } from "./tabRows";
import { fillGrid, type Layout } from "./types";

/** Fewest figures behind commas that make rows of a table, as that of section two with fewest has. */
const LEAST_FIGURES = 3;

/** A table row a line, cells parted by commas as in a .csv file: one that holds a comma stands between quotation marks. */
export const commaRows: Layout = {
  id: "commaRows",
  isLoose: false,
  applies: ({ commaFigures }) => commaFigures >= LEAST_FIGURES,
  read: (source) => readSeparatedRows(source, ","),
  write(table, figure, lineEnd) {
    return fillGrid(table, figure)
      .map((row) => csvFields(row.map(({ text }) => text)) + lineEnd)
      .join("");
  },
};
