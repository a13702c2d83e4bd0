import type { SectionId } from "../../forms";
import { remember } from "../../text/remember";
import { shiftSpan } from "../../text/span";
import { squeeze } from "../../text/squeeze";
import { paragraphs } from "../prose";
import type { Report } from "../types";
import type { Claim } from "./claim";
import { figuresIn } from "./figures";
import { APPLICATIONS, claimsIn } from "./paragraph";
import { OTHERS } from "./scope";

const known = new WeakMap<Report, readonly Claim[]>();

/** A line that is read as the heading of the paragraphs after it, and what it says that they speak of. */
interface Heading {
  readonly isHeading: boolean;
  readonly applications: boolean;
  readonly others: boolean;
}

const NO_HEADING: Heading = { isHeading: false, applications: false, others: false };

/**
 * The statements of a report's prose that its tables tell too. Only those are read of whose words each is known, that
 * speak of the body as a whole and of a whole year; what else stands in the prose is no statement.
 */
export function claimsOf(report: Report): readonly Claim[] {
  let claims = known.get(report);
  if (!claims) {
    claims = readClaims(report);
    known.set(report, claims);
  }
  return claims;
}

/** Longest paragraph without a sentence that is read as the heading of those after it. */
const LONGEST_HEADING = 24;

function readClaims(report: Report): Claim[] {
  const { edition, year, body = "" } = report;
  if (edition === undefined || year === undefined) return [];
  const claims: Claim[] = [];
  let heading = NO_HEADING;
  /** The same of an item whose heading stands in its first paragraph. */
  let item = NO_HEADING;
  let sentence = 0;
  let section: SectionId | undefined;
  paragraphs(report).forEach((paragraph, index) => {
    if (paragraph.section !== section) {
      section = paragraph.section;
      heading = NO_HEADING;
      item = NO_HEADING;
    }
    if (section === "problems") return;
    if (BEGINS_ITEM.test(paragraph.text)) item = itemIn(paragraph.text);
    const own = headingIn(paragraph.text);
    if (own.isHeading) {
      heading = own;
      item = NO_HEADING;
      return;
    }
    const applications = heading.applications || item.applications || section === "applications";
    const others = heading.others || item.others;
    const read = claimsIn(paragraph.text, edition, year, body, section === "disputes", applications, others);
    for (const claim of read.claims) {
      claims.push({
        ...claim,
        span: shiftSpan(claim.span, paragraph.span.start),
        number: shiftSpan(claim.number, paragraph.span.start),
        sentence: sentence + claim.sentence,
        paragraph: index,
      });
    }
    sentence += read.sentences + 1;
  });
  return claims;
}

const headingIn = remember((text): Heading => {
  const { words } = squeeze(text, { start: 0, end: text.length });
  const isHeading =
    words.length <= LONGEST_HEADING && !/[。；;，,]$/.test(words) && figuresIn(words).every(({ unit }) => unit === "");
  if (!isHeading) return NO_HEADING;
  const others = OTHERS.test(words.replace(/本?机关|政府信息|政府网站/g, "")) || /季度|半年|月/.test(words);
  return { isHeading, applications: APPLICATIONS.test(words), others };
});

/** The number of an item of section one: （二）. */
const BEGINS_ITEM = /^[（(][一二三四五六七八九十]{1,3}[）)]/;

/** What the heading says with which a paragraph begins: （二）依申请公开。全年收到…. */
function itemIn(text: string): Heading {
  const lead = text.slice(0, LONGEST_HEADING).split(/[。：:]/)[0] ?? "";
  return lead.length < LONGEST_HEADING ? headingIn(lead) : NO_HEADING;
}
