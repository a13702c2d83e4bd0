import { readLoose } from "./loose/loose";
import { fillGrid, type Layout } from "./types";

/** A row a line, its cells parted by blanks, as a PDF reader gives them; labels may be wrapped above and below. */
export const spaced: Layout = {
  id: "spaced",
  isLoose: true,
  applies: ({ singleCellLines, spacedLines }) => spacedLines > 0 && singleCellLines <= spacedLines,
  read: readLoose,
  write(table, figure, lineEnd) {
    return fillGrid(table, figure)
      .map((row) => row.flatMap(({ text }) => (text === "" ? [] : [text])).join("  ") + lineEnd)
      .join("");
  },
};
