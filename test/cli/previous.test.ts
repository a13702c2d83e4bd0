import assert from "node:assert/strict";
import { draftNamed, draftText } from "../harness/drafts";
import { checkJson, folderWith, nianbao } from "./nianbao";

const DRAFT = draftText(draftNamed("tabRows2021"));
/** The same body's report of the year before, which hands on one case more than the draft takes over. */
const LAST = DRAFT.replaceAll("2023", "2022").replace(
  /(四、结转下年度继续办理\t*)1(\t.*\t)1(?=\t|\n)/,
  (_, label: string, between: string) => `${label}3${between}3`,
);
const OTHER_BODY = LAST.replaceAll("云溪镇", "松岭乡");

/** Rule, line from 1 and the file of the first related place of the findings that come of comparing. */
async function compared(args: readonly string[], cwd: string): Promise<unknown[]> {
  const { files } = await checkJson(args, { cwd });
  return files.flatMap(({ findings }) =>
    findings
      .filter(({ rule }) => rule.startsWith("previous/carried"))
      .map(({ rule, cell, related }) => [rule, cell, related[0]?.path, related[0]?.range.start.line]),
  );
}

describe("check --previous", () => {
  const lineInLast = LAST.split("\n").findIndex((line) => line.startsWith("四、结转下年度"));

  it("compares a draft with last year's report that is named", async () => {
    const cwd = folderWith({ "2023.txt": DRAFT, "2022.txt": LAST });
    assert.deepEqual(await compared(["2023.txt", "--previous", "2022.txt"], cwd), [
      ["previous/carried-over", "applications.carriedIn.natural", "2022.txt", lineInLast],
    ]);
  });

  it("finds last year's report of each body in a folder", async () => {
    const cwd = folderWith({ "new/a.txt": DRAFT, "old/b.txt": OTHER_BODY, "old/c.txt": LAST, "old/notes.txt": "备忘" });
    assert.deepEqual(await compared(["new", "--previous", "old"], cwd), [
      ["previous/carried-over", "applications.carriedIn.natural", "old/c.txt", lineInLast],
    ]);
  });

  it("compares with no other body's report, no other year's and no later draft, and says so", async () => {
    const cwd = folderWith({
      "2023.txt": DRAFT,
      "other.txt": OTHER_BODY,
      "2021.txt": LAST.replaceAll("2022", "2021"),
      "again.txt": DRAFT,
    });
    for (const previous of ["other.txt", "2021.txt", "again.txt"]) {
      const { stdout } = await nianbao(["check", "2023.txt", "--previous", previous], { cwd });
      assert.match(stdout, /没有找到上年的年报，没有比对/);
      assert.doesNotMatch(stdout, /previous\//);
    }
  });

  it("says which of several reports of last year it takes", async () => {
    const cwd = folderWith({ "2023.txt": DRAFT, "old/a.txt": LAST, "old/b.txt": LAST });
    const { stderr } = await nianbao(["check", "2023.txt", "--previous", "old"], { cwd });
    assert.equal(stderr, "nianbao: 2023.txt: 上年的年报有 2 份，用的是 old/a.txt，没有用 old/b.txt\n");
  });

  it("says which file it cannot read, or that it is no report", async () => {
    const cwd = folderWith({ "2023.txt": DRAFT, "notes.txt": "备忘" });
    const missing = await nianbao(["check", "2023.txt", "--previous", "2022.txt"], { cwd });
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /2022\.txt/);
    const notes = await nianbao(["check", "2023.txt", "--previous", "notes.txt"], { cwd });
    assert.equal(notes.status, 2);
    assert.match(notes.stderr, /notes\.txt: 不是政府信息公开工作年度报告/);
  });
});
