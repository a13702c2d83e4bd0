import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { resolve, sep } from "node:path";
import { Minimatch } from "minimatch";
import { decode } from "./decode";
import { describeError, UsageError } from "./errors";

/** Where the drafts come from, as the command line names it. */
export interface Sources {
  /** Files, folders, globs; `-` is standard input. None of them and no list: the current folder. */
  readonly paths: readonly string[];
  /** A file that lists paths, a line each; `-` is standard input. */
  readonly filesFrom?: string | undefined;
}

export interface ReadableInput {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Named by itself, so it is spoken of even where it is no report; else found in a folder. */
  readonly named: boolean;
}

/** One draft, or why it cannot be read. */
export type Input = ReadableInput | { readonly path: string; readonly error: string };

/** The path that stands for standard input, in arguments and in the output. */
export const STDIN = "-";

/** Drafts are tens of kilobytes long; what is larger by far is something else. */
const LARGEST = 32 * 1024 * 1024;

interface Found {
  readonly path: string;
  readonly named: boolean;
}

/** Reads the inputs one after the other, each file once however often it is named. */
export async function* readInputs(sources: Sources): AsyncGenerator<Input> {
  if (sources.filesFrom === STDIN && sources.paths.includes(STDIN))
    throw new UsageError("标准输入不能既是文件清单又是年报：--files-from - 与 - 只能用一个");
  const seen = new Set<string>();
  for await (const found of locate(sources)) {
    if ("error" in found) {
      yield found;
      continue;
    }
    const key = found.path === STDIN ? STDIN : resolve(found.path);
    if (seen.has(key)) continue;
    seen.add(key);
    yield found.path === STDIN ? { ...found, bytes: await readStdin() } : readOne(found);
  }
}

/** Reads a file, or every .txt below a folder. */
export function* readFiles(path: string): Generator<Input> {
  for (const found of expand(path, false)) yield "error" in found ? found : readOne(found);
}

async function* locate({ paths, filesFrom }: Sources): AsyncGenerator<Found | { path: string; error: string }> {
  for (const path of paths) yield* expand(path, true);
  if (filesFrom !== undefined) for (const path of await readList(filesFrom)) yield* expand(path, false);
  if (paths.length === 0 && filesFrom === undefined) yield* folder(".");
}

function* expand(path: string, globs: boolean): Generator<Found | { path: string; error: string }> {
  if (path === STDIN && globs) {
    yield { path, named: true };
    return;
  }
  try {
    if (statSync(path).isDirectory()) yield* folder(path);
    else yield { path, named: true };
  } catch (error) {
    // A name that exists is taken as it stands, brackets and all; only then is it a pattern.
    if (globs && new Minimatch(path, GLOB_OPTIONS).hasMagic()) yield* matching(path);
    else yield { path, error: describeError(error) };
  }
}

function readOne({ path, named }: Found): Input {
  try {
    const { size } = statSync(path);
    if (size > LARGEST) return { path, error: `文件太大（${Math.ceil(size / 1048576)} MB），不像是年报` };
    return { path, named, bytes: readFileSync(path) };
  } catch (error) {
    return { path, error: describeError(error) };
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The paths of a list: a line each, or parted by NUL as `find -print0` does. */
async function readList(source: string): Promise<string[]> {
  let bytes: Uint8Array;
  try {
    bytes = source === STDIN ? await readStdin() : readFileSync(source);
  } catch (error) {
    throw new UsageError(`读不了文件清单 ${source}：${describeError(error)}`);
  }
  return decode(bytes)
    .text.split(bytes.includes(0) ? "\0" : /\r?\n/)
    .filter((line) => line.trim() !== "");
}

/** Every .txt below a folder, in the order of their names. */
function* folder(path: string): Generator<Found | { path: string; error: string }> {
  let found = 0;
  for (const entry of walk(path, () => true)) {
    if ("error" in entry) yield entry;
    else if (!entry.path.toLowerCase().endsWith(".txt")) continue;
    else yield { ...entry, named: false };
    found++;
  }
  if (found === 0) yield { path, error: "文件夹里没有 .txt 文件" };
}

const GLOB_OPTIONS = { windowsPathsNoEscape: process.platform === "win32", nocomment: true, nonegate: true } as const;

function* matching(pattern: string): Generator<Found | { path: string; error: string }> {
  const whole = new Minimatch(pattern, GLOB_OPTIONS);
  const partial = new Minimatch(pattern, { ...GLOB_OPTIONS, partial: true });
  let found = 0;
  for (const entry of walk(globBase(whole), (path) => partial.match(path))) {
    if ("error" in entry) yield entry;
    else if (!whole.match(entry.path)) continue;
    else yield { ...entry, named: true };
    found++;
  }
  if (found === 0) yield { path: pattern, error: "没有与之相符的文件" };
}

/** The folder that every match of a pattern lies in: its parts up to the first that is no plain name. */
function globBase(pattern: Minimatch): string {
  const [first = [], ...others] = pattern.set;
  const base: string[] = [];
  for (const [i, part] of first.slice(0, -1).entries()) {
    if (typeof part !== "string" || others.some((other) => other[i] !== part)) break;
    base.push(part);
  }
  // With the slash at its end `./*.txt` finds ./a.txt, as it was asked for, and not a.txt.
  return base.length === 0 ? "." : `${base.join("/")}/`;
}

/** All files below a folder by name; hidden ones and node_modules are passed over, linked folders not entered. */
function* walk(
  root: string,
  enter: (path: string) => boolean,
): Generator<{ readonly path: string } | { readonly path: string; readonly error: string }> {
  let entries: Dirent[];
  try {
    entries = readdirSync(root, { withFileTypes: true });
  } catch (error) {
    yield { path: root, error: describeError(error) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const prefix = root === "." ? "" : /[/\\]$/.test(root) ? root : root + sep;
  for (const entry of entries) {
    const path = prefix + entry.name;
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) {
      if (entry.name !== "node_modules" && enter(path)) yield* walk(path, enter);
    } else if (entry.isFile() || (entry.isSymbolicLink() && !isLinkedFolder(path))) yield { path };
  }
}

function isLinkedFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
