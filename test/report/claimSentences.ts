/**
 * Sentences as reports write them; `{received}` and the like stand for what the tables tell (see `claims.test.ts`).
 * `SELF` is how the body calls itself, `YEAR` the year reported on, `LAST` and `NEXT` those beside it.
 */
export const APPLICATION_SENTENCES: readonly string[] = [
  "（二）依申请公开。全年新收政府信息公开申请{received}件，上年结转{carriedIn}件，办结{resultTotal}件，结转下年度{carriedOut}件。",
  "（二）依申请公开情况。YEAR年，SELF共收到政府信息公开申请{received}件，上年结转{carriedIn}件，均按照规定办理，办结{resultTotal}件，结转下年度继续办理{carriedOut}件。",
  "（二）依申请公开。YEAR年共收到政府信息公开申请{all}件（含上年结转{carriedIn}件），已办结{resultTotal}件，其中予以公开{granted}件，部分公开{partlyGranted}件，不予公开{refused}件，无法提供{unavailable}件。",
  "YEAR年度，SELF共受理依申请公开{all}件，其中新收{received}件，上年结转{carriedIn}件。全年办结{resultTotal}件，结转下一年度{carriedOut}件。",
  "2.依申请公开。YEAR年，SELF新收政府信息公开申请{received}件，其中自然人申请{natural}件，法人或其他组织申请{legalBodies}件。",
  "二是依申请公开规范有序。全年受理依申请公开政府信息申请{received}件，已全部按时答复。",
  "全年共收到信息公开申请{received}件，比上年增加3件，同比增长30%；办结{resultTotal}件，办结率93%。",
  "依申请公开方面，SELF共办理政府信息公开申请{all}件，其中上年结转{carriedIn}件、本年新收{received}件。",
  "（二）依申请公开：SELF全年共接收政府信息公开申请{received}件，{carriedOut}件结转下年度继续办理，其余均已办结。",
  "YEAR年，全年收到{received}件政府信息公开申请，其中{natural}件由自然人提出。",
  "本年度共收到依申请公开申请 {received} 件，答复 {resultTotal} 件，上年结转 {carriedIn} 件。",
  "SELF本年新收政府信息公开申请数量为{received}件，上年结转政府信息公开申请{carriedIn}件。",
  "（二）依申请公开。已办结的申请中，予以公开{granted}件、部分公开{partlyGranted}件、不予公开{refused}件、无法提供{unavailable}件。",
  "（二）依申请公开。SELF收到政府信息公开申请{received:chinese}件，上年结转{carriedIn:chinese}件，办结{resultTotal:chinese}件。",
  "全年收到公民、法人和其他组织提出的政府信息公开申请{received}件。",
  "依法依规办理依申请公开工作，YEAR年共收到政府信息公开申请{received}件，LAST年结转{carriedIn}件，共办结{resultTotal}件，结转NEXT年{carriedOut}件。",
  "（二）依申请公开。进一步规范受理、登记、办理、答复各环节，全年收到申请{received}件，上年度结转{carriedIn}件，办结{resultTotal}件，其中本机关不掌握相关政府信息{notHeld}件，保护第三方合法权益{thirdParty}件，属于四类过程性信息{process}件。",
  "（二）依申请公开工作。今年以来，SELF严格落实《条例》要求，共收到政府信息公开申请{received}份，其中网络申请5份，信函申请3份，当面申请5份；截至YEAR年12月31日，尚未办结{carriedOut}件。",
  "（二）依申请公开。全年收到申请{received}件。其中予以公开{granted}件，占办结总数的57%；部分公开{partlyGranted}件，占14%。",
  "YEAR年共办结政府信息公开申请{resultTotal}件：予以公开{granted}件，部分公开{partlyGranted}件，不予公开{refused}件，无法提供{unavailable}件，不予处理{notProcessed}件，其他处理{otherHandling}件。",
  "YEAR年，SELF共收到{received}件依申请公开请求，LAST年结转政府信息公开申请{carriedIn}件，共办结{resultTotal}件，结转NEXT年度继续办理{carriedOut}件。",
  "（二）依申请公开。SELF收到依申请公开件{received}件；办结依申请公开件{resultTotal}件（含LAST年结转的{carriedIn}件），其中，予以公开{granted}件，信息无法提供{unavailable}件、不予处理{notProcessed}件。",
  "YEAR年，SELF新收政府信息公开申请{received}件，上年结转{carriedIn}件，全年应办理{all}件，办结{resultTotal}件，结转下年度{carriedOut}件。",
  "YEAR年，SELF共收到政府信息公开申请{received}件，连同LAST年结转的{carriedIn}件，合计{all}件，已办结{resultTotal}件，剩余{carriedOut}件转结下一年度办理。",
  "YEAR年，SELF需办理政府信息公开申请{all}件，办结{resultTotal}件，结转{carriedOut}件。",
  "全年累计收到政府信息公开申请{received}件，累计办结{resultTotal}件；{carriedOut}件尚未到答复期限。",
  "SELF共收到政府信息公开申请{received}件，截至年底已答复{resultTotal}件，{carriedOut}件正在办理中。",
  "YEAR年1-12月，SELF收到并受理政府信息公开申请{all}件，办理完成{resultTotal}件，当年出具答复{resultTotal}件。",
  "YEAR年度，SELF共收到信息公开申请{received}件，比LAST年（31件）增长29%，答复{resultTotal}件。",
  "SELF收到政府信息公开申请{received}件，分别为予以公开{granted}件，部分公开{partlyGranted}件，不予公开{refused}件，无法提供{unavailable}件。",
  "SELF收到政府信息公开申请{received}件，同意公开{granted}件，同意部分公开{partlyGranted}件，不同意公开{refused}件。",
  "SELF收到政府信息公开申请{received}件，其中“予以公开”{granted}件，“部分公开”{partlyGranted}件，“不予公开”{refused}件。",
  "SELF收到政府信息公开申请{received}件，因本机关不掌握相关政府信息无法提供{unavailable}件，信访举报投诉类申请不予处理{notProcessed}件，申请人逾期不补正{otherHandling}件。",
  "SELF收到政府信息公开申请{received}件，其中予以公开、部分公开的共{grantedBoth}件，不予公开{refused}件。",
  "（二）依申请公开。全年予以公开、部分公开、不予公开分别为{granted}件、{partlyGranted}件和{refused}件。",
  "YEAR年，SELF政府信息公开申请量{received}件，办结量{resultTotal}件。",
];

