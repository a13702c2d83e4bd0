import { type Paragraph, paragraphs } from "../../report/prose";
import { isIdeograph } from "../../text/fold";
import { isQuoted } from "../../text/quoted";
import type { Span } from "../../text/span";
import { quote } from "../quote";
import type { Finding, Rule } from "../types";
import { lastIndex } from "./lastIndex";
import { sentenceAround } from "./sentenceAround";

const rule: Rule = {
  meta: {
    id: "text/other-body",
    title: "把本机关写成了别的机关",
    titleEn: "The body calls itself what it is not, or by another's name",
    severity: "warning",
    fix: "suggestion",
    basis: "《中华人民共和国政府信息公开条例》第四十九条、第五十条：年度报告由各行政机关编制，反映本机关的情况",
    docs: `检查正文里的自称是不是本机关：

- 镇的报告里说“我局”“我乡”，局的报告里说“我镇”；
- 乡镇、街道的报告里，该写本机关名称的地方写了别的乡镇、街道，如云溪镇的报告里说“柳湾镇将……”；
- “现将……政府信息公开工作情况报告如下”“现公布……年度报告”“本报告由……编制”“如有疑问，请与……联系”里写了别的地方，或者乡写成了镇；
- 落款是别的乡镇、街道，或者别的县（局会改名，也会用另一块牌子落款，不比）。

说到上级的“我县”“我市”“区政府”都是对的。机关名称看不出是哪一类的，不查；引号、书名号里的话不查；报告里说到撤乡设镇、区划调整的，乡、镇、街道之间不比。

怎么改：多半是从别处照抄来的，先看看整段是不是本机关的情况，再改自称。快速修复只改自称。`,
  },
  *check(report) {
    const own = report.body === undefined ? undefined : readName(report.body);
    if (!own) return;
    const all = paragraphs(report);
    const wasOther = TOWNSHIPS.includes(own.kind) && all.some(({ text }) => WAS_OTHER.test(text));
    for (const { span, text } of all) {
      yield* wrongSelves(text, span.start, own);
      yield* wrongNames(text, span.start, own, wasOther);
    }
    yield* wrongSignature(all, own, wasOther);
  },
};

/** A body as its own name tells it. */
interface Own {
  readonly name: string;
  readonly kind: Kind;
  /** The name of its place without what kind of place it is: 云溪. */
  readonly place: string;
}

/** What a body is, as it calls itself: 我镇. */
type Kind = keyof typeof KINDS;

/** How the name of each kind ends, and what such a body can never call itself. Bodies above it are not among these. */
const KINDS = {
  街道: { ending: /街道(?:办事处|办)?$/, never: "镇 乡 局 委 厅 院 中心" },
  镇: { ending: /镇$/, never: "乡 街道 局 委 厅 院 中心" },
  乡: { ending: /乡$/, never: "镇 街道 局 委 厅 院 中心" },
  县: { ending: /县$/, never: "镇 乡 街道 局 厅 院 中心" },
  旗: { ending: /旗$/, never: "镇 乡 街道 局 厅 院 中心" },
  区: { ending: /(?<![社地])区$/, never: "镇 乡 街道 局 厅 院 中心 县" },
  市: { ending: /市$/, never: "镇 乡 街道 局 厅 院 中心 县" },
  管委会: { ending: /(?:管理委员|管委)会$/, never: "镇 乡 街道 局 厅 院 中心" },
  委: { ending: /(?<![居村])委(?:员会)?$/, never: "镇 乡 街道 局 厅 院 中心" },
  局: { ending: /局$/, never: "镇 乡 街道 委 厅 院 中心" },
  厅: { ending: /厅$/, never: "镇 乡 街道 县 局 委 院 中心" },
  办: { ending: /办公室$/, never: "镇 乡 街道 局 厅 院 中心" },
  中心: { ending: /中心$/, never: "镇 乡 街道 院" },
  院: { ending: /院$/, never: "镇 乡 街道" },
} as const;

const isKind = (word: string): word is Kind => word in KINDS;

function readName(body: string): Own | undefined {
  const name = body.replace(/(?:人民)?政府$/, "");
  const kind = Object.keys(KINDS)
    .filter(isKind)
    .find((candidate) => KINDS[candidate].ending.test(name));
  return kind && { name, kind, place: placeOf(name.replace(KINDS[kind].ending, "")) };
}

/** 云溪 for 清平县云溪. */
function placeOf(name: string): string {
  return /(?:.+[省市县区旗州])?(.+)$/.exec(name)?.[1] ?? name;
}

/** 我镇 and the like; 自我局限, 我委托 are none. */
const SELF =
  /(?<![自忘敌小大无])我(街道|中心|镇(?![定静压])|乡(?![亲音土愁])|局(?![限面势部促])|委(?![托派员屈任实以])|厅|院|县)/g;

