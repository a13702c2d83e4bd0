import { paragraphs } from "../../report/prose";
import { halfWidthDigits } from "../../text/fold";
import { remember } from "../../text/remember";
import { placed } from "../inParagraphs";
import { quote } from "../quote";
import type { Finding, Rule } from "../types";

const rule: Rule = {
  meta: {
    id: "text/figure",
    title: "数字的写法不对",
    titleEn: "Figure miswritten in the prose",
    severity: "warning",
    fix: "suggestion",
    basis: "《出版物上数字用法》（GB/T 15835—2011）；年度报告的数字应当准确",
    docs: `检查正文里写坏了的数字：

- 数字里夹了字母：“2O23年”“l6个”“1OO%”；
- 一个数里全角、半角混用：“５12条”；
- 一个数被空格断开：“120 0条”；
- 该用小数点、千分号的地方用了句号、全角逗号：“12。5%”“1，304条”；
- 小数点后面没有数字，或者多了一点：“3.件”“98..5%”；
- 用了编号的数字符号：“⒉个”；
- 比率用了千分号：“办结率100‰”；
- 一个数带了两个单位：“3名人”“5件条”“20次场”；
- 单位和说的东西不配：“总长6.8平方米”“床位620平方米”；
- 百分号写了两个：“100%%”；
- 日期漏了“日”：“截至12月31，”；
- 前后的数都有量词，只有一个没有：“开展培训3，参训120人次”。

网址、电话、编号、型号（5G、A4、O2O）不算，千位空一格的“12 345条”不算。

怎么改：快速修复改写这个数，请核对是不是它。`,
  },
  *check(report) {
    for (const { span, text } of paragraphs(report)) yield* placed(findingsIn(text), span.start);
  },
};

/** What a figure of a report is followed by, where it is no longer word: 项目, 个人 and 条例 are. */
const UNIT =
  "(?:万[元人条件次]?|亿元?|人次|件次|元|件(?!数)|份(?!额)|条(?!例|件|款|理|数)|宗|例(?!如|会|行)|项(?!目)|次(?!要|数|日|年)|篇(?!幅)|期(?!间|限|刊|望)|场(?!所|景|次)|个(?!别|人|体|性|案)|家(?!庭|长|属)|名(?!单|称|录)|户(?!籍|主|外)|批(?!复|准|示)|页(?!面)|起(?!草|诉|到|步|来|始|点)|处(?!理|置|罚|室|于)|部(?!门|署|分|委)|小时|分钟|工作日|余|多(?!种|次|元|样|渠|方|部)|[%％])";
const BEFORE = "(?<![A-Za-z0-9０-９_@#&=/.．\\\\:：-])";

/** What reports count, and how. */
const MEASURES: Readonly<Record<string, string>> = {
  ...counted("次", "培训 会议 例会 检查 抽查 巡查 督查 督导 调研 座谈 演练 宣讲 走访"),
  ...counted("场", "活动 讲座"),
  ...counted("条", "信息 留言 意见 动态"),
  ...counted("件", "申请 提案 文件 答复 办结 受理"),
  ...counted("个", "问题"),
  ...counted("份", "问卷 报告 手册"),
};

function counted(measure: string, words: string): Record<string, string> {
  return Object.fromEntries(words.split(" ").map((word) => [word, measure]));
}

/** A figure written wrong, how it is read, and why it is wrong. */
interface Kind {
  readonly pattern: RegExp;
  /** What it must be; undefined where what was found is right. More than one where that is not certain. */
  readonly right: (written: string, before: string) => readonly string[];
  readonly says: (written: string) => string;
}

const LETTERS: Readonly<Record<string, string>> = { O: "0", o: "0", l: "1", I: "1" };

