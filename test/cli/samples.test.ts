import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkJson, ROOT } from "./nianbao";

/** The faults planted in each sample. */
const PLANTED: Readonly<Record<string, readonly string[]>> = {
  "01-云溪镇2023年年报.txt": ["text/remnant 11", "table/label 32", "total/row 53", "structure/missing-section 84"],
  "02-石埠乡2022年年报.txt": [],
  "03-柳湾镇2020年年报.txt": ["table/label 25"],
  "04-梧桐街道2021年年报.txt": [
    "structure/title 1",
    "structure/section-number 17",
    "table/edition 20",
    "table/blank-cell 65",
    "text/remnant 76",
  ],
};

describe("samples", () => {
  it("have the faults that were planted and no other", async () => {
    const { files } = await checkJson(["."], { cwd: join(ROOT, "samples") });
    const found = files.map(({ path, findings }) => [
      path,
      findings.map(({ rule, range }) => `${rule} ${range.start.line + 1}`),
    ]);
    assert.deepEqual(Object.fromEntries(found), PLANTED);
  });

  it("include one text that is no report", async () => {
    const { files } = await checkJson(["05-会议通知.txt"], { cwd: join(ROOT, "samples") });
    assert.equal(files[0]?.isReport, false);
  });
});

/** Real drafts, where the checkout lies beside them. */
const SEEDS = join(ROOT, "../shared/seeds");

/** What a reviewer found in each of them. */
const FOUND: Readonly<Record<string, readonly string[]>> = {
  "000": [
    "structure/missing-section 71",
    "structure/section-number 15",
    "table/blank-cell 20",
    "table/blank-cell 34",
    "table/extra-cell 69",
    "table/label 58",
    "text/broken-paragraph 11",
    "text/broken-paragraph 79",
  ],
  "001": ["table/label 25", "text/punctuation 406", "text/punctuation 406", "text/typo 416"],
  "002": ["table/label 30", "text/typo 25", "text/typo 84", "year/body 9"],
  "003": ["structure/missing-aspect 3", "text/enumeration 8", "text/remnant 5", "text/typo 415", "text/typo 6"],
  "004": ["structure/title 1", "table/edition 19", "text/remnant 4", "text/remnant 400", "text/typo 14"],
};

if (existsSync(SEEDS))
  describe("real drafts", () => {
    it("have what a reviewer found and nothing else", async () => {
      const { files } = await checkJson(["."], { cwd: SEEDS });
      const found = files.map(({ path, findings }) => [
        path.slice(0, 3),
        findings.map(({ rule, range }) => `${rule} ${range.start.line + 1}`).sort(),
      ]);
      assert.deepEqual(Object.fromEntries(found), FOUND);
    });
  });
