import notReported from "./fee/not-reported";
import carriedOver from "./previous/carried-over";
import copied from "./previous/copied";
import inForce from "./previous/in-force";
import duplicateSection from "./structure/duplicate-section";
import emptySection from "./structure/empty-section";
import itemNumber from "./structure/item-number";
import missingAspect from "./structure/missing-aspect";
import missingSection from "./structure/missing-section";
import sectionHeading from "./structure/section-heading";
import sectionNumber from "./structure/section-number";
import sectionOrder from "./structure/section-order";
import title from "./structure/title";
import amountUnit from "./table/amount-unit";
import blankCell from "./table/blank-cell";
import duplicateRow from "./table/duplicate-row";
import edition from "./table/edition";
import extraCell from "./table/extra-cell";
import label from "./table/label";
import missingColumn from "./table/missing-column";
import missingRow from "./table/missing-row";
import missingTable from "./table/missing-table";
import notACount from "./table/not-a-count";
import regulations from "./table/regulations";
import rowOrder from "./table/row-order";
import unexpectedRow from "./table/unexpected-row";
import brokenParagraph from "./text/broken-paragraph";
import disagreesWithTable from "./text/disagrees-with-table";
import documentNumber from "./text/document-number";
import enumeration from "./text/enumeration";
import figure from "./text/figure";
import mixedPattern from "./text/mixed-pattern";
import otherBody from "./text/other-body";
import placeholder from "./text/placeholder";
import proseSum from "./text/prose-sum";
import punctuation from "./text/punctuation";
import remnant from "./text/remnant";
import repeated from "./text/repeated";
import spacing from "./text/spacing";
import typo from "./text/typo";
import balance from "./total/balance";
import disputes from "./total/disputes";
import documents from "./total/documents";
import result from "./total/result";
import row from "./total/row";
import type { Rule } from "./types";
import yearBody from "./year/body";
import compared from "./year/compared";
import date from "./year/date";
import period from "./year/period";

/** All rules, in the order of the report. */
export const RULES: readonly Rule[] = [
  title,
  missingSection,
  duplicateSection,
  sectionOrder,
  sectionNumber,
  sectionHeading,
  emptySection,
  missingAspect,
  itemNumber,
  missingTable,
  edition,
  missingRow,
  missingColumn,
  duplicateRow,
  unexpectedRow,
  rowOrder,
  label,
  blankCell,
  extraCell,
  notACount,
  regulations,
  amountUnit,
  row,
  result,
  balance,
  disputes,
  documents,
  carriedOver,
  inForce,
  period,
  yearBody,
  compared,
  date,
  disagreesWithTable,
  proseSum,
  typo,
  figure,
  remnant,
  placeholder,
  brokenParagraph,
  repeated,
  enumeration,
  otherBody,
  mixedPattern,
  documentNumber,
  punctuation,
  spacing,
  copied,
  notReported,
];
