import { fold } from "../../text/fold";
import { editDistance } from "../../text/similarity";
import type { Rule } from "../types";

/** Characters in which a heading may differ from the official one to be put right without asking. */
const SLIP = 2;

const rule: Rule = {
  meta: {
    id: "structure/section-heading",
    title: "部分标题与规定的写法不一致",
    titleEn: "Heading close to the official wording but not it",
    severity: "warning",
    fix: "mixed",
    basis: "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式",
    docs: `检查六个部分标题的文字是否与规定的一致。全角半角、空格，以及《条例》中的提法（如“因政府信息公开工作被申请行政复议、提起行政诉讼情况”）不算错。

怎么改：改成规定的标题。只差一两个字的可以自动改，差得多的请确认后再改。`,
  },
  *check(report) {
    for (const { form, exact, name } of report.sections) {
      if (exact) continue;
      const written = report.text.slice(name.start, name.end);
      const slip = editDistance(fold(written), fold(form.heading)) <= SLIP;
      yield {
        span: name,
        message: `第${form.numeral}部分的标题应为“${form.heading}”，这里写成了“${written}”。`,
        fixes: [
          {
            title: `标题改为“${form.heading}”`,
            kind: slip ? "safe" : "suggestion",
            preferred: true,
            edits: [{ span: name, text: form.heading }],
          },
        ],
      };
    }
  },
};

export default rule;