export const DISPUTE_SENTENCES: readonly string[] = [
  "YEAR年，因政府信息公开工作被申请行政复议{review}件，被提起行政诉讼{litigation}件。",
  "全年发生政府信息公开行政复议{review}件，其中结果维持{reviewUpheld}件，尚未审结{reviewPending}件；行政诉讼{litigation}件，结果维持{litigationUpheld}件。",
  "因政府信息公开引发的行政复议{review}起、行政诉讼{litigation}起。",
  "SELF因政府信息公开申请行政复议{review}件（维持{reviewUpheld}件，尚未审结{reviewPending}件），提起行政诉讼{litigation}件。",
  "涉及政府信息公开的行政复议案件{review:chinese}件，未经复议直接起诉{direct}件，复议后起诉{after}件。",
  "（二）依申请公开。收到政府信息公开申请{received}件。全年因政府信息公开被申请行政复议{review}件，结果纠正{reviewCorrected}件，行政诉讼{litigation}件。",
  "YEAR年政府信息公开行政复议、行政诉讼案件共{disputes}件。",
  "政府信息公开行政复议{review}件，其中予以维持{reviewUpheld}件、予以纠正{reviewCorrected}件，已审结7件，正在审理{reviewPending}件。",
  "因不服政府信息公开答复提起行政复议{review}件，行政诉讼{litigation}件。",
  "政府信息公开类行政复议、行政诉讼分别为{review}件、{litigation}件。",
];

