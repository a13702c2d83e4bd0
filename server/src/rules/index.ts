import missingSection from "./structure/missing-section";
import sectionHeading from "./structure/section-heading";
import sectionNumber from "./structure/section-number";
import title from "./structure/title";
import blankCell from "./table/blank-cell";
import edition from "./table/edition";
import extraCell from "./table/extra-cell";
import label from "./table/label";
import missingRow from "./table/missing-row";
import missingTable from "./table/missing-table";
import remnant from "./text/remnant";
import balance from "./total/balance";
import disputes from "./total/disputes";
import result from "./total/result";
import row from "./total/row";
import type { Rule } from "./types";

/** All rules, in the order of the report. */
export const RULES: readonly Rule[] = [
  title,
  missingSection,
  sectionNumber,
  sectionHeading,
  missingTable,
  edition,
  missingRow,
  label,
  blankCell,
  extraCell,
  row,
  result,
  balance,
  disputes,
  remnant,
];
