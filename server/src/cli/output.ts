import { once } from "node:events";
import { writeSync } from "node:fs";

/** Standard output or standard error: `write` waits while the reader is slow, so that nothing piles up in memory. */
export interface Output {
  readonly write: (text: string | Uint8Array) => Promise<void>;
  readonly paint: Paint;
}

export type Colour = "bold" | "dim" | "red" | "yellow" | "blue" | "green";
/** Colours a text, or leaves it alone where nobody would see the colour. */
export type Paint = (colour: Colour, text: string) => string;

const CODES: Readonly<Record<Colour, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 };

export function createOutput(stream: NodeJS.WriteStream): Output {
  const coloured = stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  return {
    async write(text) {
      if (text.length > 0 && !stream.write(text)) await once(stream, "drain");
    },
    paint: (colour, text) => (coloured ? `\x1b[${CODES[colour]}m${text}\x1b[0m` : text),
  };
}

/** Ends the program without a word when whoever reads its output (`| head`) has gone. */
export function endQuietlyOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") process.exit();
      writeSync(2, `nianbao: ${error.message}\n`);
      process.exit(2);
    });
  }
}

/** Control characters of a draft would steer the terminal; they show as their pictures. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f]/g, (c) =>
    c === "\x7f" ? "␡" : String.fromCharCode(0x2400 + c.charCodeAt(0)),
  );
}
