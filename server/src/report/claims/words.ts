import { type CellId, type Edition, FORMS, type FormTable, type TableId } from "../../forms";
import { fold } from "../../text/fold";
import { localNames } from "../names";

/** What a word does in a statement. */
export type Word =
  /** Says nothing that matters here. */
  | { readonly role: "filler" }
  /** A span of time within or other than the year: 截至. */
  | { readonly role: "until" }
  /** The whole year: 全年. */
  | { readonly role: "time" }
  /** The body that reports and all that its tables cover: 我镇. */
  | { readonly role: "own" }
  /** A part of what was said before: 其中, 含. */
  | { readonly role: "part" }
  /** 累计, which may count several years. */
  | { readonly role: "cumulative" }
  /** How applications came in, which no table tells: 信函. */
  | { readonly role: "channel" }
  /** 等 behind what is counted out. */
  | { readonly role: "andSoOn" }
  /** Behind a figure, that what follows are parts of it: 中. */
  | { readonly role: "among" }
  /** Says of things that they came in: 收到的. */
  | { readonly role: "came" }
  /** Joins two things: 和, 、. */
  | { readonly role: "and" }
  /** Adds up what was told before: 共, 合计. */
  | { readonly role: "sum" }
  /** What is left of what was told before: 其余, 剩余. */
  | { readonly role: "rest" }
  /** What was decided, in writing: 决定书. */
  | { readonly role: "paper" }
  /** Disputes that are over, whose number no table tells. */
  | { readonly role: "concluded" }
  | { readonly role: "all" }
  /** `isOfThings` where no verb need follow: 无, 没有. */
  | { readonly role: "none"; readonly isOfThings: boolean }
  /**
   * 申请 alone, and 政府信息公开申请 in all its wordings; `isRequest` where it cannot be taken for the class of a
   * document: 依申请公开.
   */
  | { readonly role: "application"; readonly isFull: boolean; readonly isRequest: boolean }
  /** What was done with applications. */
  | { readonly role: "act"; readonly act: ApplicationAct }
  | { readonly role: "outcome"; readonly rows: readonly string[]; readonly name: string }
  | {
      readonly role: "applicant";
      readonly columns: readonly string[];
      /** The columns of all who are not meant. */
      readonly others: readonly string[];
      readonly name: string;
      /** Whether everybody may be meant: 公民. */
      readonly isLoose?: true;
    }
  | { readonly role: "dispute"; readonly rows: readonly string[] }
  | { readonly role: "disputeOutcome"; readonly column: string }
  /** Ties disputes to the body as the one that is sued: 被申请. */
  | { readonly role: "disputed" }
  /** Says that an answer is what a dispute is about: 不服. */
  | { readonly role: "contested" }
  /** What is complained of in ways that no table tells: 申诉. */
  | { readonly role: "otherComplaint" }
  | { readonly role: "document"; readonly row: string }
  | { readonly role: "documentAct"; readonly act: DocumentAct }
  | { readonly role: "decision"; readonly table: TableId; readonly row: string }
  | { readonly role: "decide" }
  | { readonly role: "fee" };

export type ApplicationAct =
  | "received"
  | "newlyReceived"
  | "accepted"
  | "handled"
  | "finished"
  | "answered"
  /** What came in and what was carried in: 应办理. */
  | "due"
  | "carriedIn"
  | "carriedOut"
  /** 结转, into the year or out of it. */
  | "carried";

export type DocumentAct = "issued" | "repealed" | "inForce";

/** Words by their first character, the longest first. */
export type Vocabulary = ReadonlyMap<string, readonly (readonly [string, Word])[]>;

/** Two things done with the same applications, as one word: 收到和办理. */
const joined = (first: string, ...others: readonly string[]) =>
  others.flatMap((other) => ["和", "并", "及", "、"].map((and) => first + and + other));
