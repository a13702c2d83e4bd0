/** What client and server say to each other beyond the Language Server Protocol. The only server file client/ imports. */
import type { Diagnostic, Position, Range, TextEdit } from "vscode-languageserver-protocol";
import type { ComparedCell, ComparedTable, YearFigure } from "../features/compareYears";
import type { LeftAlone, TargetLayout } from "../features/convertLayout";
import type { CellChange } from "../features/editCells";
import type { OutlineNode, ProblemCount } from "../features/outline";
import type { Preview, PreviewCell, PreviewProblem, PreviewSection, PreviewTable } from "../features/preview";
import type { ExportFormat } from "../features/results";
import type { FileResult, Summary, Unchecked } from "../features/results/types";
import type { SharedAcceptance } from "../features/sharedSettings";
import type { TableId } from "../forms";
import type { NewAcceptance } from "../settingsFile/append";

export { type Decoded, decode, type Encoding, isBinary } from "../encoding/decode";
export type { TargetLayout } from "../features/convertLayout";
export type { ExportFormat } from "../features/results";
export type { Summary } from "../features/results/types";
export { SETTINGS_FILE } from "../features/sharedSettings";
export { looksLikeReport } from "../report/recognise";
export { type FolderEntry, LARGEST_FILE } from "./files";

export const LANGUAGE_ID = "nianbao";

/** Names this program beside its findings. */
export const SOURCE = "年报校对";

/** The kind of the code action that makes every safe fix; part of `source.fixAll`. */
export const FIX_ALL_KIND = "source.fixAll.nianbao";

/** Sent with `initialize`; every part may be left out. */
export interface InitializationOptions {
  /** URI of the folder that holds the rules' pages (`<category>-<name>.md`), without a slash at its end. */
  readonly rulesUri?: string;
  /** The `nianbao` section of the settings, for editors that do not answer `workspace/configuration`. */
  readonly settings?: unknown;
  /** Whether the editor has the command `ACCEPT_COMMAND`, so that accepting a finding can be offered. */
  readonly accepts?: boolean;
  /** Whether the editor has the command `ADD_WORD_COMMAND`, so that adding a word to those that are known can be offered. */
  readonly addsWords?: boolean;
  /** Whether the editor answers `READ_FOLDER_REQUEST` and `READ_FILE_REQUEST`, for what the server itself cannot reach. */
  readonly readsFiles?: boolean;
  /** Whether the editor has the command `PREVIEW_COMMAND`, so that tables have a lens that calls it. */
  readonly previews?: boolean;
}

/** Request to the editor: `{ uri }` -> what is in a folder, null where there is none or it cannot be read. */
export const READ_FOLDER_REQUEST = "nianbao/readFolder";

/** Request to the editor: `{ uri }` -> the text of a file, null where there is none or it is larger than `LARGEST_FILE`. */
export const READ_FILE_REQUEST = "nianbao/readFile";

export interface FileParams {
  readonly uri: string;
}

/** Request: `{ uri }` -> the outline of an open document, `[]` where it is no report. */
export const OUTLINE_REQUEST = "nianbao/outline";

export interface OutlineParams {
  readonly uri: string;
}

/** An outline node with the places that editors understand. */
export interface OutlineItem extends Omit<OutlineNode, "span" | "selection" | "insertion" | "children"> {
  readonly range?: Range;
  readonly selectionRange?: Range;
  /** What `FIX_PART_REQUEST` puts in here, where something is missing: the title of a fix. */
  readonly insertion?: string;
  readonly children: readonly OutlineItem[];
}

/** Request: what puts right one part of an open document's outline; null where there is nothing. */
export const FIX_PART_REQUEST = "nianbao/fixPart";

export interface FixPartParams {
  readonly uri: string;
  /** The ids of the outline's nodes that lead to the part, from the outermost on. */
  readonly path: readonly string[];
  /** Puts in what is missing, or makes all safe fixes. */
  readonly what: "insertion" | "safeFixes";
}

