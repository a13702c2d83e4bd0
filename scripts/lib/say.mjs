// What the scripts print: Chinese first, English beside it.

const tty = process.stdout.isTTY === true;

/** @param {string} chinese @param {string} english */
export function say(chinese, english) {
  console.log(english === "" ? chinese : `${chinese}  ${english}`);
}

/**
 * Runs one step, telling that it began, that it is still running and how long it took.
 * @template T
 * @param {string} chinese
 * @param {string} english
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(chinese, english, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  /** @param {string} mark */
  const line = (mark) => `${mark} ${chinese}  ${english}`;
  // A terminal shows the seconds run on one line; a log gets whole lines only.
  const ticker = tty
    ? setInterval(() => process.stdout.write(`\r${line("…")} ${seconds()} s`), 1000)
    : setInterval(() => console.log(`${line("…")} ${seconds()} s`), 60_000);
  if (tty) process.stdout.write(line("…"));
  else console.log(line("…"));
  let mark = "✗";
  try {
    const result = await work();
    mark = "✓";
    return result;
  } finally {
    clearInterval(ticker);
    console.log(`${tty ? "\r" : ""}${line(mark)} ${seconds()} s`);
  }
}

/** A failure the reader can do something about: shown without a stack. */
export class Problem extends Error {
  /** @param {string} chinese @param {string} english @param {string} [details] */
  constructor(chinese, english, details = "") {
    super(`${chinese}\n  ${english}${details === "" ? "" : `\n\n${details.trimEnd()}`}`);
    this.name = "Problem";
  }
}

/**
 * Ends a script with its failure in plain words.
 * @param {unknown} error
 */
export function fail(error) {
  console.error(error instanceof Problem ? `\n✗ ${error.message}` : error);
  process.exitCode = 1;
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
