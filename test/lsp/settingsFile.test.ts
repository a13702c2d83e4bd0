import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { DiagnosticSeverity, type TextEdit } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ACCEPT_REQUEST, type AcceptTarget, ADD_WORD_REQUEST, type WordTarget } from "../../server/src/lsp/protocol";
import { placesFor } from "../../server/src/lsp/settingsFiles";
import { draftNamed, draftText } from "../harness/drafts";
import { type Editor, type EditorOptions, startEditor } from "./editor";

const CLEAN = draftText(draftNamed("tabRows2021"));
const WRONG_TOTAL = CLEAN.replace("1\t0\t0\t1\t2\t", "1\t0\t0\t1\t7\t");
const WRONG_NUMERAL = CLEAN.replace("二、主动", "一、主动");
const NAME = ".nianbao.json";

describe("language server: .nianbao.json", () => {
  let folder: string;
  let editor: Editor;
  const start = async (options?: EditorOptions) => {
    editor = await startEditor(options);
  };
  const path = (name: string) => join(folder, name);
  const uri = (name: string) => pathToFileURL(path(name)).href;
  const write = (name: string, content: unknown) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), typeof content === "string" ? content : JSON.stringify(content));
  };
  const open = (name: string, text: string) => editor.open(text, "plaintext", uri(name));
  /** Writes a file that is watched, and tells the server. */
  const change = (name: string, content: unknown) => {
    write(name, content);
    editor.fileChanged(uri(name));
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "nianbao-lsp-"));
  });
  afterEach(async () => {
    await editor.stop();
    rmSync(folder, { recursive: true });
  });

  const TOTAL = { rule: "total/disputes", cell: "disputes.review.total", text: "7", reason: "以台账为准" };

  it("goes before the editor's settings, and is watched", async () => {
    await start({ settings: () => ({ rules: { "structure/section-number": "off" } }) });
    write(NAME, { rules: { "structure/section-number": "info" } });
    const draft = open("a.txt", WRONG_NUMERAL);
    assert.deepEqual(
      (await draft.diagnostics()).map(({ severity }) => severity),
      [DiagnosticSeverity.Information],
    );
    assert.ok(editor.registered.includes("workspace/didChangeWatchedFiles"));
    const next = draft.nextPublished();
    change(NAME, { rules: {} });
    assert.deepEqual((await next).diagnostics, []);
  });

  it("accepts a finding, which comes back when the entry goes", async () => {
    await start();
    write(NAME, { accepted: [{ file: "2023/云溪镇 稿.txt", ...TOTAL }] });
    const draft = open("2023/云溪镇 稿.txt", WRONG_TOTAL);
    assert.deepEqual(await draft.diagnostics(), []);
    const next = draft.nextPublished();
    change(NAME, {});
    assert.deepEqual(
      (await next).diagnostics.map(({ code }) => code),
      ["total/disputes"],
    );
  });

  it("has the editor pull again", async () => {
    await start({ pull: true });
    const draft = open("a.txt", WRONG_TOTAL);
    assert.equal((await draft.pull()).length, 1);
    change(NAME, { accepted: [{ file: "a.txt", ...TOTAL }] });
    while (editor.refreshes() === 0) await draft.outline();
    assert.deepEqual(await draft.pull(), []);
  });

  it("outside the open folder does not count", async () => {
    await start({ folders: [uri("open")] });
    write(NAME, { rules: { "structure/section-number": "off" } });
    write("open/2023/a.txt", "");
    assert.equal((await open("open/2023/a.txt", WRONG_NUMERAL).diagnostics()).length, 1);
    assert.equal((await open("a.txt", WRONG_NUMERAL).diagnostics()).length, 0);
  });

  it("that is broken shows where, and no more once it is mended", async () => {
    await start();
    write(NAME, '{ "rules": { "structure/section-number": "info", "no/such": "off" }, ');
    const draft = open("a.txt", WRONG_NUMERAL);
    const [broken, unknown] = await editor.diagnosticsOf(uri(NAME), 2);
    assert.match(String(broken?.message), /不合 JSON 的写法/);
    assert.match(String(unknown?.message), /没有规则“no\/such”/);
    assert.equal((await draft.diagnostics())[0]?.severity, DiagnosticSeverity.Information);
    change(NAME, "{}");
    assert.deepEqual(await editor.diagnosticsOf(uri(NAME), 0), []);
  });

  it("that cannot be read is logged, and those above it count", async () => {
    await start();
    write(NAME, { rules: { "structure/section-number": "off" } });
    mkdirSync(path(`2023/${NAME}`), { recursive: true });
    assert.deepEqual(await open("2023/a.txt", WRONG_NUMERAL).diagnostics(), []);
    assert.ok(editor.log.some((line) => line.includes("2023/.nianbao.json 读不了")));
  });

  it("shows the entries that accept nothing any more, as long as their draft is open", async () => {
    await start();
    const lines = ['{ "accepted": [', JSON.stringify({ file: "a.txt", ...TOTAL }), "] }"];
    write(NAME, lines.join("\n"));
    const draft = open("a.txt", WRONG_TOTAL);
    assert.deepEqual(await draft.diagnostics(), []);
    draft.replace("1\t0\t0\t1\t7\t", "1\t0\t0\t1\t2\t");
    const [stale] = await editor.diagnosticsOf(uri(NAME), 1);
    assert.equal(stale?.severity, DiagnosticSeverity.Information);
    assert.equal(stale?.range.start.line, 1);
    assert.match(String(stale?.message), /total\/disputes 在 a\.txt 里已经没有了/);
    draft.close();
    assert.deepEqual(await editor.diagnosticsOf(uri(NAME), 0), []);
  });

  describe("accepting a finding", () => {
    const accepts = { initializationOptions: { accepts: true } };
    /** What the action on a place hands to the editor's command. */
    const target = async (draft: ReturnType<typeof open>, place: string): Promise<AcceptTarget> => {
      const actions = await draft.actions(place, ["quickfix"]);
      const action = actions.find(({ command }) => command?.command === "nianbao.accept");
      assert.equal(action?.title, "在此接受，并写明理由…");
      return action?.command?.arguments?.[0];
    };
    /** What the editor does with it once a person has said why. */
    const accept = async (found: AcceptTarget, name: string, text: string) => {
      assert.equal(found.file, uri(name));
      const entry = { ...found.entry, reason: "以台账为准" };
      const edits = await editor.connection.sendRequest<TextEdit[] | null>(ACCEPT_REQUEST, { text, entry });
      assert.ok(edits);
      change(name, TextDocument.applyEdits(TextDocument.create(found.file, "jsonc", 0, text), edits));
    };

    it("makes the file beside the draft, and the finding goes", async () => {
      await start(accepts);
      write("2023/a.txt", WRONG_TOTAL);
      const draft = open("2023/a.txt", WRONG_TOTAL);
      assert.equal((await draft.diagnostics()).length, 1);
      const next = draft.nextPublished();
      await accept(await target(draft, "1\t0\t0\t1\t7"), "2023/.nianbao.json", "");
      assert.deepEqual((await next).diagnostics, []);
      const written = JSON.parse(readFileSync(path("2023/.nianbao.json"), "utf8"));
      assert.deepEqual(written, { accepted: [{ file: "a.txt", ...TOTAL }] });
    });

    it("adds to the nearest file there is, and leaves what stands in it", async () => {
      await start(accepts);
      const before = '{\n  // 约定\n  "rules": { "text/remnant": "off" }\n}\n';
      write(NAME, before);
      const draft = open("2023/a.txt", WRONG_NUMERAL);
      await draft.diagnostics();
      const next = draft.nextPublished();
      await accept(await target(draft, "一、主动"), NAME, before);
      assert.deepEqual((await next).diagnostics, []);
      const after = readFileSync(path(NAME), "utf8");
      assert.ok(after.startsWith(before.slice(0, before.lastIndexOf("\n}"))), after);
      assert.match(after, /"file": "2023\/a\.txt"/);
    });

    it("adds nothing to a file that is broken", async () => {
      await start(accepts);
      const entry = { rule: "text/remnant", text: "x", reason: "y" };
      assert.equal(await editor.connection.sendRequest(ACCEPT_REQUEST, { text: '{ "rules": ', entry }), null);
    });

    it("is offered behind the fixes, and says which of several findings it is about", async () => {
      await start(accepts);
      const draft = open("a.txt", WRONG_NUMERAL.replace("一、主动", "一、[bookmark: _GoBack]主动"));
      assert.ok((await draft.diagnostics()).length > 1);
      const titles = (await draft.actions(undefined, ["quickfix"])).map(({ title }) => title);
      const offers = titles.filter((title) => title.startsWith("在此接受"));
      assert.ok(offers.length > 1);
      assert.deepEqual(titles.slice(-offers.length), offers);
      for (const title of offers) assert.match(title, /^在此接受（[a-z]+\/[a-z-]+），并写明理由…$/);
    });

    it("is not offered to an editor without the command, or in a draft that is no file", async () => {
      await start();
      assert.equal((await open("a.txt", WRONG_NUMERAL).actions("一、主动", ["quickfix"])).length, 1);
      await editor.stop();
      await start(accepts);
      const untitled = editor.open(WRONG_NUMERAL, "plaintext", "untitled:Untitled-1");
      assert.equal((await untitled.actions("一、主动", ["quickfix"])).length, 1);
    });
  });

  describe("adding a word", () => {
    const LOCAL_WORD = CLEAN.replace("（一）主动公开", "网上办事平台依审请公开通已经开通。\n（一）主动公开");
    const target = async (draft: ReturnType<typeof open>, place: string): Promise<WordTarget | undefined> => {
      const actions = await draft.actions(place, ["quickfix"]);
      const action = actions.find(({ command }) => command?.command === "nianbao.addWord");
      assert.equal(action?.title, action && "把“依审请公开”加入词库，以后不再提示");
      return action?.command?.arguments?.[0];
    };

    it("writes it into the nearest file, and the finding goes", async () => {
      await start({ initializationOptions: { addsWords: true } });
      const before = '{ "words": ["板凳会"] }\n';
      write(NAME, before);
      const draft = open("2023/a.txt", LOCAL_WORD);
      assert.deepEqual(
        (await draft.diagnostics()).map(({ code }) => code),
        ["text/typo"],
      );
      const found = await target(draft, "依审请");
      assert.deepEqual(found, { file: uri(NAME), word: "依审请公开" });
      const edits = await editor.connection.sendRequest<TextEdit[] | null>(ADD_WORD_REQUEST, {
        text: before,
        word: found?.word,
      });
      const next = draft.nextPublished();
      change(NAME, TextDocument.applyEdits(TextDocument.create(uri(NAME), "jsonc", 0, before), edits ?? []));
      assert.deepEqual((await next).diagnostics, []);
      assert.equal(readFileSync(path(NAME), "utf8"), '{ "words": ["板凳会", "依审请公开"] }\n');
    });

    it("is offered where a word is the matter, to an editor that has the command", async () => {
      await start({ initializationOptions: { addsWords: true } });
      const draft = open("a.txt", LOCAL_WORD.replace("二、主动", "一、主动"));
      await draft.diagnostics();
      assert.equal(await target(draft, "一、主动"), undefined);
      await editor.stop();
      await start();
      assert.equal(await target(open("a.txt", LOCAL_WORD), "依审请"), undefined);
    });
  });
});

