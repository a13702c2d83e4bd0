import { paragraphs } from "../../report/prose";
import { isQuoted } from "../../text/quoted";
import { remember } from "../../text/remember";
import type { Span } from "../../text/span";
import { placed } from "../inParagraphs";
import { quote } from "../quote";
import type { Finding, Rule } from "../types";
import { sentenceAround } from "./sentenceAround";

/** What a figure of a report is followed by; 年 and 月 of a date as well. */
const UNIT = "(?:万元|元|人次|件次|[件份条起宗例项次篇期场个家名人户册页处批期年月日%％])";
/** What a name ends with that stands for a place or a body. */
const NAME = "(?:[省市县区镇乡村局委办站所]|街道|社区|办事处|单位|部门|平台|公众号|网站)";
const BLANK = "[ \\u3000\\u00a0]";
/** Who is named in a report, where a template has nobody's name. */
const CLERK = "(?:联系人|审核人|审签人|经办人|填报人|填表人)";
const OFFICER = `(?:镇长|乡长|县长|区长|局长|组长|${CLERK})`;
/** What a name ends in front of; 某某 of a case is none: 镇长张某某因违纪被通报. */
const CLAUSE_END = "(?=[，。；、（）,;()\\s]|$)";
const NAME_END = "(?=[，。；、（）,;()\\s]|任|为|同志|$)";
const HEADS = "(?=(?:兼|担)?任[\\u4e00-\\u9fff]{0,4}(?:组长|主任))";
/** What stands in front of a person's name, so that 某某 is the whole of it: a masked 刘某某 is nobody's to fill in. */
const BEFORE_PERSON = "(?<=^|[^\\u4e00-\\u9fff“×✕XxＸ某]|[由为是以向给与和长员任记及请])";
/** What no mark of Markdown, no masked telephone number and no word of another language stands beside. */
const ALONE = "(?<![A-Za-z0-9*_＿])";
const BEHIND = "(?![A-Za-z0-9*_＿])";

/** What is counted in front of a blank where the figure is to stand; no word goes on from them with a measure word. */
const COUNTED =
  "(?:自查|参加|参训|接待|培训|检查|抽查|巡查|督查|督导|调研|座谈|演练|宣讲|走访|办结|受理|答复|收到|接到|发布|公开|更新|召开|举办|印发|制定|制发|组织|会议|信息|动态|申请|建议|提案|留言|文章|(?<!公)共|共计|合计|累计|总计)";
const MEASURE = "(?:件|条|次|份|篇|期|场|起|部|余?条|余?件|余?次|人次|场次)";
/** Of what there are numbers that a template leaves out. */
const NUMBERS_OF = "(?:电话|传真|热线|手机号?|邮编|邮政编码)";

/** What a template asks for, as a clause of its own; within one it tells what others are asked: 指引群众在此处填写所需信息. */
const PROMPT =
  "(?<=^|[，。；：:（(])(?:(?:请在此|请?在(?:此处|这里))(?:填写|输入|插入|补充)|(?:单击|点击)(?:或点击|或轻触)?(?:此处|这里)(?:添加|输入|编辑)|请根据实际(?:情况)?填写|此处(?:填写|插入|补充))(?![^。；]{0,24}(?:[即便就]可|可[以查]|就能|容易))[^，。；：、“”（）《》\\d]{0,16}(?=[，。；）)]|$)";