export const DOCUMENT_SENTENCES: readonly string[] = [
  "全年制发行政规范性文件{issued}件，废止{repealed}件，现行有效{inForce}件。",
  "YEAR年，SELF制定行政规范性文件{issued:chinese}件，均已向社会公开。",
  "（一）主动公开。SELF制定出台规范性文件{issued}份，废止规范性文件{repealed}份，截至YEAR年底现行有效的行政规范性文件{inForce}件。",
  "全年共印发规范性文件{issued}个，并同步公开解读材料6篇。",
  "本年制发规章{regulations}件、行政规范性文件{issued}件，废止行政规范性文件{repealed}件。",
  "YEAR年新制定规范性文件 {issued} 件。",
  "SELF制定公布行政规范性文件{issued}件，清理废止{repealed}件，截至目前现行有效{inForce}件。",
];

export const DECISION_SENTENCES: readonly string[] = [
  "全年作出行政许可决定{licences}件、行政处罚决定{penalties}件、行政强制决定{coercion}件。",
  "YEAR年，SELF作出行政处罚{penalties}件，行政强制{coercion}件。",
  "本年行政许可处理决定{licences}件，行政处罚处理决定{penalties}件。",
  "收取行政事业性收费{fee}万元，公开各类信息1200条。",
  "YEAR年，SELF办理行政许可{licences}件，查处行政处罚案件{penalties}件，采取行政强制措施{coercion}件。",
  "本年度行政处罚{penalties}件，行政强制{coercion}件。",
  "YEAR年，SELF作出行政许可、行政处罚、行政强制决定分别为{licences}件、{penalties}件、{coercion}件。",
  "YEAR年，SELF行政事业性收费收入{fee}万元。",
];

/** Sentences about something else than the tables, or about a part of what they tell; figures that no table has. */
export const OTHER_SENTENCES: readonly string[] = [
  "（二）依申请公开。LAST年共收到政府信息公开申请91件，办结92件。",
  "区政府办公室共收到政府信息公开申请91件，办结92件，结转下年度93件。",
  "其中，市本级收到政府信息公开申请91件，办结92件。予以公开93件。",
  "上半年收到政府信息公开申请91件，办结92件。",
  "三季度受理依申请公开91件。",
  "全年收到政府信息公开申请约{received}件，办结{resultTotal}件左右，结转近10件。",
  "收到网民留言91条，办结92条，答复93条，均已办结。",
  "受理12345热线工单9182件，办结9181件。",
  "办理人大代表建议91件、政协提案92件，均已全部办结。",
  "受理信访事项91件，办结92件，不予处理93件。",
  "编制依申请公开事项目录91项。",
  "通过网络收到申请91件，通过信函收到申请92件。",
  "通过网络，收到政府信息公开申请91件，办结92件。",
  "自《条例》施行以来，累计收到政府信息公开申请9191件。",
  "近三年，共收到政府信息公开申请9191件，办结9190件。",
  "自2019年以来，制定规范性文件91件，废止92件。",
  "依申请公开案件91件引发复议。",
  "全市政府系统共收到政府信息公开申请9191件，答复9192件，其中市政府收到91件。",
  "下半年收到申请91件，办结92件，结转下年度93件。",
  "未收到不予公开的行政复议申请，未发生一起责任追究。",
  "除依法结转下年度的7件外，其余申请均已办结。",
  "上年结转的6件申请均已办结。",
  "抽查各单位政府信息公开申请答复书91件，纠正92件。",
  "受县政府委托办理政府信息公开申请91件。",
  "收到涉及土地征收的政府信息公开申请91件，予以公开92件。",
  "废止和宣布失效规范性文件91件。",
  "截至YEAR年底，累计受理政府信息公开申请9191件。",
  "指导各镇街办理政府信息公开申请91件，答复92件。",
  "审核区住建局等部门的政府信息公开申请答复书91件。",
  "涉及征地拆迁类申请91件，涉及住房保障类申请92件。",
  "全县行政复议机构办理行政复议案件91件，办结92件。",
  "作为复议机关，受理行政复议案件91件，维持92件，纠正93件。",
  "公开行政许可信息9191条、行政处罚信息9292条，行政许可事项91项。",
  "发布规范性文件解读91篇，图解92个，清理规范性文件93件，其中废止94件。",
  "代县政府起草行政规范性文件91件。",
  "各部门制定行政规范性文件91件，废止92件。",
  "审查各镇报备的规范性文件91件。",
  "主动公开规范性文件91件。",
  "与上年相比，政府信息公开申请增加91件，行政复议减少92件。",
  "计划NEXT年制定行政规范性文件91件。",
  "培训91次，942人次参加，印发宣传册9100份。",
  "县公安局作出行政处罚决定9191件。",
  "收到政府信息公开申请较多的单位是县自然资源局，共91件，办结92件。",
  "局机关收到政府信息公开申请91件；下属单位收到92件。",
  "发布政府信息公开申请办理案例91个。",
  "LAST年收到政府信息公开申请91件，行政复议92件，制发规范性文件93件。",
  "截至LAST年底，现行有效的行政规范性文件91件。",
  "主动公开信息9191条，其中行政许可9100条、行政处罚91条。",
  "其余91件已按时答复，剩余92件申请人撤回。",
  "政务大厅办理行政许可事项9191件。",
  "公文类信息中，主动公开91件、依申请公开92件、不予公开93件。",
  "SELF未依申请公开政府信息。",
  "登记咨询91件，完成依申请公开目录92项。",
];