const FILLERS =
  "的 为 是 有 了 达 达到 数 数量 总数 总量 量 件数 情况 案件 案 已 已经 过 而 情形 来自 依法 依规 依法依规 按时 按期 按规 按规定 及时 妥善 规范 实际 主要 也 并 还 加上 连同 因 由 各类 任何 我们 申请人 当事人 相对人 公众 社会公众 群众 按照 规定时限 告知 另有 另 对 程序 进行 进行了 提出 提交 在 于 法定 规定 期限 时限 时间 内 以内 工作 方面 书面或其它形式 书面或其他形式 书面和其他形式 要求 所有 该 其 这 结果 尚有 仍有 还有 经 属于 “ ” 全部内容 关于 有关 相关 针对 事务 问题 事件 现象 处理结果 答复结果 办理结果".split(
    " ",
  );
const CHANNELS =
  "网络 网上 网站 来信 来函 来访 在线 线上 平台 系统 信函 信件 邮寄 邮件 电子邮件 邮政 当面 现场 窗口 传真 渠道 方式 形式 途径 通过 书面 口头".split(
    " ",
  );
const ACTS: Readonly<Record<ApplicationAct, readonly string[]>> = {
  received: ["收到", "接到", "接收", "接收到", "收悉", ...joined("收到", "办理", "处理"), "接收办理"],
  newlyReceived: ["新收", "新收到", "新接收", "本年新收", "当年新收", "本年度新收", "新增"],
  accepted: ["受理", "登记", "受理并办理", "登记受理", "登记并受理"],
  handled: ["办理", "处理", "受理和办理", "办理了", "完成"],
  finished: ["办结", "办理完结", "办理完毕", "处理完毕", "办结完毕", "办理完成", "办毕"],
  answered: ["答复", "办复", "回复", "作出答复", "出具答复", "予以答复", "答复办结", "办结并答复"],
  due: ["应办理", "需办理", "应办", "需办", "应处理"],
  carriedIn: ["上年", "上年度", "上一年", "上一年度", "去年"].flatMap((year) => [
    `${year}结转`,
    `${year}度结转`,
    `${year}转入`,
    `结转${year}`,
    `加${year}结转`,
    `${year}结转办理`,
    `${year}结转至本年度`,
    `${year}结转本年度办理`,
    `${year}结转继续办理`,
    `${year}结转到本年度`,
    `${year}遗留`,
    `${year}未办结`,
  ]),
  carriedOut: [
    ...["下年", "下年度", "下一年", "下一年度", "次年", "明年"].flatMap((year) =>
      ["", "至", "到", "入"].flatMap((to) =>
        ["", "办理", "继续办理", "办结"].flatMap((end) =>
          ["结转", "转结", "转"].map((carry) => `${carry}${to}${year}${end}`),
        ),
      ),
    ),
    "尚未办结",
    "未办结",
    "尚未办理完毕",
    "跨年办理",
    "跨年度办理",
    ...["正在", "尚在", "仍在"].flatMap((still) => [`${still}办理`, `${still}办理中`]),
    ...["答复", "办理", "办结"].flatMap((act) => [`未到${act}期限`, `尚未到${act}期限`, `未到${act}时限`]),
  ],
  carried: ["结转"],
};
/** What reports call the results in fewer words, or in others than the form's. */
const SYNONYMS_OF_ROWS: Readonly<Record<string, readonly string[]>> = {
  granted: ["同意公开", "准予公开", "全部公开", "全部予以公开", "予以全部公开"],
  partlyGranted: [
    "予以部分公开",
    "部分予以公开",
    "同意部分公开",
    "准予部分公开",
    "区分处理部分公开",
    "区分处理后部分公开",
    "区分处理予以部分公开",
  ],
  refused: ["不同意公开", "不准予公开"],
  unavailable: ["信息无法提供"],
  "unavailable.notHeld": [
    ...["本机关", "我机关", "我单位", "本单位", ""].flatMap((body) =>
      ["相关政府信息", "相关信息", "该政府信息", "该信息", "所申请信息"].map((what) => `${body}不掌握${what}`),
    ),
    "本机关不掌握",
  ],
  "unavailable.needsCreation": ["", "需", "需要", "没有现成信息需", "没有现成信息，需要", "没有现成信息、需要"].map(
    (needs) => `${needs}另行制作`,
  ),
  "unavailable.unclear": ["补正后仍不明确", "补正后内容仍不明确", "经补正后申请内容仍不明确"],
  "refused.stateSecret": ["涉及国家秘密"],
  "refused.forbiddenByLaw": ["法律行政法规禁止公开", "法律、行政法规禁止公开", "其他法律、行政法规禁止公开"],
  "refused.thirdParty": ["涉及第三方合法权益", "损害第三方合法权益"],
  "refused.process": ["过程性信息"],
  "refused.internal": ["内部事务信息"],
  "refused.enforcementFile": ["行政执法案卷信息"],
  "notProcessed.petition": ["信访举报投诉", "信访、举报、投诉", "信访、投诉、举报", "信访投诉举报"].flatMap((what) => [
    `${what}类`,
    `${what}类申请`,
  ]),
  "notProcessed.excessive": ["无正当理由大量反复"],
  "otherHandling.notCorrected": ["逾期不补正", "逾期未补正", "无正当理由逾期不补正"].flatMap((what) =>
    ["", "不再处理", "、不再处理", "、行政机关不再处理"].map((end) => what + end),
  ),
  "otherHandling.feeUnpaid": ["逾期未缴费", "逾期未缴纳费用", "逾期未按收费通知要求缴纳费用"],
};
/** The same for the outcomes of disputes. */
const SYNONYMS_OF_OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  upheld: ["予以维持", "维持原行政行为", "维持原决定"],
  corrected: ["予以纠正", "被纠正"],
  pending: ["未审结", "正在审理", "正在审理中", "尚在审理", "尚在审理中", "尚在审理之中"],
};
/** Who decides in a dispute. */
const JUDGES = ["复议机关", "复议机构", "法院", "人民法院"];
const SYNONYMS_OF_COLUMNS: Readonly<Record<string, readonly string[]>> = { natural: ["公民", "个人", "公民个人"] };
const DOCUMENT_ACTS: Readonly<Record<DocumentAct, readonly string[]>> = {
  issued:
    "制定 制发 出台 印发 新制定 新出台 新制发 制定出台 制定印发 制定发布 制定公布 制定并印发 制定并发布 制定并公布 制定并公开 制发并公开 制作 新制作 颁布 新增".split(
      " ",
    ),
  repealed: ["废止", "清理废止", "宣布废止"],
  inForce: ["现行有效", "现有有效", "现存有效"],
};
/** The columns of `documents` that the acts fill in each edition. */
export const DOCUMENT_COLUMNS: Readonly<Record<Edition, Readonly<Partial<Record<DocumentAct, string>>>>> = {
  "2019": { issued: "made" },
  "2021": { issued: "issued", repealed: "repealed", inForce: "inForce" },
};

