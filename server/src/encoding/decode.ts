// Told apart by the bytes alone; the command line and the editor's client decide alike. Only what browsers and Node share.

/** How a draft's characters are stored. Part of the JSON output. */
export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030";

export interface Decoded {
  /** Without a byte order mark: positions count from the first character after it. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Some bytes fit no encoding and stand as U+FFFD; such a text must never be written back. */
  readonly damaged: boolean;
}

/** Share of control characters from which bytes count as something else than text. */
const BINARY_SHARE = 0.01;
const BINARY_SAMPLE = 65536;

/** Share of usual characters from which bytes without a byte order mark count as UTF-16. */
const UTF16_SHARE = 0.95;

/**
 * Turns the bytes of a draft into text: UTF-16 where a byte order mark or nearly all of its characters say so, else
 * UTF-8 where every byte fits, else GB 18030 (what Windows calls ANSI in China). Bytes that fit nothing are read as the
 * encoding that loses less.
 */
export function decode(bytes: Uint8Array): Decoded {
  const mark = utf16Mark(bytes);
  if (mark) return strictOrLossy(bytes.subarray(2), mark);
  const unmarked = utf16Unmarked(bytes);
  if (unmarked) return strictOrLossy(bytes, unmarked);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { ...strictOrLossy(bytes.subarray(3), "utf-8"), encoding: "utf-8-bom" };
  const utf8 = strictOrLossy(bytes, "utf-8");
  if (!utf8.damaged) return utf8;
  const gb = strictOrLossy(bytes, "gb18030");
  if (!gb.damaged) return gb;
  return losses(gb.text) < losses(utf8.text) ? gb : utf8;
}

type Utf16 = "utf-16le" | "utf-16be";

function utf16Mark([first, second]: Uint8Array): Utf16 | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** Which UTF-16 bytes without a byte order mark are: every second byte of its line ends and digits is 0. */
function utf16Unmarked(bytes: Uint8Array): Utf16 | undefined {
  const length = Math.min(bytes.length, BINARY_SAMPLE) & ~1;
  if (length === 0 || bytes.length % 2 > 0 || !bytes.subarray(0, length).includes(0)) return undefined;
  const usual = (high: 0 | 1) => {
    let count = 0;
    for (let i = 0; i < length; i += 2)
      if (isUsual(((bytes[i + high] ?? 0) << 8) | (bytes[i + 1 - high] ?? 0))) count++;
    return count > (length / 2) * UTF16_SHARE;
  };
  if (usual(1)) return "utf-16le";
  return usual(0) ? "utf-16be" : undefined;
}

/** Whether a UTF-16 unit is what Chinese text is made of: ASCII, punctuation, Chinese characters, full-width forms. */
function isUsual(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0x3000) return unit === 0xa0 || unit === 0xb7 || (unit >= 0x2010 && unit <= 0x206f);
  return unit <= 0x303f || (unit >= 0x4e00 && unit <= 0x9fff) || unit >= 0xff00;
}

function strictOrLossy(bytes: Uint8Array, encoding: Exclude<Encoding, "utf-8-bom">): Decoded {
  try {
    return { text: decoder(encoding, true).decode(bytes), encoding, damaged: false };
  } catch {
    return { text: decoder(encoding, false).decode(bytes), encoding, damaged: true };
  }
}

/** Whether bytes are no text in any encoding that `decode` knows, such as a Word document named .txt. */
export function isBinary(bytes: Uint8Array): boolean {
  if (utf16Mark(bytes) ?? utf16Unmarked(bytes)) return false;
  const length = Math.min(bytes.length, BINARY_SAMPLE);
  let control = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) control++;
  }
  return control > length * BINARY_SHARE;
}

type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder>();

function decoder(encoding: string, fatal: boolean): Decoder {
  const key = `${encoding} ${fatal}`;
  const known = decoders.get(key);
  if (known) return known;
  const made = new TextDecoder(encoding, { fatal, ignoreBOM: true });
  decoders.set(key, made);
  return made;
}

function losses(text: string): number {
  return text.split("\ufffd").length - 1;
}