function* wrongSelves(words: string, offset: number, { name, kind }: Own): Iterable<Finding> {
  if (!words.includes("我")) return;
  for (const match of words.matchAll(SELF)) {
    const other = match[1] ?? "";
    if (!KINDS[kind].never.split(" ").includes(other) || name.includes(other) || isQuoted(words, match.index)) continue;
    const start = offset + match.index;
    yield finding({ start, end: start + match[0].length }, match[0], `我${kind}`, name);
  }
}

/** Kinds whose bodies are told apart by their names alone. */
const TOWNSHIPS: readonly Kind[] = ["镇", "乡", "街道"];
const COUNTIES: readonly Kind[] = ["县", "区", "旗"];
/** A township that speaks: what it does or has done. */
const DOES =
  "将|认真|高度重视|积极|严格|坚持|进一步|不断|切实|按照|根据|结合|持续|全面|始终|扎实|深入|共|累计|主动公开|没有收到|未收到";
const SPEAKS = new RegExp(`(?:镇|乡|街道)(?=(?:党委、?政府|党工委、?办事处|人民政府|政府|办事处)?(?:${DOES}))`, "g");
const REPORTS =
  /(?:现将|(?:现|特|现予以?|现特?向社会|特?向社会|予以?)(?:公布|公开|发布|编制)|(?<=^|[。，；])(?=[^，。；]{8,40}如下))([\u4e00-\u9fff]{2,9}?(?:镇|乡|街道|县|区|旗))(?=(?:人民政府|政府|办事处)?(?:20\d\d年度?)?(?:政府)?信息公开)/g;
/** What stands behind a body's name where it is told who has made the report and whom to ask about it. */
const OFFICES = "(?:人民政府|政府|办事处|党政综合办公室|党政综合办|党政办公室|党政办|综合办公室|综合办|办公室)*";
const PLACED = "([\\u4e00-\\u9fff]{2,12}?(?:镇|乡|街道|县|区|旗))";
const MADE = new RegExp(
  `(?:本报告|本年报|年度报告)[^，。；：！？]{0,6}由${PLACED}(?=${OFFICES}(?:负责)?(?:组织)?编制)`,
  "g",
);
const ASKED = new RegExp(`(?:请与|请向|请咨询)${PLACED}(?=${OFFICES}(?:联系|咨询|反映|查询|索取))`, "g");
/** What tells that a sentence says whom to ask about the report, and that it sends applicants to another body. */
const ABOUT_REPORT = /如有(?:任何|其他)?疑问|对本(?:年度)?报告|联系电话/;
const SENDS_ON = /告知|申请人|涉及|不属于|户籍/;
/** What says that a township was once of another kind. */
const WAS_OTHER =
  /撤[乡镇并县]|设[镇街](?![级村、])|改[设镇]|改为[^，。；]{0,8}[镇乡街]|更名|原名|合并(?![答办处审])|并入|区划调整/;
/** Characters of words that are no place's name: 全镇, 各乡镇, 其他乡镇, 原柳湾镇. */
const NO_NAME =
  /[全各我本该其每两几多个所辖相邻周边兄弟集对为向由从与及被让把将使的是有乡镇村城街建制原等以]|(?:古|小|重|新|老|强|地|中心|特色|试点|示范)$|当地|就近|附近|[邻临]近/;
/** What makes an area of another kind with 区: 社区, 校区, 开发区. */
const NO_DISTRICT = /(?:[社园校景灌库片矿林新]|开发|高新|度假|示范|服务|接待|保护|产业|工业|合作)$/;
/** Words with the kind of place at their end: 文化下乡, 江南水乡, 历史名镇. */
const NO_PLACE = /(?:下|返|回|故|侨|之|离|还|思|江南水|鱼米水|^家)乡$|(?:名|之)镇$/;
const LONGEST_PLACE = 4;
/** Longest name with the county in front of it. */
const LONGEST_SUBJECT = 11;
const BOUNDARY = /[。；，：！？\s]/;