const APPLICATIONS = [
  "政府信息公开申请",
  "政府信息公开的申请",
  "信息公开申请",
  "信息公开的申请",
  "依申请公开申请",
  "依申请公开",
  "依申请",
  "依申请公开政府信息",
  "依申请公开政府信息申请",
  "依申请公开信息申请",
  "政府信息依申请公开",
  "政府信息依申请公开申请",
  "政府信息公开依申请",
  "政府信息申请公开",
  "公开政府信息的申请",
  "公开政府信息申请",
  "申请公开政府信息",
  "信息公开依申请",
  "政府信息申请",
  "依申请信息公开",
  "依申请公开信息",
  "信息依申请公开",
  "依申请政府信息公开",
].flatMap((name) => ["", "件", "书", "表", "办件", "信件", "事项", "请求"].map((end) => name + end));

const known = new Map<string, Vocabulary>();

/** Most combinations that are kept: a process reads few bodies at a time. */
const MOST_KEPT = 64;

/**
 * The words of which statements about a report's tables are made. What else a statement says is not known, so it is not
 * compared.
 */
export function vocabularyOf(edition: Edition, body: string, year: number): Vocabulary {
  const key = `${edition} ${year} ${body}`;
  let vocabulary = known.get(key);
  if (!vocabulary) {
    if (known.size >= MOST_KEPT) known.clear();
    vocabulary = index(words(edition, body, year));
    known.set(key, vocabulary);
  }
  return vocabulary;
}

