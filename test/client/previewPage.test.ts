import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { previewPage } from "../../client/src/previewPage";
import { analyse } from "../../server/src/analyse";
import { formPreview } from "../../server/src/lsp/preview";
import type { FormPreview } from "../../server/src/lsp/protocol";
import { draftNamed, draftText } from "../harness/drafts";

const ROOT = join(__dirname, "..", "..");
const DRAFT = draftText(draftNamed("tabRows2021"));

/** The page that shows a draft first. */
function pageOf(text: string): string {
  const { report, problems } = analyse(text);
  const preview = formPreview(report, problems, 1);
  assert.ok(preview);
  const data = { words: {}, first: { type: "show", uri: "file:///a.txt", preview } } as const;
  return previewPage({ script: "run()", style: "td {}" }, data, "zh-CN", "表格预览");
}

describe("page of the form preview", () => {
  it("has a draft's values in it that can be nothing but values", () => {
    const written = "</script><!--<b>&quot;";
    const page = pageOf(DRAFT.replace(/(行政许可\t)\d+/, (_, label) => label + written));
    const [, data = ""] = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(page) ?? [];
    const { first } = JSON.parse(data);
    const { tables }: FormPreview["sections"][number] = first.preview.sections[0];
    assert.ok(tables.some(({ rows }) => rows.flat().some(({ text }) => text === written)));
    assert.doesNotMatch(page, /<b>|<!--/);
    assert.equal(page.match(/<\/script>/g)?.length, 2);
  });

  it("lets run and look only what has its nonce, another one for each page", () => {
    const page = pageOf(DRAFT);
    const [, nonce = ""] = /script-src 'nonce-([0-9a-f]{32})'"/.exec(page) ?? [];
    assert.ok(page.includes(`content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'"`));
    assert.ok(page.includes(`<style nonce="${nonce}">td {}</style>`));
    assert.ok(page.includes(`<script nonce="${nonce}">run()</script>`));
    assert.ok(!pageOf(DRAFT).includes(nonce));
  });

  it("is made of parts that do not end early", () => {
    assert.doesNotMatch(readFileSync(join(ROOT, "dist", "preview.js"), "utf8"), /<\/script|<!--/i);
    assert.doesNotMatch(readFileSync(join(ROOT, "media", "preview.css"), "utf8"), /<\/style/i);
  });
});
