import { type Edition, FORMS, type Form, type FormTable } from "../../server/src/forms";
import { layout as layoutNamed } from "../../server/src/report/layouts";
import type { LayoutId } from "../../server/src/report/types";
import { type Figures, fillForm } from "./figures";

/** A piece of a base draft. Every name in `names` stands for it: its section, its table, its row. */
export interface Part {
  readonly names: readonly string[];
  readonly text: string;
  /** The line ends that part it from what follows. */
  readonly after: string;
}

export interface Draft {
  readonly name: string;
  readonly layout: LayoutId;
  readonly edition: Edition;
  readonly parts: readonly Part[];
}

/** The prose of a draft; the sections that hold tables have a heading and nothing else. */
export interface Prose {
  readonly title: string;
  readonly overview: string;
  readonly problems: string;
  readonly other: string;
}

/**
 * A whole draft from its prose and figures, in parts: `title`, the sections `一` … `六` with `一.heading` and
 * `一.text`, the tables by id with `.heading`, `.columns` and their rows.
 */
export function makeDraft(name: string, layout: LayoutId, form: Form, prose: Prose, figures: Figures): Draft {
  const texts: Readonly<Record<string, string>> = { 一: prose.overview, 五: prose.problems, 六: prose.other };
  const parts: Part[] = [{ names: ["title"], text: prose.title, after: "\n\n" }];
  for (const { numeral, heading, tables } of form.sections) {
    parts.push({ names: [numeral, `${numeral}.heading`], text: `${numeral}、${heading}`, after: "\n\n" });
    const text = texts[numeral];
    if (text !== undefined) parts.push({ names: [numeral, `${numeral}.text`], text, after: "\n\n" });
    // The tables of section two were one table in the original, as wide as the widest of them.
    const width = Math.max(0, ...tables.map((table) => table.width));
    const rows = tables.flatMap((table) => writeRows(layout, table, figures, width));
    rows.forEach((row, i) => {
      const last = i === rows.length - 1;
      parts.push({ names: [numeral, row.table, row.name], text: row.text, after: last ? "\n\n" : rowEnd(layout) });
    });
  }
  const end = parts.pop();
  if (end) parts.push({ ...end, after: "" });
  return { name, layout, edition: form.edition, parts };
}

/** The text of a draft. */
export function draftText({ parts }: Pick<Draft, "parts">): string {
  return parts.map((part) => part.text + part.after).join("");
}

function rowEnd(layout: LayoutId): string {
  return layout === "cellLines" ? "\n\n" : "\n";
}

function writeRows(layout: LayoutId, table: FormTable, figures: Figures, width: number) {
  const written = layoutNamed(layout).write(table, (slot) => figures[slot.id] ?? "", "\n");
  const rows = written.replace(/\n$/, "").split(rowEnd(layout));
  const padding = layout === "tabRows" ? "\t".repeat(width - table.width) : "";
  return table.grid.map((row, i) => ({ table: table.id, name: rowName(table, row), text: (rows[i] ?? "") + padding }));
}

function rowName({ id, section }: FormTable, row: FormTable["grid"][number]): string {
  const labels = row.flatMap((cell) => cell.label ?? []);
  const own = labels.find((label) => label.role === "row")?.id;
  if (own !== undefined) return `${id}.${own}`;
  if (row.some((cell) => cell.slot)) return `${id}.figures`;
  return section === "disclosure" && labels.some((label) => label.role === "column")
    ? `${id}.columns`
    : `${id}.heading`;
}

const FIGURES_2021 = fillForm(FORMS["2021"], {
  "documents.normativeDocuments.issued": "2",
  "documents.normativeDocuments.repealed": "1",
  "documents.normativeDocuments.inForce": "9",
  "licensing.licences.decisions": "127",
  "enforcement.penalties.decisions": "7",
  "enforcement.coercion.decisions": "1",
  "fees.fees.amount": "0.86",
  "applications.received.natural": "9",
  "applications.received.business": "3",
  "applications.received.legal": "1",
  "applications.carriedIn.natural": "2",
  "applications.granted.natural": "5",
  "applications.granted.business": "2",
  "applications.granted.legal": "1",
  "applications.partlyGranted.natural": "2",
  "applications.refused.thirdParty.natural": "1",
  "applications.refused.process.business": "1",
  "applications.unavailable.notHeld.natural": "2",
  "disputes.review.upheld": "1",
  "disputes.review.pending": "1",
  "disputes.litigationAfterReview.upheld": "1",
});

