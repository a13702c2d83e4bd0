import { isIdeograph } from "../text/fold";
import type { CellValue } from "./types";

const DASHES = /^(?:[-－−—–―─﹣/／\\＼]+|[无零〇○])$/;
const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const QUANTITY = /^([+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)(万元|亿元|元|万|件|条|项|个|次|起|宗|份|人次|%)$/;
const SPACED = /^[+-]?\d{1,3}(?: \d{3})+(?:\.\d+)?$/;
/** Signs other than the hyphen that word processors and input methods put before a number. */
const MINUS = /^[−–﹣](?=\d)/;
/** `4.` apart from its label is no figure. */
const NUMBERING = /^[\d０-９]{1,2}[.．、]$/;
/** A change in words, as the form's 本年增/减 invites. */
const CHANGE = /^(新?增加?|减少?) ?(\d{1,9})$/;

const BLANK: CellValue = { kind: "blank" };
/** Most digits that are read without further ado. */
const PLAIN_DIGITS = 9;

/** Longest text that may be a figure with its unit. */
const LONGEST_FIGURE = 24;

/** The number that nothing but a few plain digits make, else -1. What nearly every cell is, so it is fast. */
function plainNumber(raw: string): number {
  if (raw.length > PLAIN_DIGITS) return -1;
  let number = 0;
  for (let i = 0; i < raw.length; i++) {
    const digit = raw.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** Reads a cell's text. Full-width digits, thousands separators and blanks around or between the thousands are fine. */
export function parseValue(raw: string): CellValue {
  if (raw === "") return BLANK;
  const plain = plainNumber(raw);
  if (plain >= 0) return { kind: "number", number: plain };
  const text = halfWidth(raw);
  if (text === "") return { kind: "blank" };
  if (DASHES.test(text)) return { kind: "dash" };
  if (NUMBER.test(text)) return { kind: "number", number: Number(text.replaceAll(",", "")) };
  if (SPACED.test(text)) return { kind: "number", number: Number(text.replaceAll(" ", "")) };
  const change = CHANGE.exec(text);
  if (change) {
    const number = Number(change[2]);
    return { kind: "number", number: number > 0 && change[1]?.startsWith("减") ? -number : number };
  }
  const quantity = QUANTITY.exec(text.replaceAll(" ", ""));
  if (quantity) {
    return { kind: "quantity", number: Number((quantity[1] ?? "").replaceAll(",", "")), unit: quantity[2] ?? "" };
  }
  return { kind: "invalid" };
}

/** The figure that a value stands for in a sum: blank and dash count as 0; undefined where it cannot be told. */
export function addend(value: CellValue): number | undefined {
  if (value.kind === "number") return value.number;
  return value.kind === "blank" || value.kind === "dash" ? 0 : undefined;
}

/**
 * Whether a cell holds a figure, or something in a figure's place, rather than words: it is not blank and has no
 * Chinese character but a unit. Cheap: called for every cell on every edit.
 */
export function looksLikeFigure(raw: string): boolean {
  if (raw === "") return false;
  if (plainNumber(raw) >= 0) return true;
  if (raw.length > LONGEST_FIGURE || NUMBERING.test(raw)) return false;
  if (isIdeograph(raw.charCodeAt(0)) && raw.length > 1) return CHANGE.test(halfWidth(raw));
  if (!/[\u4e00-\u9fff]/.test(raw)) return /[\d０-９OoIl]/.test(raw) || DASHES.test(halfWidth(raw));
  const { kind } = parseValue(raw);
  return kind === "quantity" || kind === "dash";
}

function halfWidth(raw: string): string {
  return (
    raw
      .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
      .replace(/[\s\u00a0\u200b\ufeff]+/g, " ")
      // Markdown has a backslash before marks that it would take for its own.
      .replace(/\\(?=[.,+-])/g, "")
      .trim()
      .replace(MINUS, "-")
  );
}
