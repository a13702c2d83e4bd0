import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { DRAFTS, draftText } from "../harness/drafts";

const DIST = join(__dirname, "../../dist");
/** In the order in which the client puts them together. */
const PARTS = ["lexicon", "engine", "browserServer"];

/** Runs the worker's script where nothing of Node is, not even `require`; gives how to send to it and what it answers. */
function startWorker() {
  const answers: { id?: number; method?: string; params?: unknown; result?: unknown }[] = [];
  let onAnswer = () => {};
  const scope: Record<string, unknown> = {
    ...{ setTimeout, clearTimeout, queueMicrotask, TextDecoder, TextEncoder, URL, performance, console },
    addEventListener: () => {},
    postMessage: (message: (typeof answers)[number]) => {
      answers.push(message);
      onAnswer();
    },
  };
  scope.self = scope;
  const script = PARTS.map((name) => readFileSync(join(DIST, `${name}.js`), "utf8")).join("\n");
  runInContext(script, createContext(scope));
  return {
    send: (message: object) => {
      const receive = scope.onmessage;
      assert.ok(typeof receive === "function", "the worker listens");
      receive({ data: { jsonrpc: "2.0", ...message } });
    },
    answer: async (isMeant: (message: (typeof answers)[number]) => boolean) => {
      for (;;) {
        const found = answers.find(isMeant);
        if (found) return found;
        await new Promise<void>((resolve) => {
          onAnswer = resolve;
        });
      }
    },
  };
}

describe("the server's script for browsers", () => {
  it("runs where there is no Node, and marks what is wrong with a draft", async () => {
    const { send, answer } = startWorker();
    send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
    await answer(({ id }) => id === 1);
    send({ method: "initialized", params: {} });
    const text = draftText({ parts: DRAFTS[0]?.parts ?? [] }).replace("本年废止件数", "本年度止件数");
    const textDocument = { uri: "file:///a.txt", languageId: "plaintext", version: 1, text };
    send({ method: "textDocument/didOpen", params: { textDocument } });
    const { params } = await answer(({ method }) => method === "textDocument/publishDiagnostics");
    assert.match(JSON.stringify(params), /本年度止件数/);
  });
});
