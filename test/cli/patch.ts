import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyPatch, parsePatch } from "diff";

const hasProgram = spawnSync("patch", ["--version"]).error === undefined;

/**
 * Checks that a diff names the file `name` of a folder and leads from its text to `after`: as a library reads it, and
 * as the program `patch` does where the machine has one.
 */
export function assertLeadsTo(after: string, diff: string, folder: string, name: string): void {
  const before = readFileSync(join(folder, name), "utf8");
  const [patch, ...others] = parsePatch(diff);
  assert.ok(patch && others.length === 0, "the diff is of one file");
  assert.deepEqual([patch.oldFileName, patch.newFileName], [name, name]);
  assert.equal(applyPatch(before, patch), after);
  if (!hasProgram) return;
  const { status } = spawnSync("patch", ["--binary", "-p0"], { cwd: folder, input: diff });
  assert.equal(status, 0);
  assert.equal(readFileSync(join(folder, name), "utf8"), after);
}
