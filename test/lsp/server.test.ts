import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type CodeAction,
  CodeActionTriggerKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type Range,
} from "vscode-languageserver-protocol/node";
import { OUTLINE_REQUEST, type OutlineItem } from "../../server/src/lsp/protocol";
import { DRAFTS, draftText } from "../harness/drafts";
import { check, type Editor, startEditor } from "./editor";

const CLEAN = draftText(DRAFTS.find(({ name }) => name === "tabRows2021") ?? { parts: [] });
const WRONG_NUMERAL = CLEAN.replace("二、主动", "一、主动");
const WITHOUT_LAST = CLEAN.slice(0, CLEAN.indexOf("六、"));
const REMNANT = "[bookmark: _GoBack]";

/** Two safe faults and a broken total, which nobody but a person may put right. */
const FAULTY = WRONG_NUMERAL.replace("各项公开工作平稳开展。", `各项公开工作${REMNANT}平稳开展。`).replace(
  "1\t0\t0\t1\t2\t",
  "1\t0\t0\t1\t3\t",
);

describe("language server", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor();
  });
  after(() => editor.stop());

  it("says what it can do", () => {
    const { capabilities, serverInfo } = editor.announced;
    assert.equal(serverInfo?.name, "nianbao");
    assert.equal(capabilities.textDocumentSync, 2);
    assert.equal(capabilities.diagnosticProvider, undefined);
    assert.ok(capabilities.documentSymbolProvider);
  });

  describe("diagnostics", () => {
    it("has none for a clean draft in any layout and edition", async () => {
      for (const draft of DRAFTS) await check(editor, draftText(draft));
    });

    it("stands where the fault is", async () => {
      await check(
        editor,
        CLEAN.replace("二、主动公开政府信息情况", "[[一、主动公开政府信息情况]]"),
        "structure/section-number",
      );
    });

    it("takes every language id alike", async () => {
      const draft = editor.open(WRONG_NUMERAL, "nianbao");
      assert.equal((await draft.diagnostics()).length, 1);
    });

    it("names program, rule and page, severity and related places", async () => {
      const diagnostics = await editor.open(FAULTY).diagnostics();
      for (const { source, code, codeDescription } of diagnostics) {
        assert.equal(source, "年报校对");
        assert.match(
          codeDescription?.href ?? "",
          new RegExp(`^file://.*/docs/rules/${String(code).replace("/", "-")}\\.md$`),
        );
      }
      const total = diagnostics.find(({ code }) => code === "total/disputes");
      assert.equal(total?.severity, DiagnosticSeverity.Error);
      assert.ok((total?.relatedInformation ?? []).length > 0);
    });

    it("comes once for a version, with its number, and never empty in between", async () => {
      const draft = editor.open(WRONG_NUMERAL);
      await draft.diagnostics();
      draft.replace("平稳", "平平稳稳");
      await draft.diagnostics();
      draft.replace("平平稳稳", "平稳");
      await draft.diagnostics();
      assert.deepEqual(
        draft.published.map(({ version, diagnostics }) => [version, diagnostics.length]),
        [
          [1, 1],
          [2, 1],
          [3, 1],
        ],
      );
    });

    it("comes for the newest of many edits", async () => {
      const draft = editor.open(CLEAN);
      for (let i = 0; i < 50; i++)
        draft.replace(i % 2 === 0 ? "二、主动" : "一、主动", i % 2 === 0 ? "一、主动" : "二、主动");
      draft.replace("二、主动", "一、主动");
      assert.equal((await draft.diagnostics()).length, 1);
      const versions = draft.published.map(({ version }) => version);
      assert.deepEqual(versions, [...new Set(versions)]);
      assert.equal(versions.at(-1), 52);
    });

    it("follows the edits", async () => {
      const draft = await check(
        editor,
        CLEAN.replace("二、主动公开政府信息情况", "[[一、主动公开政府信息情况]]"),
        "structure/section-number",
      );
      draft.replace("一、主动", "二、主动");
      assert.deepEqual(await draft.diagnostics(), []);
      draft.replace("平稳", `${REMNANT}平稳`);
      assert.deepEqual(
        (await draft.diagnostics()).map(({ range }) => draft.at(range)),
        [REMNANT],
      );
    });

    it("appears when a text becomes a report and goes when it is none any more", async () => {
      const draft = editor.open("今天要买的东西\n牛奶\n");
      assert.deepEqual(await draft.diagnostics(), []);
      draft.edit([{ start: 0, end: draft.text().length, text: WRONG_NUMERAL }]);
      assert.equal((await draft.diagnostics()).length, 1);
      draft.edit([{ start: 0, end: draft.text().length, text: "今天要买的东西" }]);
      assert.deepEqual(await draft.diagnostics(), []);
    });

    it("goes when the draft is closed", async () => {
      const draft = editor.open(WRONG_NUMERAL);
      await draft.diagnostics();
      draft.close();
      assert.deepEqual((await draft.nextPublished()).diagnostics, []);
    });

    it("is summed up where an editor would cut it off", async () => {
      const draft = editor.open(CLEAN.replace("平稳", `平稳${`${REMNANT}好`.repeat(1200)}`));
      const diagnostics = await draft.diagnostics();
      assert.equal(diagnostics.length, 1000);
      assert.match(String(diagnostics.at(-1)?.message), /另有 201 个/);
    });

    it("is the same after any edits as for the whole text", async () => {
      const piece = fc.oneof(
        fc.constantFrom("", "\n", "\t", "\t\t", "0", "12", "总计", "一、", REMNANT, "\r\n", "  ", "结果维持"),
        fc.string({ maxLength: 6 }),
      );
      const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(12), text: piece });
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...DRAFTS),
          fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
          async (base, edits) => {
            const draft = editor.open(draftText(base));
            let length = draft.text().length;
            for (const changes of edits) {
              const made = changes.map(({ at, length: removed, text }) => {
                const start = Math.floor(at * length);
                const end = Math.min(start + removed, length);
                length += text.length - (end - start);
                return { start, end, text };
              });
              draft.edit(made);
              length = draft.text().length;
            }
            const whole = editor.open(draft.text());
            assert.deepEqual(comparable(await draft.diagnostics()), comparable(await whole.diagnostics()));
            draft.close();
            whole.close();
          },
        ),
        { numRuns: 40 },
      );
    });
  });

  describe("quick fixes", () => {
    it("offers the fix on the fault, and the fault is gone afterwards", async () => {
      const draft = editor.open(WRONG_NUMERAL);
      const [fix] = await draft.actions("一、主动", ["quickfix"]);
      assert.equal(fix?.kind, "quickfix");
      assert.equal(fix?.isPreferred, true);
      assert.equal(fix?.diagnostics?.[0]?.code, "structure/section-number");
      draft.apply(fix?.edit);
      assert.equal(draft.text(), CLEAN);
      assert.deepEqual(await draft.diagnostics(), []);
    });

    it("offers nothing elsewhere", async () => {
      assert.deepEqual(await editor.open(WRONG_NUMERAL).actions("平稳", ["quickfix"]), []);
    });

    it("names the version that it was made for", async () => {
      const draft = editor.open(WRONG_NUMERAL);
      draft.replace("平稳", "稳妥");
      const [fix] = await draft.actions("一、主动", ["quickfix"]);
      const [change] = fix?.edit?.documentChanges ?? [];
      assert.deepEqual(change && "textDocument" in change && change.textDocument, { uri: draft.uri, version: 2 });
    });
  });

  describe("fix all", () => {
    for (const kind of ["source", "source.fixAll", "source.fixAll.nianbao"]) {
      it(`makes every safe fix at once when asked for ${kind}`, async () => {
        const draft = editor.open(FAULTY);
        const actions = await draft.actions(undefined, [kind]);
        assert.equal(actions.length, 1);
        assert.ok(actions[0]?.kind?.startsWith("source.fixAll"));
        draft.apply(actions[0]?.edit);
        assert.deepEqual(
          (await draft.diagnostics()).map(({ code }) => code),
          ["total/disputes"],
        );
        assert.deepEqual(await draft.actions(undefined, [kind]), []);
      });
    }

    it("touches nothing but the faults", async () => {
      const [action] = await editor.open(FAULTY).actions(undefined, ["source.fixAll"]);
      assert.deepEqual(
        editsOf(action).map(({ newText }) => newText),
        ["", "二"],
      );
    });

    it("is worked out for a person and for a save, not at every move of the cursor", async () => {
      const draft = editor.open(FAULTY);
      const kinds = async (trigger: CodeActionTriggerKind) =>
        (await draft.actions(undefined, undefined, trigger)).map(({ kind }) => kind);
      assert.ok((await kinds(CodeActionTriggerKind.Invoked)).includes("source.fixAll"));
      assert.ok(!(await kinds(CodeActionTriggerKind.Automatic)).includes("source.fixAll"));
    });

    it("is not what a request for other kinds gets", async () => {
      assert.deepEqual(await editor.open(FAULTY).actions(undefined, ["refactor"]), []);
    });
  });

  describe("outline", () => {
    it("has title, sections, tables and rows with totals", async () => {
      const [title, ...sections] = await editor.open(CLEAN).outline();
      assert.equal(title?.label, "云溪镇人民政府2023年政府信息公开工作年度报告");
      assert.deepEqual(
        sections.map(({ id, missing, children }) => [id, missing, children.length]),
        [
          ["overview", false, 0],
          ["disclosure", false, 4],
          ["applications", false, 1],
          ["disputes", false, 1],
          ["problems", false, 0],
          ["other", false, 0],
        ],
      );
      const received = sections[2]?.children[0]?.children[0];
      assert.deepEqual([received?.id, received?.detail], ["applications.received", "13"]);
    });

    it("counts the problems on each part", async () => {
      const [, , disclosure] = await editor.open(WRONG_NUMERAL).outline();
      assert.deepEqual(disclosure?.problems, { error: 1, warning: 0, info: 0 });
    });

    it("shows what is missing in its place", async () => {
      const outline = await editor.open(WITHOUT_LAST).outline();
      const other = outline.at(-1);
      assert.deepEqual([other?.id, other?.missing, other?.range], ["other", true, undefined]);
    });

    it("leads to the places", async () => {
      const draft = editor.open(CLEAN);
      for (const item of flat(await draft.outline())) {
        assert.ok(item.range && item.selectionRange, item.label);
        assert.ok(within(item.selectionRange, item.range), item.label);
        assert.ok(draft.at(item.selectionRange).length > 0, item.label);
      }
    });

    it("comes as document symbols that nest", async () => {
      for (const base of [...DRAFTS.map(draftText), FAULTY, WITHOUT_LAST, CLEAN.replace(/三、收到[^\n]*\n/, "")]) {
        const draft = editor.open(base);
        for (const symbol of await draft.symbols()) assertNests(symbol as DocumentSymbol);
      }
    });
  });

  describe("a text that is no report", () => {
    for (const [name, text] of Object.entries({
      "a shopping list": "今天要买的东西\n牛奶 2\n鸡蛋 12\n",
      "a law that speaks of reports":
        "第四十九条　县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布。\n",
      nothing: "",
      "line ends": "\r\n\r\n\n\r",
      "control characters": "\u0000\u0001\u0002\ufffd\ud800\udfff\u0007\u0000".repeat(50),
    })) {
      it(`gets nothing: ${name}`, async () => {
        const draft = editor.open(text);
        assert.deepEqual(await draft.diagnostics(), []);
        assert.deepEqual(await draft.actions(), []);
        assert.deepEqual(await draft.symbols(), []);
        assert.deepEqual(await draft.outline(), []);
      });
    }
  });

  describe("odd messages", () => {
    it("survives a megabyte", async () => {
      for (const text of ["信息公开年度报告一、\t".repeat(100_000), CLEAN.repeat(400), "0\t".repeat(500_000)]) {
        const draft = editor.open(text);
        await draft.diagnostics();
        draft.replace(text.slice(0, 3), "改");
        await draft.diagnostics();
        draft.close();
      }
    }).timeout(60_000);

    it("answers about documents that are not open", async () => {
      const textDocument = { uri: "file:///nowhere.txt" };
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const ask = (method: string, params: unknown) => editor.connection.sendRequest(method, params);
      assert.equal(await ask("textDocument/documentSymbol", { textDocument }), null);
      assert.equal(await ask("textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }), null);
      assert.deepEqual(await ask(OUTLINE_REQUEST, { uri: textDocument.uri }), []);
    });

    it("answers about places beyond the text", async () => {
      const { uri } = editor.open(WRONG_NUMERAL);
      const range = { start: { line: 90_000, character: 9 }, end: { line: 90_001, character: 9 } };
      const params = { textDocument: { uri }, range, context: { diagnostics: [], only: ["quickfix"] } };
      assert.deepEqual(await editor.connection.sendRequest("textDocument/codeAction", params), []);
    });

    it("stays alive after requests that make no sense", async () => {
      for (const method of ["textDocument/codeAction", "textDocument/documentSymbol", OUTLINE_REQUEST]) {
        await editor.connection.sendRequest(method, {}).catch(() => {});
      }
      await editor.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: "file:///nowhere.txt", version: 2 },
        contentChanges: [{ text: "x" }],
      });
      assert.equal((await editor.open(WRONG_NUMERAL).diagnostics()).length, 1);
    });
  });
});

