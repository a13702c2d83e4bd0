import type { Edition } from "../../forms";
import type { Claim, Subject } from "./claim";
import { type DocumentAct, type Vocabulary, vocabularyOf, type Word } from "./words";

type Decides = "all" | "some" | "none";
/** Governments and those who decide for them, and who has no body below it. */
const REVIEWERS = /司法|行政公署|[省市县区旗州盟](?:人民政府|政府)?(?:办公室|办公厅)?$/;
const LOWEST = /(?:街道|街|镇|乡|苏木)(?:办事处|人民政府|政府|党政综合办公室)?$/;

function decidesIn(body: string): Decides {
  return LOWEST.test(body) ? "none" : body === "" || REVIEWERS.test(body) ? "all" : "some";
}

/** What is known of a paragraph while it is read, clause by clause. */
export interface State {
  readonly vocabulary: Vocabulary;
  readonly isAboutDisputes: boolean;
  readonly reportYear: number;
  /** Whether the body may decide on disputes itself, on those of the bodies below it. */
  readonly decidesDisputes: Decides;
  /** Whether the paragraph speaks of applications, so that 申请 alone is one of them. */
  applications: boolean;
  /** Whether the paragraph, or the lines above it, speak of a part of the body or of another one. */
  others: boolean;
  /** Whether the paragraph says in words that are not known that something goes on next year. */
  goesOnNextYear: boolean;
  sentence: number;
  year: number;
  /** Whether the sentence speaks of another body, part or time, or of a thing that is not known. */
  othersHere: boolean;
  blocked: boolean;
  /** Whether what the sentence counts is narrowed down: 通过网络. */
  narrowed: boolean;
  isInBrackets: boolean;
  /** Whether a clause before said that the sentence speaks of the whole year. */
  isOfYear: boolean;
  /** What the sentence counts of, where it begins with that and a colon: 行政规范性文件：本年制发5件. */
  head: Word | undefined;
  /** Whether a colon of the sentence had such a head, so that an unknown one may be another. */
  hasHeads: boolean;
  isAboutDisclosure: boolean;
  /** Whether the sentence counts all disputes of the body and tells how many of them are over disclosure. */
  countsAllDisputes: boolean;
  /** Whether the paragraph last spoke of what papers are disclosed, not of applications. */
  isAboutPapers: boolean;
  lastSubject: Subject | undefined;
  disputeRows: readonly string[] | undefined;
  /** The document, decision or verb of the part before in an enumeration. */
  document: string | undefined;
  documentAct: DocumentAct | undefined;
  decides: boolean;
  /** The words of the clause before, where it names things and says nothing of them, and where it begins. */
  named: Named | undefined;
  /** Whether the clause before ends with a figure that is a statement, so that its share may follow. */
  isCounted: boolean;
  claims: Claim[];
}

/** Things named in a clause that says nothing of them. */
export interface Named {
  readonly tokens: readonly Word[];
  readonly start: number;
}

/** What is known before the first clause of a paragraph. */
export function openState(
  edition: Edition,
  year: number,
  body: string,
  isAboutDisputes: boolean,
  applications: boolean,
  others: boolean,
): State {
  return {
    vocabulary: vocabularyOf(edition, body, year),
    isAboutDisputes,
    reportYear: year,
    decidesDisputes: decidesIn(body),
    applications,
    others,
    goesOnNextYear: false,
    sentence: 0,
    year,
    othersHere: false,
    blocked: false,
    narrowed: false,
    isInBrackets: false,
    isOfYear: false,
    head: undefined,
    hasHeads: false,
    isAboutDisclosure: false,
    countsAllDisputes: false,
    isAboutPapers: false,
    lastSubject: undefined,
    disputeRows: undefined,
    document: undefined,
    documentAct: undefined,
    decides: false,
    named: undefined,
    isCounted: false,
    claims: [],
  };
}