const KINDS: readonly Kind[] = [
  {
    // 2O23年, l6个, O.6%; a letter at the end only before another unit than a letter's own (10l水).
    pattern: new RegExp(
      `${BEFORE}(?:(?=[\\dOolI]*\\d)(?=\\d*[OolI])(?!O\\d)[\\dOolI]{2,8}(?:[.,]\\d+)?|O\\.\\d+)(?=[年月日](?!头)|${UNIT})`,
      "g",
    ),
    right: (written) => [[...written].map((one) => LETTERS[one] ?? one).join("")],
    says: (written) => `数字${quote(written)}里有字母`,
  },
  {
    // The number of a table or item and the year behind it are two: 附件１2023年度.
    pattern: /(?<![A-Za-z\d０-９.．:：/_-])[\d０-９]+(?:[.．][\d０-９]+)*(?![A-Za-z\d０-９:：/_-]|[.．][\d０-９])/g,
    right: (written, before) =>
      /\d/.test(written) && /[０-９]/.test(written) && !/[表图件第]$/.test(before) && !/[０-９．.]20\d\d$/.test(written)
        ? [halfWidthDigits(written).replaceAll("．", ".")]
        : [],
    says: (written) => `${quote(written)}里全角、半角的数字混用`,
  },
  {
    // 120 0条, but not 12 345条, whose thousands stand apart, nor 表1 5件.
    pattern: new RegExp(
      `(?<=[\\u4e00-\\u9fff])(?:(?<![表图件第款项条录号年])(?!\\d{1,3}(?: \\d{3})+(?!\\d))\\d{1,4} \\d{1,3}(?=${UNIT})|(?:2 0\\d\\d|20 \\d\\d|20\\d \\d)(?=年))`,
      "g",
    ),
    right: (written) => [written.replace(" ", "")],
    says: (written) => `数字${quote(written)}中间有空格`,
  },
  {
    pattern: new RegExp(
      `(?<=[\\u4e00-\\u9fff])(?<!第|[为是至到和与、])[1-9]\\d{0,2}，\\d{3}(?:，\\d{3})*(?=${UNIT})`,
      "g",
    ),
    right: (written, before) =>
      /分别|依次|各[类项]|共计/.test(before) ? [] : [written.replace(/，/g, ""), written.replace(/，/g, ",")],
    says: (written) => `数字${quote(written)}里用了全角的逗号`,
  },
  {
    pattern: /(?<![\d.．A-Za-z])\d{1,4}[。｡]\d{1,2}(?=[%％]|个百分点|万|亿|倍)/g,
    right: (written) => [written.replace(/[。｡]/, ".")],
    says: (written) => `数字${quote(written)}里的小数点写成了句号`,
  },
  {
    pattern: new RegExp(`(?<=[\\u4e00-\\u9fff])\\d+[.．]{1,2}(?=${UNIT}(?:[，。；、（）)]|其中|$))`, "g"),
    right: (written) => [written.replace(/[.．]+$/, "")],
    says: (written) => `数字${quote(written)}的小数点后面没有数字`,
  },
  {
    pattern: new RegExp(`(?<=[\\u4e00-\\u9fff])\\d+[.．]{2}\\d{1,2}(?=${UNIT})`, "g"),
    right: (written) => [written.replace(/[.．]{2}/, ".")],
    says: (written) => `数字${quote(written)}多了一个小数点`,
  },
  {
    pattern: new RegExp(`(?<=[\\u4e00-\\u9fff])[⒈-⒐](?=${UNIT})`, "g"),
    right: (written) => [String((written.codePointAt(0) ?? 0) - 0x2487)],
    says: (written) => `${quote(written)}是带点的编号`,
  },
  {
    pattern:
      /(?:100|[5-9]\d(?:\.\d+)?)‰(?<=(?:办结|答复|公开|满意|及时|回复|解读|合格|覆盖|完成|准确|按时|按期|知晓|反馈|整改|达标|通过|上网|处置|受理|参训|参与|到位)率[^，。；\d]{0,6}[\d.]{2,5}‰)/g,
    right: (written) => [written.replace("‰", "%")],
    says: (written) => `${quote(written)}用了千分号`,
  },
  {
    pattern: /(?<=\d)[%％]{2,3}(?![%％\w])/g,
    right: (written) => [written.charAt(0)],
    says: () => "百分号重复了",
  },
  {
    pattern:
      /(?<=(?:截至|截止|至|到|于|自|从|[-—])(?:20\d\d年)?(?:[1-9]|1[0-2])月)(?:[1-9]|[12]\d|3[01])(?=[。；）)]|，(?!\d)|止|起(?:施行|执行|实施))/g,
    right: (written) => [`${written}日`],
    says: (written) => `日期里的${quote(written)}后面没有“日”`,
  },
  {
    pattern: new RegExp(
      `(?<=${Object.keys(MEASURES).join("|")})[1-9]\\d{0,3}(?=，[^。；，\\d]{1,12}\\d+[余多]?${UNIT})`,
      "g",
    ),
    // 收到申请12，办结12: whoever leaves them out does so throughout.
    right: (written, before) => (/\d，/.test(before) ? [] : [`${written}${MEASURES[before.slice(-2)] ?? ""}`]),
    says: (written) => `${quote(written)}后面没有量词`,
  },
];

