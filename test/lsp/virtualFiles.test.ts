// Drafts that lie on no disk, as in a browser or a repository that is opened without being fetched.
import assert from "node:assert/strict";
import { SETTINGS_FILE } from "../../server/src/lsp/protocol";
import { draftNamed, draftText } from "../harness/drafts";
import { type Editor, type OpenDraft, startEditor } from "./editor";

const ROOT = "vscode-vfs://github/yunxi/reports";
const DRAFT = draftText(draftNamed("tabRows2021"));
/** The year before, with as many cases left over as the draft takes over, but for one. */
const LAST_YEAR = DRAFT.replaceAll("2023", "2022").replace(
  /(四、结转下年度继续办理\t*)1(\t.*\t)1(?=\t|\n)/,
  (_, label, between) => `${label}3${between}3`,
);
const RULE = "previous/carried-over";

describe("language server: files on no disk", () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  const until = async (draft: OpenDraft, wanted: (rules: readonly unknown[]) => boolean) => {
    for (;;) {
      const found = draft.published.at(-1)?.diagnostics;
      if (found && wanted(found.map(({ code }) => code))) return found;
      await draft.nextPublished();
    }
  };
  const start = (files: Readonly<Record<string, string>>, folders: readonly string[] = [ROOT]) =>
    startEditor({ folders, virtualFiles: new Map(Object.entries(files)) });

  it("have last year's report found in the folder that is open", async () => {
    const path = `${ROOT}/${encodeURIComponent("档案")}/2022.txt`;
    editor = await start({ [path]: LAST_YEAR, [`${ROOT}/node_modules/2022.txt`]: LAST_YEAR.replaceAll("3", "5") });
    const found = await until(editor.open(DRAFT, "nianbao", `${ROOT}/2023/draft.txt`), (rules) => rules.includes(RULE));
    const [place] = found.find(({ code }) => code === RULE)?.relatedInformation ?? [];
    assert.equal(place?.location.uri, path);
  });

  it("have it found beside a draft that is opened without a folder, whatever the form of its address", async () => {
    editor = await start({ "memfs:/2022.txt": LAST_YEAR }, []);
    await until(editor.open(DRAFT, "nianbao", "memfs:/draft.txt"), (rules) => rules.includes(RULE));
  });

  it("have the settings beside them", async () => {
    const settings = JSON.stringify({ rules: { "structure/section-number": "off", "table/label": "warning" } });
    editor = await start({ [`${ROOT}/${SETTINGS_FILE}`]: settings });
    const text = DRAFT.replace("二、主动", "一、主动").replace("本年废止件数", "本年度止件数");
    const draft = editor.open(text, "nianbao", `${ROOT}/2023/draft.txt`);
    const found = await until(draft, (rules) => rules.length > 0);
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [["table/label", 2]],
    );
  });
});
