import assert from "node:assert/strict";
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  FoldingRangeRequest,
  HoverRequest,
  type InlayHint,
  InlayHintRefreshRequest,
  InlayHintRequest,
  type LocationLink,
  MarkupKind,
  type Position,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver-protocol/node";
import { PREVIEW_COMMAND } from "../../server/src/lsp/protocol";
import { draftNamed, draftText } from "../harness/drafts";
import { type Editor, type EditorOptions, type OpenDraft, startEditor } from "./editor";

const CLEAN = draftText(draftNamed("tabRows2021"));
const LINES = draftText(draftNamed("cellLines2021"));
const ROW = "政府信息公开申请数量\t\t\t9\t3";

/** What an editor says that shows everything. */
const CAPABLE: Pick<EditorOptions, "capabilities"> = {
  capabilities: {
    workspace: { symbol: {}, inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
    textDocument: {
      hover: { contentFormat: [MarkupKind.Markdown] },
      inlayHint: {},
      codeLens: {},
      documentHighlight: {},
      definition: { linkSupport: true },
      foldingRange: { rangeLimit: 5 },
      selectionRange: {},
      semanticTokens: { requests: { full: true, range: true }, tokenTypes: [], tokenModifiers: [], formats: [] },
      completion: {},
    },
  },
};

describe("language server, in the text", () => {
  let editor: Editor;
  let draft: OpenDraft;
  before(async () => {
    editor = await startEditor({ ...CAPABLE, initializationOptions: { previews: true } });
    draft = editor.open(CLEAN);
  });
  after(() => editor.stop());
  const of = ({ uri }: OpenDraft) => ({ textDocument: { uri } });
  const all = (place: OpenDraft) => ({ ...of(place), range: { start: { line: 0, character: 0 }, end: place.end() } });

  it("offers an editor only what it says that it can show", async () => {
    const shown = [
      "hoverProvider",
      "inlayHintProvider",
      "codeLensProvider",
      "documentHighlightProvider",
      "definitionProvider",
      "foldingRangeProvider",
      "selectionRangeProvider",
      "semanticTokensProvider",
      "completionProvider",
      "workspaceSymbolProvider",
    ] as const;
    const plain = await startEditor();
    for (const name of shown) {
      assert.ok(editor.announced.capabilities[name], name);
      assert.equal(plain.announced.capabilities[name], undefined, name);
    }
    await plain.stop();
  });

  it("hovers in Markdown, with the rule's page", async () => {
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      ...of(draft),
      position: draft.position(`${ROW}\t0\t0\t1\t0\t13`, ROW.length + 10),
    });
    const { contents } = hover ?? {};
    assert.ok(typeof contents === "object" && "kind" in contents);
    assert.equal(contents.kind, "markdown");
    assert.ok(contents.value.startsWith("**一、本年新收政府信息公开申请数量 · 总计：13**"), contents.value);
    assert.match(contents.value, /✓ 总计 = 自然人 9 \\\+ .* = 13 \[说明\]\(file:\/\/.*\/docs\/rules\/total-row\.md\)/);
    assert.equal(hover?.range && draft.at(hover.range), "13");
  });

  it("hovers in plain text for an editor that knows no other", async () => {
    const plain = await startEditor({ capabilities: { workspace: {}, textDocument: { hover: {} } } });
    const other = plain.open(CLEAN);
    const hover = await plain.connection.sendRequest(HoverRequest.type, {
      ...of(other),
      position: other.position("废止1件", 3),
    });
    assert.deepEqual(hover?.contents, {
      kind: "plaintext",
      value:
        "正文：1件\n✓ 表中“行政规范性文件”的本年废止件数：1\n国办公开办函〔2021〕30号所附格式，第二部分，第二十条第（一）项",
    });
    await plain.stop();
  });

  it("names row and column beside figures, as the settings say", async () => {
    const modes: Record<string, string> = {};
    const own = await startEditor({ ...CAPABLE, settings: (uri) => ({ inlayHints: modes[uri] }) });
    const hints = async (text: string, mode: string): Promise<readonly InlayHint[]> => {
      const uri = `file:///${mode}/${text.length}.txt`;
      modes[uri] = mode;
      return (await own.connection.sendRequest(InlayHintRequest.type, all(own.open(text, "plaintext", uri)))) ?? [];
    };
    const [first] = await hints(LINES, "hidden");
    assert.equal(first?.label, "本年制发件数 · 规章");
    assert.equal(first?.paddingLeft, true);
    assert.deepEqual(await hints(CLEAN, "hidden"), []);
    assert.equal((await hints(LINES, "sometimes")).length, (await hints(`${LINES}\n`, "hidden")).length);
    assert.deepEqual(await hints(LINES, "off"), []);
    assert.ok((await hints(CLEAN, "all")).length > 100);
    await own.stop();
  });

  it("has a lens above each table, with the preview where the editor has one", async () => {
    const lenses = (await editor.connection.sendRequest(CodeLensRequest.type, of(draft))) ?? [];
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      ["", PREVIEW_COMMAND, "", PREVIEW_COMMAND, "", PREVIEW_COMMAND],
    );
    assert.deepEqual(lenses[3]?.command?.arguments, [{ uri: draft.uri, table: "applications" }]);
    const other = await startEditor({ ...CAPABLE, settings: () => ({}) });
    const without = await other.connection.sendRequest(CodeLensRequest.type, of(other.open(CLEAN)));
    assert.deepEqual(
      without?.map(({ command }) => command?.command),
      ["", "", ""],
    );
    await other.stop();
  });

  it("has the editor ask again when the settings change", async () => {
    let codeLens = true;
    const asked: string[] = [];
    const other = await startEditor({ ...CAPABLE, settings: () => ({ codeLens }) });
    const again = new Promise<void>((resolve) => {
      other.connection.onRequest(InlayHintRefreshRequest.type, () => void asked.push("hints"));
      other.connection.onRequest(CodeLensRefreshRequest.type, () => {
        asked.push("lenses");
        resolve();
      });
    });
    const open = other.open(CLEAN);
    assert.equal((await other.connection.sendRequest(CodeLensRequest.type, of(open)))?.length, 3);
    codeLens = false;
    other.settingsChanged();
    await again;
    assert.deepEqual(await other.connection.sendRequest(CodeLensRequest.type, of(open)), []);
    assert.ok(asked.includes("hints"));
    await other.stop();
  });

  it("goes from the prose to the cell and back", async () => {
    const go = async (position: Position) => {
      const found = await editor.connection.sendRequest(DefinitionRequest.type, { ...of(draft), position });
      return (Array.isArray(found) ? found : []) as LocationLink[];
    };
    const [cell] = await go(draft.position("废止1件", 2));
    assert.ok(cell?.originSelectionRange);
    assert.equal(draft.at(cell.originSelectionRange), "1件");
    assert.deepEqual(cell.targetSelectionRange.start, draft.position("行政规范性文件\t2\t1", 10));
    const [prose] = await go(cell.targetSelectionRange.start);
    assert.ok(prose);
    assert.equal(draft.at(prose.targetSelectionRange), "1件");
  });

  it("marks what belongs together, and answers nothing for other words", async () => {
    const mark = (position: Position) =>
      editor.connection.sendRequest(DocumentHighlightRequest.type, { ...of(draft), position });
    assert.equal((await mark(draft.position(`${ROW}\t0\t0\t1\t0\t13`, ROW.length + 9)))?.length, 8);
    assert.deepEqual(await mark(draft.position("平稳开展")), []);
  });

  it("folds as many lines as the editor takes", async () => {
    assert.equal((await editor.connection.sendRequest(FoldingRangeRequest.type, of(draft)))?.length, 5);
  });

  it("grows the selection of each cursor", async () => {
    const [first, second] =
      (await editor.connection.sendRequest(SelectionRangeRequest.type, {
        ...of(draft),
        positions: [draft.position("127"), draft.position("废止1件", 2)],
      })) ?? [];
    assert.ok(first?.parent && second?.parent);
    assert.equal(draft.at(first.range), "127");
    assert.equal(draft.at(first.parent.range), "行政许可\t127");
    assert.equal(draft.at(second.parent.range), "1件");
  });

  it("colours the whole text and a range alike", async () => {
    const full = await editor.connection.sendRequest(SemanticTokensRequest.type, of(draft));
    const range = await editor.connection.sendRequest(SemanticTokensRangeRequest.type, all(draft));
    assert.ok((full?.data.length ?? 0) > 1000);
    assert.deepEqual(range?.data, full?.data);
    // The title: its line, character, length, type and modifiers.
    assert.deepEqual(full?.data.slice(0, 5), [0, 0, CLEAN.indexOf("\n"), 0, 2]);
  });

  it("completes a heading that is missing", async () => {
    const open = editor.open(CLEAN.replace("五、存在的主要问题及改进情况", "五、存"));
    const list = await editor.connection.sendRequest(CompletionRequest.type, {
      ...of(open),
      position: open.position("五、存", 3),
    });
    assert.ok(list && !Array.isArray(list) && list.isIncomplete);
    const [item] = list.items;
    assert.equal(item?.label, "五、存在的主要问题及改进情况");
    const edit = item?.textEdit;
    assert.ok(edit && "range" in edit);
    assert.equal(open.at(edit.range), "五、存");
    open.close();
  });

  it("finds parts of every open report by name", async () => {
    // The reports that count are those whose settings the editor has told.
    await draft.diagnostics();
    const symbols = (await editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "上年结转" })) ?? [];
    assert.deepEqual(
      symbols.map(({ name, location }) => [name, location.uri]),
      [["二、上年结转政府信息公开申请数量", draft.uri]],
    );
  });

  it("has nothing for a text that is no report", async () => {
    const note = editor.open("关于召开会议的通知\n\n一、时间\n\n周五\n");
    const position = { line: 0, character: 0 };
    const { connection } = editor;
    assert.equal(await connection.sendRequest(HoverRequest.type, { ...of(note), position }), null);
    assert.equal(await connection.sendRequest(DocumentHighlightRequest.type, { ...of(note), position }), null);
    assert.deepEqual(await connection.sendRequest(InlayHintRequest.type, all(note)), []);
    assert.deepEqual(await connection.sendRequest(CodeLensRequest.type, of(note)), []);
    assert.deepEqual(await connection.sendRequest(SemanticTokensRequest.type, of(note)), { data: [] });
    assert.deepEqual(await connection.sendRequest(CompletionRequest.type, { ...of(note), position }), {
      isIncomplete: true,
      items: [],
    });
    note.close();
  });
});
