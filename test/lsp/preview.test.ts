import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  EDIT_CELLS_REQUEST,
  type EditedCells,
  type FormCell,
  type FormPreview,
  PREVIEW_REQUEST,
} from "../../server/src/lsp/protocol";
import { draftNamed, draftText } from "../harness/drafts";
import { type Editor, type OpenDraft, startEditor } from "./editor";

const WRONG = draftText(draftNamed("cellLines2021")).replace(/(（一）予以公开\n(?:\t\d+\n)*\t)8\n/, "$19\n");

describe("form preview in the language server", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor();
  });
  after(() => editor.stop());

  const show = (draft: OpenDraft) =>
    editor.connection.sendRequest<FormPreview | null>(PREVIEW_REQUEST, { uri: draft.uri });
  const edit = (draft: OpenDraft, id: string, text: string) =>
    editor.connection.sendRequest<EditedCells | null>(EDIT_CELLS_REQUEST, { uri: draft.uri, changes: [{ id, text }] });
  const figure = (preview: FormPreview | null, id: string): FormCell | undefined =>
    preview?.sections
      .flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.flat()))
      .find((cell) => cell.figure?.id === id);

  it("gives the figures with their places and what is wrong with them", async () => {
    const draft = editor.open(WRONG);
    const preview = await show(draft);
    assert.equal(preview?.version, draft.version());
    const total = figure(preview, "applications.granted.total");
    assert.equal(total?.text, "9");
    assert.ok(total.range);
    assert.equal(draft.at(total.range), "9");
    assert.deepEqual(
      total.figure?.sums.map(({ difference }) => difference),
      [1],
    );
    const applications = preview?.sections[1]?.tables[0];
    const [diagnostic] = await draft.diagnostics();
    const [index = -1] = total.problems;
    assert.deepEqual(applications?.problems[index]?.range, diagnostic?.range);
    assert.equal(applications?.problems[index]?.message, diagnostic?.message);
  });

  it("edits a cell, and shows it edited", async () => {
    const draft = editor.open(WRONG);
    const edited = await edit(draft, "applications.granted.total", "8");
    assert.equal(edited?.version, draft.version());
    assert.equal(edited?.edits.length, 1);
    const document = TextDocument.create(draft.uri, "", 0, WRONG);
    const [change] = edited?.edits ?? [];
    assert.ok(change);
    draft.edit([
      {
        start: document.offsetAt(change.range.start),
        end: document.offsetAt(change.range.end),
        text: change.newText,
      },
    ]);
    assert.deepEqual(await draft.diagnostics(), []);
    assert.equal(figure(await show(draft), "applications.granted.total")?.text, "8");
  });

  it("says why it does not edit", async () => {
    const draft = editor.open(WRONG);
    const edited = await edit(draft, "procurement.procurement.amount", "1");
    assert.deepEqual(edited?.edits, []);
    assert.match(edited?.refused ?? "", /没有这张表/);
  });

  it("has nothing to show or edit in a text that is no report, nor for changes that are none", async () => {
    const notice = editor.open("关于开会的通知\n");
    assert.equal(await show(notice), null);
    assert.equal(await edit(notice, "fees.fees.amount", "1"), null);
    const draft = editor.open(WRONG);
    for (const changes of [undefined, [{ id: 1, text: "1" }], new Array(1000).fill({ id: "a", text: "" })])
      assert.equal(await editor.connection.sendRequest(EDIT_CELLS_REQUEST, { uri: draft.uri, changes }), null);
  });
});