/** What stands where something is to be filled in. Each alternative is one run of characters, so none backtracks far. */
const PLACEHOLDER = new RegExp(
  [
    `${ALONE}20(?:[XxＸ×*＊]{1,2}|\\d[XxＸ×*＊])(?=年)`,
    `(?<!\\d)20${BLANK}{0,8}年${BLANK}{1,8}月(?:${BLANK}{1,8}日)?`,
    `(?<=\\d年)${BLANK}{1,8}月${BLANK}{1,8}日`,
    `二[〇○零][XxＸ×]{2}(?=年)`,
    `${ALONE}(?:[XxＸ]{1,6}|[×✕]{1,6})(?=${BLANK}?(?:${UNIT}(?![A-Za-z])))`,
    `${ALONE}(?:[XxＸ]{2,6}|[×✕]{2,6})(?=${NAME})`,
    `(?<![一二三四五六七八九十〇○零])[○〇]{2,6}(?=${NAME}|[件份条起宗例项次篇期场个家名])`,
    `${ALONE}[*＊]{2,12}(?=${BLANK}?${UNIT}(?:[，。；、,;：:）)]|$))`,
    `${ALONE}[_＿]{2,40}(?=${BLANK}?${UNIT})`,
    `${ALONE}[_＿]{3,40}${BEHIND}`,
    `(?<=${OFFICER}[为是：:由]?)(?:[XxＸ]{2,3}|[×✕]{2,3})${NAME_END}`,
    `(?<=${CLERK}[为是：:由]?)[\\u4e00-\\u9fff]?某某?某${CLAUSE_END}`,
    `(?<=${OFFICER}[为是：:由]?)[\\u4e00-\\u9fff]?某某?某${HEADS}`,
    `${BEFORE_PERSON}(?:某某|[XxＸ]{2,3}|[×✕]{2,3})(?=同志)`,
    `(?<!["“《‘])某某(?=(?:镇|乡|街道|县|市|区)(?:人民政府|政府|办事处|党委|党政办)|(?:镇|乡|县|区)20\\d\\d年|单位20\\d\\d年|局20\\d\\d年)`,
    `【${BLANK}{0,8}】|〔${BLANK}{0,8}〕|《${BLANK}{0,8}》|“${BLANK}{0,8}”|（${BLANK}{0,8}）`,
    `[【（(〔[][^【】（）()〔〕[\\]\\r\\n]{0,12}(?:待填写?|待补充?|待核实?后?填写?|请填写?|此处填写?|此处补充|此处插入|填写)[^【】（）()〔〕[\\]\\r\\n]{0,16}[】）)〕\\]]`,
    `[【（(〔[](?:单位|机关|部门|乡镇|街道)(?:名称|全称)[】）)〕\\]]`,
    // 开展自查 次，: what is counted, or done with it, stands in front of a blank and a measure word.
    `(?=${BLANK})(?<=${COUNTED})${BLANK}{1,12}(?=${MEASURE}(?:[，。；、）)]|$))`,
    // The same behind any other word, where no word goes on with the measure word: 文 件, 上 次.
    `(?=${BLANK})(?<=[\\u4e00-\\u9fff](?<![文信案邮稿事要附证软条急零配硬档层场人批频主其再首多每这该本上下前后头线链一二三四五六七八九十几全]))${BLANK}{2,12}(?=[件条次篇](?:[，。；]|$))`,
    `(?=${BLANK})(?<=共计?|收到|发布|公开|召开|举办|印发|制定|制发)${BLANK}{1,12}(?=${MEASURE}(?:政府信息|政务信息|信息|申请|培训|会议|文件|规范性文件))`,
    `(?=[\\dXxＸ×✕*＊（(])(?<=${NUMBERS_OF}[^，。；、\\d\\s]{0,6}[：:为]${BLANK}?)(?:\\d{3,4}[-—－]${BLANK}?|[（(][XxＸ×✕*＊\\d]{3,4}[）)])?[XxＸ×✕*＊]{3,12}(?:[-—－][XxＸ×✕*＊]{4,8})?(?![\\dA-Za-z@*＊.．])`,
    // 联系电话：0735-442XXXX: a template gives the first digits that all numbers of the place have.
    `(?=0)(?<=${NUMBERS_OF}[^，。；、\\d\\s]{0,6}[：:为]${BLANK}?)0\\d{2,3}[-—－]?\\d{1,6}[XxＸ×✕]{2,7}(?![\\dA-Za-z@*＊.．])`,
    // At the end of a line the number may stand on the next one.
    `(?:(?:联系|办公|咨询|监督|投诉|举报|值班|公开)?${NUMBERS_OF}|联系人|(?:联系|办公|通讯|通信)地址|电子邮箱)[：:]${BLANK}{0,12}(?=[，。；）)])(?![^。；]{0,24}(?:等[栏项要]|逐一补齐|写明))`,
    "(?<=www\\.|https?://)[xX×*]{2,6}(?=\\.)",
    `(?=[\\u4e00-\\u9fff]?某)(?<=由|${OFFICER})[\\u4e00-\\u9fff]?某某(?=(?:同志)?(?:主持|主讲|授课|带队))`,
    PROMPT,
    `(?=${BLANK})(?<=率为?|占比?)${BLANK}{1,12}(?=[%％])`,
    "(?<=[为是：:共计])待(?:填写?|补充?|核实)(?=[，。；、,;]|$)",
  ].join("|"),
  "g",
);

