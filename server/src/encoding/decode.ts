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

/**
 * Turns the bytes of a draft into text: UTF-16 where a byte order mark says so, else UTF-8 where every byte fits,
 * else GB 18030 (what Windows calls ANSI in China). Bytes that fit nothing are read as the encoding that loses less.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictOrLossy(bytes.subarray(2), "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictOrLossy(bytes.subarray(2), "utf-16be");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { ...strictOrLossy(bytes.subarray(3), "utf-8"), encoding: "utf-8-bom" };
  const utf8 = strictOrLossy(bytes, "utf-8");
  if (!utf8.damaged) return utf8;
  const gb = strictOrLossy(bytes, "gb18030");
  if (!gb.damaged) return gb;
  return losses(gb.text) < losses(utf8.text) ? gb : utf8;
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
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
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
