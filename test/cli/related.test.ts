import assert from "node:assert/strict";
import { startEditor } from "../lsp/editor";
import { CLEAN } from "./drafts";
import { checkJson, folderWith, nianbao } from "./nianbao";

/** A figure in prose that the table tells otherwise. */
const DISAGREES = CLEAN.replace("（一）主动公开", "全年收到政府信息公开申请99件。\n（一）主动公开");
const TOTAL = "表中一、本年新收政府信息公开申请数量的总计";

describe("a figure in prose that differs from the table", () => {
  it("leads to the table's cell on the command line", async () => {
    const cwd = folderWith({ "a.txt": DISAGREES });
    const { files } = await checkJson(["a.txt"], { cwd });
    const [finding] = (files[0]?.findings ?? []).filter(({ rule }) => rule === "text/disagrees-with-table");
    const [place] = finding?.related ?? [];
    assert.ok(finding && place, JSON.stringify(files));
    assert.ok(place.message.startsWith(TOTAL), place.message);
    assert.ok(place.range.start.line > finding.range.start.line);
    const { stdout } = await nianbao(["check", "a.txt"], { cwd });
    assert.match(stdout, new RegExp(`另见 ${place.range.start.line + 1}:\\d+ ${TOTAL}`));
  });

  it("leads to the table's cell in an editor", async () => {
    const editor = await startEditor();
    try {
      const diagnostics = await editor.open(DISAGREES).diagnostics();
      const found = diagnostics.find(({ code }) => code === "text/disagrees-with-table");
      const [place] = found?.relatedInformation ?? [];
      assert.ok(found && place, JSON.stringify(diagnostics));
      assert.ok(place.message.startsWith(TOTAL), place.message);
      assert.ok(place.location.range.start.line > found.range.start.line);
    } finally {
      await editor.stop();
    }
  });
});
