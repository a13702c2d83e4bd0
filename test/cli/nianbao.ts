import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FileResult, Summary } from "../../server/src/features/results/types";

export const ROOT = join(__dirname, "../..");
export const CLI = join(ROOT, "dist/cli.js");

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs the built command line in a process of its own. */
export async function nianbao(
  args: readonly string[],
  { cwd = ROOT, input = "", env = {} }: RunOptions = {},
): Promise<Ended> {
  assert.ok(existsSync(CLI), "dist/cli.js is missing: npm run build");
  const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { ...process.env, ...env } });
  const collect = (stream: NodeJS.ReadableStream) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks);
  };
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  child.stdin.on("error", () => {
    // Commands that read no input close it before it is written.
  });
  child.stdin.end(input);
  const status = await new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
  return { status, stdout: stdout().toString(), stderr: stderr().toString(), bytes: stdout() };
}

export interface CheckOutput {
  readonly version: number;
  readonly files: readonly FileResult[];
  readonly summary: Summary;
}

/** `check --format json` and what it printed. */
export async function checkJson(
  args: readonly string[],
  options?: RunOptions,
): Promise<CheckOutput & { readonly ended: Ended }> {
  const ended = await nianbao(["check", "--format", "json", ...args], options);
  return { ...(JSON.parse(ended.stdout) as CheckOutput), ended };
}

/** A new folder with these files in it, removed after the tests of the suite that asks for it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const folders: string[] = [];

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