function words(edition: Edition, body: string, year: number): Map<string, Word> {
  const all = new Map<string, Word>();
  const add = (list: readonly string[], word: Word) => {
    for (const one of list) if (!all.has(one)) all.set(one, word);
  };
  for (const [act, list] of Object.entries(ACTS)) add(list, { role: "act", act: act as ApplicationAct });
  add([`${year - 1}年结转`, `${year - 1}年结转办理`, `${year - 1}年度结转`, `结转${year - 1}年`], {
    role: "act",
    act: "carriedIn",
  });
  for (const to of ["", "至", "到", "入"])
    for (const end of ["年", "年度", "年办理", "年度办理", "年继续办理", "年度继续办理"])
      add([`结转${to}${year + 1}${end}`], { role: "act", act: "carriedOut" });
  for (const form of FORMS[edition].sections.flatMap(({ tables }) => tables)) addLabels(form, add);
  for (const [act, list] of Object.entries(DOCUMENT_ACTS)) add(list, { role: "documentAct", act: act as DocumentAct });
  add(["作出", "做出", "处理决定", "实施", "下达", "查处", "立案查处", "审批", "核发", "采取"], { role: "decide" });
  add(["决定", "措施"], { role: "filler" });
  add(["决定书"], { role: "paper" });
  add(["收取", "征收", "收缴", "金额", "收费金额", "总额", "总金额"], { role: "filler" });
  for (const name of APPLICATIONS)
    add([name], { role: "application", isFull: true, isRequest: /(?:申请(?:件|书|表|办件|事项)?|请求)$/.test(name) });
  add(["申请", "申请件", "申请书", "申请表", "公开申请"], { role: "application", isFull: false, isRequest: true });
  add(
    [
      "被申请",
      "被提起",
      "提起",
      "引发",
      "引起",
      "发生",
      "应对",
      "产生",
      "涉及",
      "涉",
      "出现",
      "被",
      "政府信息公开",
      "信息公开",
      "政府信息公开工作",
      "信息公开工作",
      "政府信息公开类",
      "信息公开类",
      "政府信息公开领域",
      "信息公开领域",
    ],
    {
      role: "disputed",
    },
  );
  add(["作为被申请人", "作为被告"], { role: "filler" });
  add(["不服"], { role: "contested" });
  add(["和", "及", "以及", "与", "、", "或", "或者"], { role: "and" });
  add(["中", "当中"], { role: "among" });
  add(["收到的"], { role: "came" });
  add(["共", "共计", "共有", "总共", "一共", "合计", "总计"], { role: "sum" });
  add(["其余", "其余的", "剩余", "剩余的", "余下", "余下的", "余", "剩", "剩下", "还剩", "尚余"], { role: "rest" });
  add(["审结", "已审结"], { role: "concluded" });
  add(["其中", "含", "包括", "包含", "其中包括", "其中含"], { role: "part" });
  add(["累计", "累计共"], { role: "cumulative" });
  add(
    "全年 年内 本年 本年度 今年 今年来 今年以来 本年以来 年初以来 当年 一年来 一年以来 报告期内 本报告期内 报告年度 报告年度内 年度内 年度 全年度".split(
      " ",
    ),
    { role: "time" },
  );
  add(
    [
      "截至",
      "截止",
      "截至目前",
      "截止目前",
      "目前",
      "截至年底",
      "至年底",
      "到年底",
      "至年末",
      "年底",
      "年底前",
      "年末",
      "底",
      "末",
    ],
    { role: "until" },
  );
  add(["均", "全部", "都", "全"], { role: "all" });
  add(["未", "未曾", "没", "均未"], { role: "none", isOfThings: false });
  add(["没有", "无", "均无", "不存在", "未有"], { role: "none", isOfThings: true });
  add(CHANNELS, { role: "channel" });
  add(["等"], { role: "andSoOn" });
  for (const name of ["申诉", "行政申诉", "投诉", "举报", "投诉举报", "举报投诉", "举报申诉", "信访"])
    add([name, `${name}案`, `${name}案件`, `${name}件`], { role: "otherComplaint" });
  add(ownNames(body), { role: "own" });
  add(FILLERS, { role: "filler" });
  for (const joined of ["和", "或", "或者", "及", "以及", "、"])
    for (const anybody of ["公民、法人", "单位", "任何单位"])
      add(
        ["其他组织", "其它组织", "个人"].map((other) => anybody + joined + other),
        { role: "filler" },
      );
  add(["任何形式", "任何形式的", "以任何形式"], { role: "filler" });
  return all;
}