describe("language server in other editors", () => {
  let editor: Editor | undefined;
  afterEach(async () => {
    await editor?.stop();
    editor = undefined;
  });

  it("ends when it is told to", async () => {
    const started = await startEditor();
    assert.equal(await started.stop(), 0);
  });

  it("is pulled from where the editor can, and pushes nothing then", async () => {
    editor = await startEditor({ pull: true });
    assert.ok(editor.announced.capabilities.diagnosticProvider);
    const draft = editor.open(WRONG_NUMERAL);
    assert.equal((await draft.pull()).length, 1);
    draft.replace("一、主动", "二、主动");
    assert.deepEqual(await draft.pull(), []);
    assert.deepEqual(draft.published, []);
  });

  it("gives plain edits and flat symbols to editors that know no other", async () => {
    editor = await startEditor({ plainEdits: true, flatSymbols: true });
    const draft = editor.open(WRONG_NUMERAL);
    const [fix] = await draft.actions("一、主动", ["quickfix"]);
    assert.equal(fix?.edit?.documentChanges, undefined);
    draft.apply(fix?.edit);
    assert.equal(draft.text(), CLEAN);
    const symbols = await draft.symbols();
    assert.ok(symbols.length > 20 && symbols.every((symbol) => "location" in symbol));
  });

  it("asks for the settings of each draft and checks again when they change", async () => {
    let severity = "off";
    editor = await startEditor({ settings: () => ({ rules: { "structure/section-number": severity } }) });
    const draft = editor.open(WRONG_NUMERAL);
    assert.deepEqual(await draft.diagnostics(), []);
    assert.deepEqual(await draft.actions(undefined, ["source.fixAll"]), []);
    severity = "info";
    const next = draft.nextPublished();
    editor.settingsChanged();
    const { version, diagnostics } = await next;
    assert.deepEqual([version, diagnostics[0]?.severity], [1, DiagnosticSeverity.Information]);
    assert.equal(draft.published.length, 2);
  });

  it("asks to be pulled from again when settings change", async () => {
    let severity = "off";
    editor = await startEditor({ pull: true, settings: () => ({ rules: { "structure/section-number": severity } }) });
    const draft = editor.open(WRONG_NUMERAL);
    assert.deepEqual(await draft.pull(), []);
    assert.equal(editor.refreshes(), 0);
    severity = "warning";
    editor.settingsChanged();
    await editor.refreshed(1);
    assert.equal((await draft.pull())[0]?.severity, DiagnosticSeverity.Warning);
    assert.equal(editor.refreshes(), 1);
  });

  it("takes the settings sent at the start, and those sent later", async () => {
    const off = { rules: { "structure/section-number": "off", "no/such-rule": "error", "text/remnant": 7 } };
    editor = await startEditor({ initializationOptions: { settings: off } });
    const draft = editor.open(WRONG_NUMERAL);
    assert.deepEqual(await draft.diagnostics(), []);
    const next = draft.nextPublished();
    editor.settingsChanged({ nianbao: {} });
    assert.equal((await next).diagnostics.length, 1);
  });

  it("takes the address of the rules' pages from the editor", async () => {
    editor = await startEditor({ initializationOptions: { rulesUri: "https://example.org/rules" } });
    const [diagnostic] = await editor.open(WRONG_NUMERAL).diagnostics();
    assert.equal(diagnostic?.codeDescription?.href, "https://example.org/rules/structure-section-number.md");
  });
});

/** Diagnostics without the draft's own address, which related places carry. */
function comparable(diagnostics: readonly Diagnostic[]) {
  return diagnostics.map(({ relatedInformation, ...rest }) => ({
    ...rest,
    related: relatedInformation?.map(({ message, location }) => ({ message, range: location.range })),
  }));
}

function editsOf(action: CodeAction | undefined) {
  return (action?.edit?.documentChanges ?? []).flatMap((change) =>
    "edits" in change ? change.edits.flatMap((edit) => ("newText" in edit ? [edit] : [])) : [],
  );
}

function flat(items: readonly OutlineItem[]): OutlineItem[] {
  return items.flatMap((item) => [item, ...flat(item.children)]);
}

function within(inner: Range, outer: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function assertNests(symbol: DocumentSymbol): void {
  assert.ok(symbol.name.length > 0);
  assert.ok(within(symbol.selectionRange, symbol.range), `${symbol.name}: the selection is not within the range`);
  for (const child of symbol.children ?? []) {
    assert.ok(within(child.range, symbol.range), `${child.name} is not within ${symbol.name}`);
    assertNests(child);
  }
}
