import { ASPECTS } from "../../forms";
import { withoutBlanks } from "../../text/squeeze";
import { quote } from "../quote";
import type { Rule } from "../types";

/** Any word that shows that an aspect is spoken of: rather one word too many than a false reminder. */
const WORDS: Readonly<Record<(typeof ASPECTS)[number], RegExp>> = {
  主动公开: /主动公开|公开[^。\n]{0,30}\d+\s*[条件篇]|发布|公示/,
  依申请公开: /申请/,
  政府信息管理:
    /信息[^。\n]{0,4}管理|规范性文件|审查|审核|审签|保密|清理|目录|指南|动态调整|台账|归档|档案|属性|更新|制度/,
  政府信息公开平台建设:
    /平台|网站|网页|网上|公众号|微信|微博|新媒体|专栏|公开栏|公示栏|宣传栏|查阅|客户端|公报|广播|载体|媒体|渠道|屏/,
  监督保障:
    /监督(?!权)|(?:组织|制度|安全|强化|加强|工作|提供)[^。，；\n]{0,4}保障|保障(?:机制|措施|制度|体系|有力|到位)|考核|考评|考查|培训|追究|问责|评议|评估|检查|督查|督导|督促|领导小组|组织领导/,
};

/** An aspect's heading with nothing behind it before the next one, or before the end. */
const BARE_HEADING = new RegExp(
  `^[ \\t\\u3000]*[（(][一二三四五][）)][ ]?(?:${ASPECTS.join("|")})(?:情况)?[。：:]?\\s*(?=^[ \\t\\u3000]*[（(][一二三四五六][）)]|$(?![\\s\\S]))`,
  "gm",
);

const rule: Rule = {
  meta: {
    id: "structure/missing-aspect",
    title: "总体情况没有说到规定的方面",
    titleEn: "Section one does not speak of one of the five aspects",
    severity: "info",
    fix: "none",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式，第一部分：总体情况",
    docs: `检查第一部分是不是说到了五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。

不要求写小标题，也不要求按次序写，有一句话说到就算。例如“未收到政府信息公开申请”就是说到了依申请公开，“及时更新微信公众号”就是说到了平台建设。

怎么改：补写没有说到的方面；没有发生的也写明没有发生。`,
  },
  *check(report) {
    const section = report.sections.find(({ form }) => form.id === "overview");
    if (!section) return;
    // An introduction before the heading counts, for some bodies put all they have to say there.
    const written = report.text.slice(report.title?.span.end ?? 0, section.content.end);
    if (report.text.slice(section.content.start, section.content.end).trim() === "") return;
    const said = withoutBlanks(written.replace(BARE_HEADING, ""));
    const missing = ASPECTS.filter((aspect) => !WORDS[aspect].test(said));
    if (missing.length === 0) return;
    yield {
      span: section.heading,
      about: missing.join("、"),
      message: `第一部分没有说到${missing.map(quote).join("、")}，总体情况应包括${ASPECTS.join("、")}五个方面，请补写。`,
    };
  },
};

export default rule;