/** The labels of a form as words; the numbers before them and the explanations in brackets left out. */
function addLabels(form: FormTable, add: (list: readonly string[], word: Word) => void): void {
  const bare = (text: string) =>
    fold(text.replace(/^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)/, "").replace(/（[^（）]*）$/, ""));
  const rowsOf = (test: (rowName: string) => boolean) => [
    ...new Set(form.slots.filter(({ rowName }) => test(rowName)).map(({ row }) => row)),
  ];
  if (form.id === "applications") {
    const results = new Set(form.identities.find(({ rule }) => rule === "total/result")?.right.map(rowOfCell) ?? []);
    for (const row of rowsOf(() => true).filter((id) => results.has(id))) {
      const [group = "", own] = (form.slots.find((slot) => slot.row === row)?.rowName ?? "").split(" / ");
      const name = own ?? group;
      if (own !== undefined) {
        const rows = rowsOf((rowName) => rowName.startsWith(`${group} / `));
        const names = [
          bare(group),
          bare(group).replace("其他", "其它"),
          ...(SYNONYMS_OF_ROWS[row.split(".")[0] ?? ""] ?? []),
        ];
        for (const one of names) add([one, `${one}类`], { role: "outcome", rows, name: group });
      }
      // 其他 alone says nothing without its group.
      const known = bare(name).length > 2 ? [bare(name), bare(name).replace(/^属于/, "")] : [];
      for (const one of [...known, ...(SYNONYMS_OF_ROWS[row] ?? [])])
        add([one, `${one}类`], { role: "outcome", rows: [row], name });
    }
    const columns = new Map(form.slots.map(({ column, columnName }) => [column, columnName]));
    const bodies = [...columns.keys()].filter((column) => column !== "natural" && column !== "total");
    const heading = form.grid
      .flat()
      .find(({ label, columnSpan }) => label?.role === "heading" && columnSpan === bodies.length);
    const bodyName = heading?.label?.text ?? "";
    const joinedNames = ["或", "或者", "和", "及", "以及", "与", "、"].map((and) => bodyName.replace("或", and));
    add(
      joinedNames.flatMap((name) => [name, name.replace("其他", "其它")]),
      { role: "applicant", columns: bodies, others: ["natural"], name: bodyName },
    );
    for (const [column, name] of columns)
      if (column !== "total" && column !== "other") {
        const others = ["natural", ...bodies].filter((other) => other !== column);
        const word = { role: "applicant", columns: [column], others, name } as const;
        add([name], word);
        add(SYNONYMS_OF_COLUMNS[column] ?? [], { ...word, isLoose: true });
      }
  }
  if (form.id === "disputes") {
    const names = new Map(form.slots.map(({ row, rowName }) => [row, rowName.split(" / ")]));
    for (const [row, [group = "", own]] of names) {
      const rows = [...names].filter(([, parts]) => parts[0] === group).map(([id]) => id);
      add([group, group.replace(/^行政/, ""), `${group}事项`], { role: "dispute", rows });
      if (own !== undefined)
        add([own, own.replace("起诉", "提起行政诉讼"), own.replace("起诉", "提起诉讼")], {
          role: "dispute",
          rows: [row],
        });
    }
    for (const { column, columnName } of form.slots)
      if (column !== "total")
        add(
          [columnName, columnName.replace(/^结果|^尚/, ""), ...(SYNONYMS_OF_OUTCOMES[column] ?? [])].flatMap((name) => [
            name,
            ...JUDGES.map((judge) => judge + name),
          ]),
          { role: "disputeOutcome", column },
        );
  }
  if (form.id === "documents")
    for (const { row, rowName } of form.slots)
      add([rowName, rowName.replace(/^行政/, ""), `行政${rowName.replace(/^行政/, "")}`, `政府${rowName}`], {
        role: "document",
        row,
      });
  if (form.id === "licensing" || form.id === "enforcement")
    for (const { row, rowName } of form.slots) add([rowName], { role: "decision", table: form.id, row });
  if (form.id === "fees")
    for (const { rowName } of form.slots) add([rowName, `${rowName}收入`, `${rowName}项目`], { role: "fee" });
}

