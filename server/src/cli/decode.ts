import { isUtf8 } from "node:buffer";
import { type Decoded, decode as decodeAny } from "../encoding/decode";

export type { Decoded, Encoding } from "../encoding/decode";

/** Share of control characters from which bytes count as something else than text. */
const BINARY_SHARE = 0.01;
const BINARY_SAMPLE = 65536;

/** Turns the bytes of a draft into text, whatever encoding they are in. */
export function decode(bytes: Uint8Array): Decoded {
  if (hasMark(bytes) || !isUtf8(bytes)) return decodeAny(bytes);
  // Several times as fast as a TextDecoder, and most drafts are UTF-8.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return { text, encoding: "utf-8", damaged: false };
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

/** Whether bytes begin with a byte order mark. */
function hasMark([first, second, third]: Uint8Array): boolean {
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0xef && second === 0xbb && third === 0xbf)
  );
}