const FIGURES_2019 = fillForm(FORMS["2019"], {
  "documents.normativeDocuments.made": "2",
  "documents.normativeDocuments.published": "2",
  "documents.normativeDocuments.publishedTotal": "8",
  "licensing.licences.previous": "21",
  "licensing.licences.change": "+3",
  "licensing.licences.decisions": "118",
  "licensing.otherServices.previous": "40",
  "licensing.otherServices.change": "-2",
  "licensing.otherServices.decisions": "365",
  "enforcement.penalties.previous": "12",
  "enforcement.penalties.decisions": "5",
  "procurement.procurement.projects": "4",
  "procurement.procurement.amount": "36.5",
  "applications.received.natural": "6",
  "applications.received.business": "2",
  "applications.carriedIn.natural": "1",
  "applications.granted.natural": "4",
  "applications.granted.business": "1",
  "applications.refused.internal.natural": "1",
  "applications.unavailable.notHeld.natural": "1",
  "applications.otherHandling.business": "1",
  "disputes.review.corrected": "1",
});

interface Place {
  readonly body: string;
  readonly self: string;
  readonly year: number;
}

function prose2021({ body, self, year }: Place): Prose {
  return {
    title: `${body}${year}年政府信息公开工作年度报告`,
    overview: [
      `${year}年，${self}认真落实《中华人民共和国政府信息公开条例》，各项公开工作平稳开展。本报告数据的统计期限为${year}年1月1日至${year}年12月31日。`,
      `（一）主动公开。全年通过县政府网站和村务公开栏发布信息214条，制定行政规范性文件2件，废止1件。`,
      `（二）依申请公开。全年新收政府信息公开申请13件，上年结转2件，办结14件，结转下年度1件。`,
      `（三）政府信息管理。发布前逐条审核，定期清理过期内容。`,
      `（四）政府信息公开平台建设。在便民大厅设查阅点，配专人引导。`,
      `（五）监督保障。公开工作列入年度考核，全年培训两次，没有发生责任追究。`,
    ].join("\n"),
    problems: `一是有的信息更新不够及时；二是解读材料形式单一。下一步，${self}将按月核对更新情况，多用图表和短片作解读。`,
    other: `${year}年${self}没有收取信息处理费。没有其他需要报告的事项。`,
  };
}

function prose2019({ body, self, year }: Place): Prose {
  return {
    title: `${body}${year}年政府信息公开工作年度报告`,
    overview: [
      `${year}年，${self}按照《中华人民共和国政府信息公开条例》的要求，稳步推进公开工作。`,
      `（一）主动公开。全年发布信息96条，新制作行政规范性文件2件，全部公开。`,
      `（二）依申请公开。全年新收政府信息公开申请8件，上年结转1件，办结8件，结转下年度1件。`,
      `（三）政府信息管理。落实先审查、后公开，一事一审。`,
      `（四）平台建设。改版政务公开专栏，增设检索入口。`,
      `（五）监督保障。听取群众意见11条，逐条回复。`,
    ].join("\n"),
    problems: `主要是政策解读不够细。下一步，${self}将把解读同文件一起起草、一起审核、一起发布。`,
    other: "没有其他需要报告的事项。",
  };
}

/** Whole drafts without a fault, made up, in both layouts and both editions. Fixtures are set into them. */
export const DRAFTS: readonly Draft[] = [
  makeDraft(
    "tabRows2021",
    "tabRows",
    FORMS["2021"],
    prose2021({ body: "云溪镇人民政府", self: "我镇", year: 2023 }),
    FIGURES_2021,
  ),
  makeDraft(
    "cellLines2021",
    "cellLines",
    FORMS["2021"],
    prose2021({ body: "石埠乡人民政府", self: "我乡", year: 2022 }),
    FIGURES_2021,
  ),
  makeDraft(
    "tabRows2019",
    "tabRows",
    FORMS["2019"],
    prose2019({ body: "柳湾镇人民政府", self: "我镇", year: 2020 }),
    FIGURES_2019,
  ),
  makeDraft(
    "cellLines2019",
    "cellLines",
    FORMS["2019"],
    prose2019({ body: "望岭乡人民政府", self: "我乡", year: 2019 }),
    FIGURES_2019,
  ),
];

/** The base draft called `name`. */
export function draftNamed(name: string): Draft {
  const draft = DRAFTS.find((candidate) => candidate.name === name);
  if (draft) return draft;
  throw new Error(`no base draft "${name}"; there are ${DRAFTS.map((known) => known.name).join(", ")}`);
}