describe("places of .nianbao.json", () => {
  it("are beside a draft and upward, no further than the open folder", () => {
    const places = (draft: string, ...roots: string[]) => placesFor(draft, roots).map(({ uri, path }) => [uri, path]);
    assert.deepEqual(places("file:///a/b%20c/%E7%A8%BF.txt", "file:///a/"), [
      ["file:///a/b%20c/.nianbao.json", "稿.txt"],
      ["file:///a/.nianbao.json", "b c/稿.txt"],
    ]);
    assert.deepEqual(places("file:///ab/x.txt", "file:///a"), [
      ["file:///ab/.nianbao.json", "x.txt"],
      ["file:///.nianbao.json", "ab/x.txt"],
    ]);
    for (const unsaved of ["untitled:Untitled-1", "untitled:/a/b.txt"]) assert.deepEqual(places(unsaved), []);
  });

  it("are found where there is no disk", () => {
    const places = (draft: string, ...roots: string[]) => placesFor(draft, roots).map(({ uri }) => uri);
    assert.deepEqual(places("vscode-vfs://github/a/b/c.txt", "vscode-vfs://github/a/b"), [
      "vscode-vfs://github/a/b/.nianbao.json",
    ]);
    assert.deepEqual(places("vscode-vfs://github/a/c.txt"), [
      "vscode-vfs://github/a/.nianbao.json",
      "vscode-vfs://github/.nianbao.json",
    ]);
    assert.deepEqual(places("memfs:/a/c.txt"), ["memfs:/a/.nianbao.json", "memfs:/.nianbao.json"]);
  });
});

describe("language server: several open folders", () => {
  it("asks for the settings of each folder", async () => {
    const strict = "file:///strict/a.txt";
    const editor = await startEditor({
      folders: ["file:///strict", "file:///lax"],
      settings: (uri) => ({
        rules: { "structure/section-number": uri.startsWith("file:///strict/") ? "error" : "off" },
      }),
    });
    try {
      const [one] = await editor.open(WRONG_NUMERAL, "plaintext", strict).diagnostics();
      assert.equal(one?.severity, DiagnosticSeverity.Error);
      assert.deepEqual(await editor.open(WRONG_NUMERAL, "plaintext", "file:///lax/a.txt").diagnostics(), []);
    } finally {
      await editor.stop();
    }
  });
});