function* wrongNames(words: string, offset: number, own: Own, wasOther: boolean): Iterable<Finding> {
  const isTownship = TOWNSHIPS.includes(own.kind);
  const peers = isTownship ? TOWNSHIPS : COUNTIES.includes(own.kind) ? [own.kind] : [];
  if (peers.length === 0) return;
  const reports = /现|向社会|予|如下/.test(words) ? words.matchAll(REPORTS) : [];
  const made = words.includes("编制") ? words.matchAll(MADE) : [];
  const asked = ABOUT_REPORT.test(words)
    ? [...words.matchAll(ASKED)].filter(({ index }) => asksHere(words, index))
    : [];
  const speaks = isTownship ? words.matchAll(SPEAKS) : [];
  const found = [
    ...[...reports, ...speaks].map((match) => ({ match, says: SAYS.itself })),
    ...[...made].map((match) => ({ match, says: SAYS.made })),
    ...asked.map((match) => ({ match, says: SAYS.asked })),
  ];
  if (found.length === 0) return;
  for (const { match, says } of found.sort((a, b) => a.match.index - b.match.index)) {
    const end = match.index + match[0].length;
    const reported = match[1] ?? subjectBefore(words, end);
    const kind = peers.find((peer) => reported.endsWith(peer));
    const place = kind && placeOf(reported.slice(0, -kind.length));
    if (
      !place ||
      place.length > LONGEST_PLACE ||
      NO_NAME.test(place) ||
      NO_PLACE.test(place + kind) ||
      (kind === "区" && NO_DISTRICT.test(place)) ||
      isQuoted(words, end)
    )
      continue;
    const isOtherKind = place === own.place && kind !== own.kind && isTownship && !wasOther;
    if (!isOtherKind && (place.endsWith(own.place) || own.place.endsWith(place))) continue;
    const name = { start: offset + end - place.length - kind.length, end: offset + end };
    yield finding(name, place + kind, own.place + own.kind, own.name, says);
  }
}

/** Whether the sentence around `at` says whom to ask about the report. */
function asksHere(words: string, at: number): boolean {
  const [before, behind] = sentenceAround(words, { start: at, end: at });
  return ABOUT_REPORT.test(before + behind) && !SENDS_ON.test(before + behind);
}

/** The characters up to `end` that begin a clause; empty where it begins too far in front. */
function subjectBefore(words: string, end: number): string {
  let start = end;
  while (end - start <= LONGEST_SUBJECT && isIdeograph(words.charCodeAt(start - 1))) start--;
  const begins = start === 0 || BOUNDARY.test(words.charAt(start - 1));
  return begins && end - start <= LONGEST_SUBJECT ? words.slice(start, end) : "";
}

/** A line that is a date and nothing else, below the body that signs. */
const DATE =
  /^[（(]?(?:20\d\d|二[〇○零Oo0][一二三四五六七八九〇○零]{2})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?[）)]?$/;
/** A body's name on a line of its own. */
const SIGNS = /^[\u4e00-\u9fff]{3,24}$/;
/** How far from the end the date may stand: a line of where to ask may follow. */
const MOST_BEHIND = 2;

/** The body that signs above the date at the end, where it is another one of the same kind. */
function* wrongSignature(all: readonly Paragraph[], own: Own, wasOther: boolean): Iterable<Finding> {
  const isDated = ({ text, section }: Paragraph) => (section === undefined || section === "other") && DATE.test(text);
  const at = lastIndex(all, isDated);
  const line = at > 0 ? all[at - 1] : undefined;
  const written = line?.text.replace(/\s+/g, "") ?? "";
  const signed = line && at >= all.length - MOST_BEHIND && SIGNS.test(written) ? readName(written) : undefined;
  if (!line || !signed || !isOther(signed, own, wasOther)) return;
  yield {
    span: line.span,
    word: written,
    message: `这是${own.name}的报告，落款却是${quote(written)}，请核对。`,
  };
}

/** Whether two bodies of one kind are not the same for certain; bureaus are renamed, and sign under the name of another. */
function isOther(signed: Own, own: Own, wasOther: boolean): boolean {
  const isIn = (one: string, other: string) => one !== "" && (one.endsWith(other) || other.endsWith(one));
  const isTownship = TOWNSHIPS.includes(own.kind) && TOWNSHIPS.includes(signed.kind);
  if (isTownship && signed.place === own.place && signed.kind !== own.kind) return !wasOther;
  if (signed.place === "" || own.place === "" || isIn(signed.place, own.place)) return false;
  return isTownship || (own.kind === signed.kind && (own.kind === "县" || own.kind === "旗"));
}

/** What a report says of another body in the body's place. */
const SAYS = {
  itself: (written: string) => `正文却自称${quote(written)}`,
  made: (written: string) => `却说由${quote(written)}编制`,
  asked: (written: string) => `有疑问却请找${quote(written)}`,
};

function finding(
  span: Span,
  written: string,
  right: string,
  name: string,
  says: (written: string) => string = SAYS.itself,
): Finding {
  return {
    span,
    word: written,
    message: `这是${name}的报告，${says(written)}，像是照抄了别处的，请核对这一段并改为${quote(right)}。`,
    fixes: [
      {
        title: `${quote(written)}改为${quote(right)}`,
        kind: "suggestion",
        preferred: true,
        edits: [{ span, text: right }],
      },
    ],
  };
}

export default rule;