/** Sentences that say there is none, for tables without any. */
export const NONE_SENTENCES: readonly string[] = [
  "（二）依申请公开。YEAR年未收到政府信息公开申请。",
  "SELF全年没有收到任何政府信息公开申请。",
  "（二）依申请公开：未收到依申请公开政府信息。",
  "（二）依申请公开情况。全年收到政府信息公开申请0件，上年结转0件。",
  "全年未收到任何书面或其它形式要求公开政府信息的申请。",
  "YEAR年SELF没有收到政府信息依申请公开情况。",
  "（二）依申请公开。SELF未收到公民、法人和其他组织提出的政府信息公开申请。",
  "SELF新收政府信息公开申请数量为0。",
  "收到依申请公开零件。",
  "YEAR年，SELF未接到任何形式的政府信息公开申请。",
  "（二）依申请公开。SELF未收到任何单位和个人提出的信息公开申请。",
  "YEAR年SELF无依申请公开事项。",
  "YEAR年，SELF未收到过信息公开申请。",
  "全年未发生依申请公开情况。",
];

export const NO_DISPUTE_SENTENCES: readonly string[] = [
  "YEAR年，SELF未发生因政府信息公开引起的行政复议、行政诉讼。",
  "没有因政府信息公开被申请行政复议、提起行政诉讼的情况。",
  "全年无行政复议和行政诉讼案件。",
  "因政府信息公开申请行政复议0件，提起行政诉讼0件。",
  "未发生行政复议、行政诉讼情况。",
  "SELF未发生因政府信息公开工作而被申请行政复议或被提起行政诉讼的情形。",
  "（二）依申请公开。SELF未发生行政复议、行政诉讼事项。",
];

export const NO_DOCUMENT_SENTENCES: readonly string[] = [
  "SELF没有收取行政事业性收费。",
  "SELF未制定行政规范性文件。",
  "全年没有制发规范性文件，没有废止规范性文件。",
  "YEAR年制定规范性文件0件。",
];