/** The number of a telephone with too few digits behind its area code; short ones of services begin with 1 or 9: 0735-12345. */
const SHORT_NUMBER =
  /(?=0)(?<=(?<!内线|短号|虚拟网)(?:电话|传真|热线)[^，。；、\d\s]{0,6}[：:为][ \u3000\u00a0]?)0\d{2,3}[-—－]([2-8]\d{3,5})(?![\dA-Za-z@*＊×✕Ｘ]|[ \u3000\u00a0—－\-−_~～/／]\d|[.．]\d|\s*(?:[（(]?转|\d))/g;

const rule: Rule = {
  meta: {
    id: "text/placeholder",
    title: "还没有填的地方",
    titleEn: "A place that was left to be filled in",
    severity: "warning",
    fix: "none",
    basis: "《中华人民共和国政府信息公开条例》第五十条：年度报告应当写明各项情况",
    docs: `检查题目和正文里留着待填、没有填的地方，表格里的由 \`table/not-a-count\`、\`table/blank-cell\` 检查：

- 代替数字、名称的记号：“XX件”“××年”“***条”“___件”“XX镇”；
- 代替人名、机关名称的“镇长张某某”“×××同志”“某某镇人民政府”；
- 空着的括号、引号、书名号：“【】”“《》”“（）”；
- 空着的日期：“20  年  月  日”；
- 量词前面空着的数：“开展自查 次”；
- 空着的电话、邮编、网址：“联系电话：XXXX-XXXXXXX”“（联系电话：）”“0735-442XXXX”，位数不够的固定电话：“0735-44212”；
- “（待填）”“【请填写单位名称】”“请在此处填写……”这样的提示。

隐去姓名、电话、证件号码的（李××、138****0000），引号、书名号和案例里的“某某”，引号里的提示不算。

怎么改：补上实际的数字、名称、日期；没有的内容整句删去。`,
  },
  *check(report) {
    const { title } = report;
    if (title) yield* placed(findingsIn(report.text.slice(title.span.start, title.span.end)), title.span.start);
    for (const { span, text } of paragraphs(report)) yield* placed(findingsIn(text), span.start);
  },
};

const findingsIn = remember((text): readonly Finding[] => [
  ...[...text.matchAll(PLACEHOLDER)]
    .map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }))
    .filter((span) => !isMasked(text, span))
    .map((span) => ({ span, message: `${said(text, span)}这里还没有填，请补上或者删去。` })),
  ...[...text.matchAll(SHORT_NUMBER)].map(({ 0: written, 1: own = "", index }) => ({
    span: { start: index, end: index + written.length },
    message: `${quote(written)}区号后面只有 ${own.length} 位，固定电话是 7 到 8 位，请补全。`,
  })),
]);

/** What is told of persons and bodies whose names are kept back. */
const CASE = /诉(?!讼)|(?<![方档备预提议草答图教])案|反映|举报|信访|通报|违|受贿|处分/;

/** Whether a placeholder for a name is meant: in quotation marks or a title, or in what is told of a case. */
function isMasked(text: string, { start, end }: Span): boolean {
  const isPerson = text.startsWith("同志", end);
  if (!isPerson && text.charAt(end - 1) !== "某") return false;
  const [before, behind] = sentenceAround(text, { start, end });
  return isQuoted(text, start) || CASE.test(before) || CASE.test(behind);
}

/** The placeholder in quotation marks with the unit or the name behind it. */
function said(text: string, { start, end }: Span): string {
  if (text.charAt(end - 1) === "某") return `“${text.slice(start, end)}”`;
  const behind =
    /^[ \u3000\u00a0]?(?:街道|同志|(?![任为])[\u4e00-\u9fff%％])/.exec(text.slice(end, end + 3))?.[0] ?? "";
  const words = text.slice(start, end) + (/[\])）】〕》”日]$/.test(text.slice(start, end)) ? "" : behind);
  return `“${words.replace(/[“”]/g, (mark) => (mark === "“" ? "‘" : "’")).replace(/\s+/g, " ")}”`;
}

export default rule;
