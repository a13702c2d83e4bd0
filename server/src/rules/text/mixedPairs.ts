import type { Finding, Fix } from "../types";

/** Two words that say the same, or do not go together: named groups `first` and `second`, and what may stand for each. */
interface Pair {
  readonly pattern: RegExp;
  readonly says: string;
  /** What the second is replaced by, where that mends it, or the first. */
  readonly second?: string;
  readonly first?: string;
}

const TWO_WAYS = "是两种说法，请留一个";
const TWICE = "说的是一个意思，请留一个";
const NUMBER = "\\d[\\d.,]*[万千百]?[\\u4e00-\\u9fff%％]{1,3}?";

const PAIRS: readonly Pair[] = [
  {
    pattern: /(?<first>是(?:因为|由于))[^，。；！？]{2,40}(?<second>的(?:原因|缘故))(?=[，。；]|$)/dg,
    says: TWO_WAYS,
    second: "",
  },
  {
    pattern: /(?<first>原因(?:主要)?是)(?<second>因为|由于)(?![^。；！？]{2,60}(?:造成|导致|引起|所致))/dg,
    says: TWO_WAYS,
    second: "",
  },
  {
    pattern: /(?<first>本着)[^，。；以]{2,20}(?<second>为)(?=(?:原则|宗旨|目的|理念)(?:[，。；]|$))/dg,
    says: "是两种说法，请改为“本着……的……”或“以……为……”",
    second: "的",
  },
  {
    pattern:
      /(?<first>围绕)(?=以)(?!以人民为中心)[^，。；]{2,24}(?<second>为(?:重点|核心|中心|主线|目标|主题|抓手))(?=[，。；]|$)/dg,
    says: TWO_WAYS,
    first: "",
  },
  {
    pattern:
      /(?<=^|[，。；])(?<first>关于)(?<second>在)(?![^，。；》]{2,24}的(?:通知|意见|方案|要求))[^，。；》]{2,24}(?:方面|工作中|过程中)(?=，)/dg,
    says: TWO_WAYS,
    first: "",
  },
  {
    pattern: /(?<first>截[至止])到?(?:目前|现在|今天|20\d\d年[^，。；]{0,8})(?<second>为止)/dg,
    says: TWICE,
    second: "",
  },
  {
    pattern: /(?<first>避免|防止|杜绝|谨防)[^，。；、不]{0,12}(?<second>不)(?=再?(?:发生|出现))/dg,
    says: "连用成了相反的意思，请删去“不”",
    second: "",
  },
  { pattern: /(?<first>可以)(?<second>能够)/dg, says: TWICE, second: "" },
  { pattern: /(?<first>能够)(?<second>可以)/dg, says: TWICE, second: "" },
  { pattern: /(?<![平人户])(?<first>均)(?<second>都)(?![市江会城])/dg, says: TWICE, second: "" },
  { pattern: /(?<![成首古故京])(?<first>都)(?<second>均)(?=已|能|未|有|按|为|在|做)/dg, says: TWICE, second: "" },
  {
    pattern: /(?<first>列)(?<second>入为)(?![民了期])/dg,
    says: "两种说法混在一起，请改为“列为”或“列入”",
    second: "为",
  },
  {
    pattern: /(?:[与和同]|紧密|有机)[^，。；]{1,16}(?<first>相)(?=结合起来|统一起来)(?<second>结合起来|统一起来)/dg,
    says: TWO_WAYS,
    first: "",
  },
  {
    pattern: /(?<=[，。；])(?<first>有待)于?进一步的?[^，。；]{2,10}(?<second>之处)(?=[，。；]|$)/dg,
    says: TWO_WAYS,
    second: "",
  },
  { pattern: /(?<first>有待)于?(?:进一步)?(?<second>需要?)(?=[\u4e00-\u9fff])/dg, says: TWICE, second: "" },
  { pattern: /(?<first>[还仍尚亟]需)要?(?:进一步)?(?<second>有待)于?/dg, says: TWICE, second: "" },
  {
    pattern: /(?<first>基本)(?<second>全部)(?=完成|实现|落实|办结|公开|覆盖|整改|到位|达到|建成)/dg,
    says: "不能同时说，请留一个",
    second: "",
  },
  {
    pattern: /(?<first>进行)了?(?:答复|办理|处理|回复|整改|公开|发布)(?<second>完毕)/dg,
    says: TWO_WAYS,
    second: "",
  },
  { pattern: /(?<first>不但)(?!没|不|未|无)[^。；，]{2,30}，(?<second>而是)/dg, says: "不能搭配", second: "而且" },
  {
    pattern: /(?<first>只有)(?!\d|[一二两三四五六七八九十])[^。；，]{2,30}，(?<second>就能|就会|就可以)/dg,
    says: "不能搭配",
    second: "才能",
  },
  {
    pattern: new RegExp(`(?<first>至少|不少于|不低于|最少)[^，。；\\d]{0,6}${NUMBER}(?<second>以上|左右)`, "dg"),
    says: "都表示至少，请留一个",
    second: "",
  },
  {
    pattern: new RegExp(`(?<first>不超过|最多)${NUMBER}(?:工作日)?(?<second>以内|以下|之内|左右)`, "dg"),
    says: "都表示至多，请留一个",
    second: "",
  },
  {
    pattern: new RegExp(`(?<first>大约)[^，。；\\d]{1,6}${NUMBER}(?<second>左右|上下)`, "dg"),
    says: "都表示约数，请留一个",
    second: "",
  },
  { pattern: /(?<first>[日月年]均)(?<second>每[天日月年])/dg, says: TWICE, second: "" },
  {
    pattern: /(?<first>减少|下降|降低|缩短|缩减|压减)了?近?(?<second>[一二两三四五六七八九十\d][\d.]*倍)/dg,
    says: "不能搭配：减少不用倍数，请改为几成、百分之几",
  },
];

/** Words of a paragraph that say one thing twice, or do not go together. */
export function mixedPairs(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { pattern, says, ...right } of PAIRS)
    for (const { indices } of text.matchAll(pattern)) {
      const [first, second] = [indices?.groups?.first, indices?.groups?.second];
      if (!first || !second) continue;
      const span = { start: second[0], end: second[1] };
      const before = { start: first[0], end: first[1] };
      const words = text.slice(before.start, before.end);
      const fixes: Fix[] = [];
      if (right.second !== undefined) fixes.push(put(text, span, right.second));
      if (right.first !== undefined) fixes.push(put(text, before, right.first));
      found.push({
        span,
        message: `“${words}”和“${text.slice(span.start, span.end)}”${says}。`,
        related: [{ span: before, message: `前面的“${words}”` }],
        fixes: fixes.map((fix, i) => ({ ...fix, preferred: i === 0 })),
      });
    }
  return found;
}

function put(text: string, span: { readonly start: number; readonly end: number }, right: string): Fix {
  const written = text.slice(span.start, span.end);
  const title = right === "" ? `删去“${written}”` : `“${written}”改为“${right}”`;
  return { title, kind: "suggestion", edits: [{ span, text: right }] };
}
