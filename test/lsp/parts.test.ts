import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { FIX_PART_REQUEST, type FixedPart, type FixPartParams, type OutlineItem } from "../../server/src/lsp/protocol";
import { draftNamed, draftText } from "../harness/drafts";
import { type Editor, type OpenDraft, startEditor } from "./editor";

const CLEAN = draftText(draftNamed("tabRows2021"));
const MISSPELT = CLEAN.replace("本年废止件数", "本年度止件数").replace("四、政府信息", "五、政府信息");

describe("parts of a report in the language server", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor();
  });
  after(() => editor.stop());

  const fixed = async (draft: OpenDraft, what: FixPartParams["what"], ...path: readonly string[]) => {
    const params: FixPartParams = { uri: draft.uri, path, what };
    const fix = await editor.connection.sendRequest<FixedPart | null>(FIX_PART_REQUEST, params);
    if (!fix) return undefined;
    assert.equal(fix.version, draft.version());
    const text = TextDocument.applyEdits(TextDocument.create("", "", 0, draft.text()), [...fix.edits]);
    return { title: fix.title, text };
  };
  const itemAt = async (draft: OpenDraft, ...path: readonly string[]) => {
    let items: readonly OutlineItem[] = await draft.outline();
    let found: OutlineItem | undefined;
    for (const id of path) {
      found = items.find((item) => item.id === id);
      items = found?.children ?? [];
    }
    assert.ok(found, path.join());
    return found;
  };

  it("says what can be put in where a section is missing, and puts it in", async () => {
    const draft = editor.open(CLEAN.slice(0, CLEAN.indexOf("六、")));
    assert.equal((await itemAt(draft, "other")).insertion, "补上标题“六、其他需要报告的事项”，内容写“无”");
    const fix = await fixed(draft, "insertion", "other");
    assert.match(fix?.text ?? "", /\n六、其他需要报告的事项\n\n无\n*$/);
    assert.equal(await fixed(draft, "insertion", "problems"), undefined);
  });

  it("puts in one table, and the tables of a section that has none", async () => {
    const withoutFees = CLEAN.replace(/第二十条第（八）项[\s\S]*?\n\n/, "\n");
    const draft = editor.open(withoutFees);
    const path = ["disclosure", "fees"];
    assert.match((await itemAt(draft, ...path)).insertion ?? "", /空表/);
    assert.match((await fixed(draft, "insertion", ...path))?.text ?? "", /行政事业性收费\t/);

    const bare = editor.open(CLEAN.replace(/(三、收到[^\n]*\n)[\s\S]*?(?=四、政府信息)/, "$1\n"));
    assert.match((await itemAt(bare, "applications")).insertion ?? "", /空表/);
    assert.match((await fixed(bare, "insertion", "applications"))?.text ?? "", /（七）总计\t/);
  });

  it("puts rows that are missing side by side in at the first of them", async () => {
    const draft = editor.open(CLEAN.replace(/\t\t2\.其他法律[^\n]*\n\t\t3\.危及[^\n]*\n/, ""));
    const { children } = await itemAt(draft, "applications", "applications");
    const [first, second] = children.filter(({ missing }) => missing);
    assert.deepEqual([first?.insertion !== undefined, second?.insertion], [true, undefined]);
    const fix = await fixed(draft, "insertion", "applications", "applications", first?.id ?? "");
    assert.match(fix?.text ?? "", /2\.其他法律[^\n]*\n[^\n]*3\.危及/);
  });

  it("makes the safe fixes of one part and leaves those of the others", async () => {
    const draft = editor.open(MISSPELT);
    assert.deepEqual(
      await Promise.all(
        [["disclosure"], ["disputes"], ["overview"]].map(async (path) => (await itemAt(draft, ...path)).safeFixes),
      ),
      [1, 1, 0],
    );
    const fix = await fixed(draft, "safeFixes", "disclosure");
    assert.equal(fix?.title, "已修正此处 1 个问题");
    assert.equal(fix?.text, MISSPELT.replace("本年度止件数", "本年废止件数"));
    assert.equal(await fixed(draft, "safeFixes", "overview"), undefined);
  });

  it("has nothing for a way that leads nowhere", async () => {
    const draft = editor.open(MISSPELT);
    assert.equal(await fixed(draft, "safeFixes"), undefined);
    assert.equal(await fixed(draft, "safeFixes", "disclosure", "nowhere"), undefined);
  });
});
