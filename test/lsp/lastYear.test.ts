import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { encode } from "../../server/src/cli/encode";
import { type CreatedReport, NEW_REPORT_REQUEST } from "../../server/src/lsp/protocol";
import { draftNamed, draftText } from "../harness/drafts";
import { type Editor, type OpenDraft, startEditor } from "./editor";

const DRAFT = draftText(draftNamed("tabRows2021"));
const RULE = "previous/carried-over";

/** The same body's report of the year before, which hands on `cases` cases; the draft takes over 2. */
function lastYear(cases: number): string {
  const row = /(四、结转下年度继续办理\t*)1(\t.*\t)1(?=\t|\n)/;
  assert.match(DRAFT, row);
  return DRAFT.replaceAll("2023", "2022").replace(row, (_, label, between) => `${label}${cases}${between}${cases}`);
}

describe("last year's report in the workspace", () => {
  let editor: Editor;
  let folder: string;
  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "nianbao-")));
  });
  afterEach(async () => {
    await editor.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const openDraft = () => editor.open(DRAFT, "nianbao", pathToFileURL(write("2023/draft.txt", DRAFT)).href);
  /** Waits until the draft's diagnostics have, or have no longer, what comes of comparing. */
  const until = async (draft: OpenDraft, isCompared: boolean): Promise<readonly Diagnostic[]> => {
    for (;;) {
      const found = draft.published.at(-1)?.diagnostics.filter(({ code }) => code === RULE);
      if (found && found.length > 0 === isCompared) return found;
      await draft.nextPublished();
    }
  };

  it("is found by body and year, in GB 18030 too, and linked to", async () => {
    const old = lastYear(3);
    const path = write("archive/2022/云溪镇.txt", encode(old, "gb18030"));
    write("archive/2022/松岭乡.txt", lastYear(5).replaceAll("云溪镇", "松岭乡"));
    write("archive/notes.txt", "备忘");
    editor = await startEditor({ folders: [pathToFileURL(folder).href] });
    const [found] = await until(openDraft(), true);
    const place = found?.relatedInformation?.[0]?.location;
    assert.equal(place?.uri, pathToFileURL(path).href);
    assert.match(old.split("\n")[place?.range.start.line ?? -1] ?? "", /^四、结转下年度/);
  });

  it("is found beside a draft that is opened without a folder, but not below", async () => {
    write("2023/2022.txt", lastYear(3));
    write("2023/deeper/2022.txt", lastYear(9));
    editor = await startEditor();
    const [found] = await until(openDraft(), true);
    assert.match(String(found?.message), /上年报告为 3/);
  });

  it("is read again when it changes, and missed when it is gone", async () => {
    const path = write("2022.txt", lastYear(3));
    editor = await startEditor({ folders: [pathToFileURL(folder).href] });
    const draft = openDraft();
    await until(draft, true);
    write("2022.txt", lastYear(2));
    editor.fileChanged(pathToFileURL(path).href);
    await until(draft, false);
    write("2022.txt", lastYear(4));
    editor.fileChanged(pathToFileURL(path).href);
    await until(draft, true);
    rmSync(path);
    editor.fileChanged(pathToFileURL(path).href);
    await until(draft, false);
  });

  it("offers last year's figures as a fix, and takes the finding back once they are there", async () => {
    write("2022.txt", lastYear(3));
    editor = await startEditor({ folders: [pathToFileURL(folder).href] });
    const text = DRAFT.replace(/(二、上年结转政府信息公开申请数量\t*)2(\t.*\t)2(?=\t|\n)/, "$14$24");
    assert.notEqual(text, DRAFT);
    const draft = editor.open(text, "nianbao", pathToFileURL(write("2023.txt", text)).href);
    await until(draft, true);
    const fix = (await draft.actions(undefined, ["quickfix"])).find(({ title }) => title.includes("上年报告"));
    assert.ok(fix);
    draft.apply(fix.edit);
    await until(draft, false);
  });

  it("is taken from the place that is set, and from nowhere else", async () => {
    const named = write("上年 报告/2022.txt", lastYear(4));
    write("2022.txt", lastYear(3));
    for (const previous of ["上年 报告", "上年 报告/2022.txt", "./上年 报告/", named]) {
      editor = await startEditor({ folders: [pathToFileURL(folder).href], settings: () => ({ previous }) });
      const [found] = await until(openDraft(), true);
      assert.match(String(found?.message), /上年报告为 4/);
      await editor.stop();
    }
    editor = await startEditor({ folders: [pathToFileURL(folder).href], settings: () => ({ previous: "没有" }) });
    const draft = openDraft();
    await until(draft, false);
    const created = await editor.connection.sendRequest<CreatedReport>(NEW_REPORT_REQUEST, {
      body: "云溪镇",
      year: 2023,
    });
    assert.ok(created.lastYear, "the folder has been looked through");
    await until(draft, false);
  });

  it("hands on to a new report what it has carried out", async () => {
    write("archive/2022.txt", lastYear(3));
    editor = await startEditor({ folders: [pathToFileURL(folder).href] });
    const create = (body: string, year: number) =>
      editor.connection.sendRequest<CreatedReport | null>(NEW_REPORT_REQUEST, { body, year });
    const created = await create("云溪镇", 2023);
    assert.match(created?.text ?? "", /二、上年结转政府信息公开申请数量\t+3\t/);
    assert.match(created?.lastYear ?? "", /archive\/2022\.txt$/);
    const without = await create("松岭乡", 2023);
    assert.deepEqual([without?.carried, without?.lastYear], [0, undefined]);
    assert.equal(await create("云溪镇", 2018), null);
  });
});
