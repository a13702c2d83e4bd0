import { decode, type Encoding } from "../encoding/decode";

/** Turns text into the bytes of `encoding`; throws where a character has no place in it. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  const bytes = encodeAs(text, encoding);
  if (decode(bytes).text !== text) throw new Error(`文字不能用 ${encoding} 编码保存`);
  return bytes;
}

function encodeAs(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "utf-8-bom":
      return new TextEncoder().encode(`\ufeff${text}`);
    case "utf-16le":
      return encodeUtf16(text, true);
    case "utf-16be":
      return encodeUtf16(text, false);
    case "gb18030":
      return encodeGb18030(text);
  }
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const marked = `\ufeff${text}`;
  const view = new DataView(new ArrayBuffer(2 * marked.length));
  for (let i = 0; i < marked.length; i++) view.setUint16(2 * i, marked.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

/** The four-byte sequences begin at 81 30 81 30; those of the basic plane are contiguous. */
const FOUR_BYTES_IN_BASIC_PLANE = 39420;
/** The sequence 90 30 81 30, counted from 81 30 81 30, is U+10000; the rest follow one by one. */
const FIRST_SUPPLEMENTARY = 189000;

function encodeGb18030(text: string): Uint8Array {
  const table = gb18030Table();
  const out: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) out.push(code);
    else if (code >= 0x10000) out.push(...fourBytes(FIRST_SUPPLEMENTARY + code - 0x10000));
    else {
      const bytes = table.get(code);
      if (!bytes) throw new Error(`GB 18030 没有字符 U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
      out.push(...bytes);
    }
  }
  return Uint8Array.from(out);
}

let table: ReadonlyMap<number, readonly number[]> | undefined;

/** The platform decodes GB 18030 and does not encode it, so the table is its own decoder turned round. */
function gb18030Table(): ReadonlyMap<number, readonly number[]> {
  if (table) return table;
  const made = new Map<number, readonly number[]>();
  const add = (sequences: readonly (readonly number[])[]) => {
    const text = new TextDecoder("gb18030").decode(Uint8Array.from(sequences.flat()));
    // The first sequence of a character wins: two bytes before four.
    sequences.forEach((sequence, i) => {
      const code = text.charCodeAt(i);
      if (!made.has(code)) made.set(code, sequence);
    });
  };
  const pairs: number[][] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.push([lead, trail]);
  add(pairs);
  add(Array.from({ length: FOUR_BYTES_IN_BASIC_PLANE }, (_, i) => fourBytes(i)));
  table = made;
  return made;
}

function fourBytes(index: number): number[] {
  return [
    0x81 + Math.floor(index / 12600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}
