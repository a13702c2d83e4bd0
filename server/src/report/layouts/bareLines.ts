import { readLoose } from "./loose/loose";
import { fillGrid, type Layout } from "./types";

/** Each cell a line with a blank line behind it, as a copied web page has them: row ends are lost, empty cells gone. */
export const bareLines: Layout = {
  id: "bareLines",
  isLoose: true,
  applies: ({ singleCellLines, spacedLines }) => singleCellLines > spacedLines,
  read: readLoose,
  write(table, figure, lineEnd) {
    return fillGrid(table, figure)
      .flatMap((row) => row.filter(({ text }) => text !== ""))
      .map(({ text }) => text + lineEnd)
      .join(lineEnd);
  },
};
