/** What client and server say to each other beyond the Language Server Protocol. The only server file client/ imports. */
import type { Position, Range, TextEdit } from "vscode-languageserver-protocol";
import type { LeftAlone, TargetLayout } from "../features/convertLayout";
import type { OutlineNode, ProblemCount } from "../features/outline";
import type { SharedAcceptance } from "../features/sharedSettings";
import type { NewAcceptance } from "../settingsFile/append";

export { type Decoded, decode, type Encoding } from "../encoding/decode";
export type { TargetLayout } from "../features/convertLayout";
export { SETTINGS_FILE } from "../features/sharedSettings";
export { looksLikeReport } from "../report/recognise";

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
}

/** Request: `{ uri }` -> the outline of an open document, `[]` where it is no report. */
export const OUTLINE_REQUEST = "nianbao/outline";

export interface OutlineParams {
  readonly uri: string;
}

/** An outline node with the places that editors understand. */
export interface OutlineItem extends Omit<OutlineNode, "span" | "selection" | "children"> {
  readonly range?: Range;
  readonly selectionRange?: Range;
  readonly children: readonly OutlineItem[];
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

export type { Position, ProblemCount, Range, TextEdit };