function rowOfCell(id: CellId): string {
  return id.slice(id.indexOf(".") + 1, id.lastIndexOf("."));
}

const TOWNSHIP = /(街道|街|镇|乡|苏木)(?:办事处|人民政府|政府|党政综合办公室)?$/;
const REGION = /([省市县区旗州盟])(?:人民政府|政府)?$/;
const AUTHORITY = /(局|委员会|委|办公室|厅|处|院|中心|所|站|队|支队|大队|管理局)$/;

/** How the body that reports calls itself. A county's name in the report of its bureau is not among them. */
function ownNames(body: string): string[] {
  if (body === "") return [];
  const local = localNames(body).filter((name) => !GOVERNMENT.test(name));
  return [...new Set([body, ...local].flatMap(namesFrom))];
}

/** 市政府 beside 全市 is a body of its own, whose figures are a part of what the tables tell. */
const GOVERNMENT = /^[省市县区旗州盟]?(?:(?:人民)?政府|行政公署)$/;

/** A name as it is, shortened as is usual, and the ways to speak of oneself that belong to it. */
function namesFrom(body: string): string[] {
  const names = [
    body,
    body.replace(/人民政府(?=办)/, "政府"),
    body.replace(/委员会$/, "委"),
    body.replace("行政公署", "行署"),
    body.replace("监督管理", "监管"),
  ];
  const township = TOWNSHIP.exec(body)?.[1];
  const region = township === undefined ? REGION.exec(body)?.[1] : undefined;
  const authority = AUTHORITY.exec(body)?.[1];
  if (township !== undefined) {
    const place = body.slice(0, body.lastIndexOf(township) + township.length);
    names.push(
      place,
      `${place}人民政府`,
      `${place}政府`,
      `我${township}`,
      `全${township}`,
      `本${township}`,
      `${township}政府`,
    );
    names.push(`我${township}人民政府`, "我单位", "本单位", "本机关");
    if (township === "街道")
      names.push(
        "我街",
        "全街",
        "本街",
        "办事处",
        "街道办事处",
        "街道办",
        "我办",
        "本街道办事处",
        "我街道办事处",
        "街道",
        `${place}办事处`,
      );
  } else if (region !== undefined) {
    const place = body.slice(0, body.lastIndexOf(region) + region.length);
    names.push(place, `我${region}`, `全${region}`, `本${region}`);
    names.push("各级行政机关", "各级各部门", `全${region}行政机关`);
  } else if (authority !== undefined) {
    const short = authority === "委员会" ? "委" : authority === "办公室" ? "办" : authority.slice(-1);
    names.push(
      ...[authority, short].flatMap((name) => [`我${name}`, `本${name}`, `全${name}`]),
      "我单位",
      "本单位",
      "本机关",
      "本部门",
      "我部门",
    );
  }
  return names;
}

function index(all: ReadonlyMap<string, Word>): Vocabulary {
  const byFirst = new Map<string, (readonly [string, Word])[]>();
  for (const entry of all) {
    const first = entry[0].charAt(0);
    if (first === "") continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  for (const list of byFirst.values()) list.sort(([a], [b]) => b.length - a.length);
  return byFirst;
}