/** Units that follow each other: what they make is no word, or none that is counted (3名人). */
const TWO_UNITS =
  /(?<![A-Za-z0-9０-９_.．第])(\d+)(?:(名人|人名|[件份]条|条份|[件条项份]个|件[份项]|份[件项]|项[件条份]|[条份]篇|篇[条份件个]|次[场期回人件]|场期|期场|户家|[家名]个)(?=[，。；、）)！]|$)|(个家)(?=单位|部门|企业|机构|站所|乡镇|街道|局|村|社区))/g;

/** Figures with one unit too many. */
function* twoUnits(text: string): Iterable<Finding> {
  for (const { 0: whole, 1: number = "", 2: ended, 3: named, index } of text.matchAll(TWO_UNITS)) {
    const units = ended ?? named ?? "";
    const span = { start: index + number.length, end: index + whole.length };
    // 次人, 次场: 人次 and 场次 are units themselves.
    const rights = /^次[场期人件]$/.test(units) ? [`${units.charAt(1)}次`, ...units] : [...units];
    yield {
      span: { start: index, end: span.end },
      message: `${quote(whole)}带了两个单位，请核对。`,
      fixes: rights.map((right, i) => ({
        title: `${quote(whole)}改为${quote(number + right)}`,
        kind: "suggestion",
        preferred: i === 0,
        edits: [{ span, text: right }],
      })),
    };
  }
}

/** Things that are measured, with units that nobody measures them by. */
const MISMEASURED =
  /(总长度?|全长|总里程|(?:病|编制)?床位|(?:总|建筑|占地|绿化)面积)(?:数|约|达到?|为|共|有)?[\d.]+[万余多]{0,2}(平方米|平方公里|平方千米|立方米|公顷|公里|千米|亩|吨)/g;
const MEASURED: readonly (readonly [RegExp, RegExp])[] = [
  [/长|里程/, /^(?:公里|千米)$/],
  [/床/, /^$/],
  [/面积/, /^(?:平方米|平方公里|平方千米|公顷|亩)$/],
];

/** Figures whose unit is none of what they measure. */
function* mismeasured(text: string): Iterable<Finding> {
  for (const { 0: whole, 1: thing = "", 2: unit = "", index } of text.matchAll(MISMEASURED)) {
    const [, units] = MEASURED.find(([things]) => things.test(thing)) ?? [];
    if (!units || units.test(unit)) continue;
    const end = index + whole.length;
    yield {
      span: { start: index, end },
      message: `${quote(thing)}不用${quote(unit)}计，请核对单位。`,
    };
  }
}

/** How much in front of a figure is looked at. */
const LONGEST_BEFORE = 12;
/** What stands in almost no sentence, so that most paragraphs are passed over with one look. */
const ANY =
  /[OolI０-９⒈-⒐‰]|[%％][%％]|\d[ ，。｡．]\d|\d[.．]\D|\d[.．]{2}|月\d{1,2}(?!\d|日)|[\u4e00-\u9fff]\d{1,4}，/;

const findingsIn = remember((text): readonly Finding[] => {
  const found: Finding[] = [
    ...(/\d[件条项份篇次场期户家名人个回]{2}/.test(text) ? twoUnits(text) : []),
    ...(/长|里程|床位|面积/.test(text) ? mismeasured(text) : []),
  ];
  if (!ANY.test(text)) return found;
  const taken = new Set<number>();
  for (const { pattern, right, says } of KINDS)
    for (const { 0: written, index } of text.matchAll(pattern)) {
      const span = { start: index, end: index + written.length };
      const choices = right(written, text.slice(Math.max(0, index - LONGEST_BEFORE), index));
      const [first] = choices;
      if (first === undefined || taken.has(span.start) || taken.has(span.end - 1)) continue;
      for (let at = span.start; at < span.end; at++) taken.add(at);
      found.push({
        span,
        message: `${says(written)}，疑为${quote(first)}，请核对。`,
        fixes: choices.map((choice, i) => ({
          title: `${quote(written)}改为${quote(choice)}`,
          kind: "suggestion",
          preferred: i === 0,
          edits: [{ span, text: choice }],
        })),
      });
    }
  return found.sort((a, b) => a.span.start - b.span.start);
});

export default rule;