export interface FixedPart {
  /** The version of the document that the edits are for. */
  readonly version: number;
  /** What they do. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Request: what rewrites the tables of an open document in a layout; null where it is no report. */
export const CONVERT_LAYOUT_REQUEST = "nianbao/convertLayout";

export interface ConvertLayoutParams {
  readonly uri: string;
  readonly layout: TargetLayout;
}

export interface ConvertedLayout {
  /** The version of the document that the edits are for. */
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** How many tables the edits rewrite. */
  readonly rewritten: number;
  readonly leftAlone: readonly (Omit<LeftAlone, "span"> & { readonly range: Range })[];
}

/** Request: what an open document is, for a line about it; null where it is no report. */
export const ABOUT_REQUEST = "nianbao/about";

export interface AboutParams {
  readonly uri: string;
}

export interface AboutReport extends Pick<FileResult, "title" | "body" | "year" | "edition"> {
  readonly problems: ProblemCount;
  /** URI of the report of the year before that it is compared with. */
  readonly lastYear?: string;
}

/** Request: checks a text that need not be open, by the settings that hold for the file; null where that fails. */
export const CHECK_TEXT_REQUEST = "nianbao/checkText";

export interface CheckTextParams {
  readonly uri: string;
  readonly text: string;
  /** Asks for the result as a piece of this format as well. */
  readonly as?: Pick<FileResult, "path" | "encoding"> & { readonly format: ExportFormat; readonly damaged: boolean };
}

export interface CheckedText extends AboutReport {
  readonly isReport: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings are accepted. */
  readonly accepted: number;
  /** How many parts of the report could not be read. */
  readonly unread: number;
  readonly written?: string;
}

/** Request: what stands around the pieces that `CHECK_TEXT_REQUEST` has written. */
export const EXPORT_FRAME_REQUEST = "nianbao/exportFrame";

export interface ExportFrameParams {
  readonly format: ExportFormat;
  readonly summary: Summary;
  readonly unchecked: Unchecked;
}

export interface ExportFrame {
  readonly begin: string;
  readonly end: string;
}

/** Request: the figures of an open report beside last year's; null where it is no report. */
export const COMPARE_YEARS_REQUEST = "nianbao/compareYears";

export interface CompareYearsParams {
  readonly uri: string;
  /** The report to compare with, where a person has picked one. */
  readonly lastYear?: { readonly uri: string; readonly text: string };
}

/** `none`: there is no report of the year before; `noReport`: what was picked is none. */
export type CompareYearsAnswer = { readonly missing: "none" | "noReport" } | YearsSideBySide;

export interface YearsSideBySide {
  readonly now: ReportName;
  readonly before: ReportName;
  readonly carried: readonly PlacedCell[];
  readonly tables: readonly (Omit<ComparedTable, "cells"> & { readonly cells: readonly PlacedCell[] })[];
}

export interface ReportName extends Pick<FileResult, "title" | "year"> {
  readonly uri: string;
}

export interface PlacedCell extends Omit<ComparedCell, "before" | "now"> {
  readonly before: PlacedFigure;
  readonly now: PlacedFigure;
}

export interface PlacedFigure extends Omit<YearFigure, "span"> {
  readonly range?: Range;
}

/** Request: the forms of an open document with its figures; null where it is no report. */
export const PREVIEW_REQUEST = "nianbao/preview";

export interface PreviewParams {
  readonly uri: string;
}

/** A value with the place that editors understand instead of its span. */
type Ranged<T> = Omit<T, "span"> & { readonly range?: Range };

export type FormCell = Ranged<PreviewCell>;
export type FormProblem = Ranged<PreviewProblem>;
export type FormTable = Omit<Ranged<PreviewTable>, "rows" | "problems"> & {
  readonly rows: readonly (readonly FormCell[])[];
  readonly problems: readonly FormProblem[];
};
export type FormSection = Omit<PreviewSection, "tables"> & { readonly tables: readonly FormTable[] };

/** The forms with places in the document of that version. */
export type FormPreview = Omit<Preview, "sections"> & {
  readonly version: number;
  readonly sections: readonly FormSection[];
};

/** Request: the edits that change cells of an open document; null where it is no report. */
export const EDIT_CELLS_REQUEST = "nianbao/editCells";

export interface EditCellsParams {
  readonly uri: string;
  readonly changes: readonly CellChange[];
}

export interface EditedCells {
  /** The version of the document that the edits are for. */
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** Why there are none, in Chinese. */
  readonly refused?: string;
}

/** Request: an empty draft, with what last year's report in the workspace hands on; null for a year without a form. */
export const NEW_REPORT_REQUEST = "nianbao/newReport";

export interface NewReportParams {
  readonly body: string;
  readonly year: number;
  /** The open report that it is made beside, if any: where last year's is looked for. */
  readonly beside?: string;
}

export interface CreatedReport {
  readonly text: string;
  /** How many figures were taken over from last year's report. */
  readonly carried: number;
  /** URI of last year's report. */
  readonly lastYear?: string;
}

/** The editor's command behind the action that accepts a finding; its argument is an `AcceptTarget`. */
export const ACCEPT_COMMAND = "nianbao.accept";

/** What is to be accepted, but for the reason, and the `.nianbao.json` that it is to stand in. */
export interface AcceptTarget {
  readonly file: string;
  readonly entry: SharedAcceptance;
}

/** The editor's command that shows a report as it is to be printed; its argument is a `PreviewTarget`. */
export const PREVIEW_COMMAND = "nianbao.preview";

export interface PreviewTarget {
  readonly uri: string;
  /** The table that is to be seen. */
  readonly table?: TableId;
}

/** Request: what adds an entry to the text of a `.nianbao.json`; null where the text must be put right first. */
export const ACCEPT_REQUEST = "nianbao/accept";

export interface AcceptParams {
  readonly text: string;
  readonly entry: NewAcceptance;
}

/** The editor's command behind the action that adds a word to those that are known; its argument is a `WordTarget`. */
export const ADD_WORD_COMMAND = "nianbao.addWord";

/** A word, and the `.nianbao.json` that it is to stand in. */
export interface WordTarget {
  readonly file: string;
  readonly word: string;
}

/** Request: what adds a word to the text of a `.nianbao.json`; null where the text must be put right first. */
export const ADD_WORD_REQUEST = "nianbao/addWord";

export interface AddWordParams {
  readonly text: string;
  readonly word: string;
}

export type { CellChange, Position, ProblemCount, Range, TextEdit };