/** The same in words that put zero behind what is counted. */
export const ZERO_SENTENCES: readonly string[] = [
  "全年行政处罚为零。",
  "SELF行政许可、行政处罚、行政强制均为0。",
  "YEAR年行政许可、行政处罚和行政强制均为零。",
  "行政许可、行政处罚、行政强制，均为0件。",
  "全年行政强制：无。",
  "YEAR年，SELF未发生行政处罚、行政强制。",
  "全年未实施行政处罚、行政强制措施。",
  "行政事业性收费为零。",
  "行政事业性收费金额为0元。",
  "行政事业性收费：无。",
  "行政复议、行政诉讼均为零。",
  "全年行政复议：无，行政诉讼：无。",
  "因政府信息公开引发的行政复议、行政诉讼均为0件。",
  "SELF政府信息公开行政复议、行政诉讼均无。",
  "涉及政府信息公开的行政复议、行政诉讼，均为0。",
  "（二）依申请公开：无。",
  "（二）依申请公开。全年政府信息公开申请为零。",
  "（二）依申请公开。新收申请、上年结转申请均为0。",
  "（二）依申请公开。全年收到政府信息公开申请为0件，结转下年度为0件。",
  "YEAR年，SELF收到依申请公开件数为零。",
  "（二）依申请公开。予以公开、部分公开均为0。",
  "SELF规章、行政规范性文件制发均为零。",
  "全年行政规范性文件制发、废止、现行有效均为0件。",
  "行政规范性文件制定数为0。",
];

/** Zeros of something else, or of a part. */
export const OTHER_ZERO_SENTENCES: readonly string[] = [
  "因行政处罚引发的行政复议、行政诉讼为零。",
  "行政复议败诉为零。",
  "行政处罚投诉为零。",
  "上半年行政处罚为零。",
  "LAST年行政处罚、行政强制均为0。",
  "县公安局行政处罚为零。",
  "通过信函收到的政府信息公开申请为零。",
  "行政处罚公示差错率为零。",
  "政府信息公开申请超期答复为零。",
  "依申请公开，逾期答复：无。",
  "没有因政府信息公开受到行政处罚。",
  "其中法律服务机构申请均为0。",
  "行政许可超时办结率为0。",
  "行政复议纠错和诉讼败诉均为零。",
  "信息处理费：无。",
  "收费情况：无。",
  "行政许可、行政处罚信息公示，逾期：无。",
  "全年因政府信息公开工作引发的行政处罚、责任追究均为零。",
];

/** Sentences that say all is done. */
export const DONE_SENTENCES: readonly string[] = [
  "（二）依申请公开。全年收到政府信息公开申请{received}件，均已办结。",
  "（二）依申请公开。SELF共收到政府信息公开申请{received}件，已全部按时办结。",
  "全年受理依申请公开{all}件，办结率100%。",
  "（二）依申请公开。收到的申请均在法定期限内办结。",
  "共办理政府信息公开申请{all}件，全部办结。",
];

/** Sentences by what is to be read in them, each figure of which the tables tell. */
export const SENTENCES_BY_KIND: Readonly<Record<string, readonly string[]>> = {
  "收到、上年结转、办结、结转下年 received to carried over": APPLICATION_SENTENCES.slice(0, 2),
  "办理结果的列举 results, one after the other": APPLICATION_SENTENCES.slice(-1),
  "申请人 applicants": APPLICATION_SENTENCES.filter((sentence) => /natural/.test(sentence)),
  "和：含上年结转 sums": APPLICATION_SENTENCES.filter((sentence) => /\{all\}/.test(sentence)),
  "中文数字 Chinese numerals": APPLICATION_SENTENCES.filter((sentence) => /:chinese/.test(sentence)),
  "复议、诉讼的结果 disputes": DISPUTE_SENTENCES,
  "规章、规范性文件 documents": DOCUMENT_SENTENCES,
  "许可、处罚、强制、收费 decisions and fees": DECISION_SENTENCES,
};

/** Rough figures by what they come to, `{received}` and the like being the exact ones; and far off. */
export const ROUGH_SENTENCES: readonly (readonly [right: string, wrong: string])[] = [
  ["全年收到政府信息公开申请40余件。", "全年收到政府信息公开申请90余件。"],
  ["SELF收到政府信息公开申请约40件。", "SELF收到政府信息公开申请约90件。"],
  ["全年作出行政许可决定2000多件。", "全年作出行政许可决定4000多件。"],
  ["全年作出行政许可决定0.21万件。", "全年作出行政许可决定0.5万件。"],
  ["全年作出行政许可决定近2200件。", "全年作出行政许可决定近1800件。"],
  ["全年作出行政许可决定超2000件。", "全年作出行政许可决定超3000件。"],
];
