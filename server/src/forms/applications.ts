import { label, makeSlot, makeTable } from "./build";
import type { Edition, FormTable, GridCell, Identity } from "./types";

const TABLE = "applications";

const APPLICANTS = [
  ["natural", "自然人"],
  ["business", "商业企业"],
  ["research", "科研机构"],
  ["charity", "社会公益组织"],
  ["legal", "法律服务机构"],
  ["other", "其他"],
] as const;

const COLUMNS = [...APPLICANTS, ["total", "总计"]] as const;

/** A row of the form: its id and label; a group has the labels of its rows below it. */
interface Row {
  readonly id: string;
  readonly text: string;
}
interface Group {
  readonly text: string;
  readonly rows: readonly Row[];
}

const RESULT = "三、本年度办理结果";

const RESULTS: readonly (Row | Group)[] = [
  { id: "granted", text: "（一）予以公开" },
  { id: "partlyGranted", text: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）" },
  {
    text: "（三）不予公开",
    rows: [
      { id: "refused.stateSecret", text: "1.属于国家秘密" },
      { id: "refused.forbiddenByLaw", text: "2.其他法律行政法规禁止公开" },
      { id: "refused.security", text: "3.危及“三安全一稳定”" },
      { id: "refused.thirdParty", text: "4.保护第三方合法权益" },
      { id: "refused.internal", text: "5.属于三类内部事务信息" },
      { id: "refused.process", text: "6.属于四类过程性信息" },
      { id: "refused.enforcementFile", text: "7.属于行政执法案卷" },
      { id: "refused.inquiry", text: "8.属于行政查询事项" },
    ],
  },
  {
    text: "（四）无法提供",
    rows: [
      { id: "unavailable.notHeld", text: "1.本机关不掌握相关政府信息" },
      { id: "unavailable.needsCreation", text: "2.没有现成信息需要另行制作" },
      { id: "unavailable.unclear", text: "3.补正后申请内容仍不明确" },
    ],
  },
  {
    text: "（五）不予处理",
    rows: [
      { id: "notProcessed.petition", text: "1.信访举报投诉类申请" },
      { id: "notProcessed.repeated", text: "2.重复申请" },
      { id: "notProcessed.publication", text: "3.要求提供公开出版物" },
      { id: "notProcessed.excessive", text: "4.无正当理由大量反复申请" },
      { id: "notProcessed.confirmation", text: "5.要求行政机关确认或重新出具已获取信息" },
    ],
  },
];

const OTHER_HANDLING: Readonly<Record<Edition, Row | Group>> = {
  "2019": { id: "otherHandling", text: "（六）其他处理" },
  "2021": {
    text: "（六）其他处理",
    rows: [
      {
        id: "otherHandling.notCorrected",
        text: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
      },
      {
        id: "otherHandling.feeUnpaid",
        text: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
      },
      { id: "otherHandling.rest", text: "3.其他" },
    ],
  },
};

/** The form of section three, 收到和处理政府信息公开申请情况. */
export function applicationsTable(edition: Edition): FormTable {
  const results = [...RESULTS, OTHER_HANDLING[edition]];
  const total: Row = { id: "resultTotal", text: "（七）总计" };
  const rowsOf = (entry: Row | Group) => ("rows" in entry ? entry.rows : [entry]);
  const resultRows = results.flatMap(rowsOf);

  const figures = (row: Row, name: string): GridCell[] =>
    COLUMNS.map((column) => ({ slot: makeSlot(TABLE, [row.id, name], column, "count"), columnSpan: 1, rowSpan: 1 }));
  const plainRow = (row: Row, indent: number): GridCell[] => [
    label(row.text, "row", 3 - indent, 1, row.id),
    ...figures(row, row.text),
  ];
  const groupRows = (entry: Row | Group): GridCell[][] =>
    "rows" in entry
      ? entry.rows.map((row, i) => [
          ...(i === 0 ? [label(entry.text, "group", 1, entry.rows.length)] : []),
          label(row.text, "row", 1, 1, row.id),
          ...figures(row, `${entry.text} / ${row.text}`),
        ])
      : [plainRow(entry, 1)];

  const resultGrid = [...results.flatMap(groupRows), plainRow(total, 1)];
  const [firstResult = [], ...otherResults] = resultGrid;

  const ids = (rows: readonly Row[], column: string) => rows.map((row) => `${TABLE}.${row.id}.${column}`);
  const received: Row = { id: "received", text: "一、本年新收政府信息公开申请数量" };
  const carriedIn: Row = { id: "carriedIn", text: "二、上年结转政府信息公开申请数量" };
  const carriedOut: Row = { id: "carriedOut", text: "四、结转下年度继续办理" };
  const identities: Identity[] = [
    ...[received, carriedIn, ...resultRows, total, carriedOut].map((row): Identity => {
      const sum = `${TABLE}.${row.id}.total`;
      return {
        rule: "total/row",
        left: [sum],
        right: APPLICANTS.map(([id]) => `${TABLE}.${row.id}.${id}`),
        total: sum,
      };
    }),
    ...COLUMNS.map(([column]): Identity => {
      const [sum = ""] = ids([total], column);
      return { rule: "total/result", left: [sum], right: ids(resultRows, column), total: sum };
    }),
    ...COLUMNS.map(([column]): Identity => {
      const [sum = ""] = ids([total], column);
      return {
        rule: "total/balance",
        left: ids([received, carriedIn], column),
        right: ids([total, carriedOut], column),
        total: sum,
      };
    }),
  ];

  return makeTable({
    id: TABLE,
    edition,
    section: "applications",
    name: "政府信息公开申请情况表",
    width: 10,
    labelColumns: 3,
    grid: [
      [
        label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "heading", 3, 3),
        label("申请人情况", "heading", 7),
      ],
      [
        label("自然人", "column", 1, 2, "natural"),
        label("法人或其他组织", "heading", 5),
        label("总计", "column", 1, 2, "total"),
      ],
      APPLICANTS.slice(1).map(([id, name]) => label(name, "column", 1, 1, id)),
      plainRow(received, 0),
      plainRow(carriedIn, 0),
      [label(RESULT, "group", 1, resultGrid.length), ...firstResult],
      ...otherResults,
      plainRow(carriedOut, 0),
    ],
    identities,
  });
}
