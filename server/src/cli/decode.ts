import { isUtf8 } from "node:buffer";
import { type Decoded, decode as decodeAny } from "../encoding/decode";

export { type Decoded, type Encoding, isBinary } from "../encoding/decode";

/** Turns the bytes of a draft into text, whatever encoding they are in. */
export function decode(bytes: Uint8Array): Decoded {
  if (hasMark(bytes) || !isUtf8(bytes) || bytes.includes(0)) return decodeAny(bytes);
  // Several times as fast as a TextDecoder, and most drafts are UTF-8.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return { text, encoding: "utf-8", damaged: false };
}

/** Whether bytes begin with a byte order mark. */
function hasMark([first, second, third]: Uint8Array): boolean {
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0xef && second === 0xbb && third === 0xbf)
  );
}
