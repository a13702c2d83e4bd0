// The workbench as a person uses it: a file opened, a menu of fixes, a view. Waits are for what can be seen.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Browser,
  chromium,
  type FrameLocator,
  type LaunchOptions,
  type Locator,
  type Page,
} from "playwright-core";

interface Setup {
  readonly launch: LaunchOptions;
  /** Address of the workbench on a folder with the sample drafts. */
  readonly url: string;
  /** That folder as the workbench names it. */
  readonly workspace: string;
  /** Where the workbench keeps texts that are not saved. */
  readonly unsaved: string;
  readonly screenshots: string;
}

const VIEWPORT = { width: 1366, height: 768 };
/** Less than a test's own time limit, so that what was waited for is told. */
const PATIENCE = 25_000;

/** How often a key is pressed again, and how long what it opens may take. */
const MOST_ATTEMPTS = 4;
const ATTEMPT = 5_000;

/** The themes that everything is looked at in; the first is the one that the workbench starts in. */
export const THEMES = [
  { name: "light", label: "Light Modern", workbench: "vs", webview: "vscode-light" },
  { name: "dark", label: "Dark Modern", workbench: "vs-dark", webview: "vscode-dark" },
  { name: "high contrast", label: "Default High Contrast", workbench: "hc-black", webview: "vscode-high-contrast" },
  {
    name: "high contrast light",
    label: "Default High Contrast Light",
    workbench: "hc-light",
    webview: "vscode-high-contrast-light",
  },
] as const;
export type Theme = (typeof THEMES)[number];

export class Workbench {
  private settings: Readonly<Record<string, unknown>> = {};

  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    private readonly setup: Setup,
  ) {}

  static async start(viewport = VIEWPORT): Promise<Workbench> {
    const setup = readSetup();
    // What tests before have typed is stored, and what they left unsaved would open again.
    rmSync(setup.unsaved, { recursive: true, force: true });
    cpSync(join(__dirname, "..", "..", "samples"), folderOf(setup), { recursive: true });
    const browser = await chromium.launch(setup.launch);
    // The locale chooses among the Chinese and Japanese forms of a character.
    const page = await browser.newPage({ viewport, locale: "zh-CN" });
    page.setDefaultTimeout(PATIENCE);
    return new Workbench(page, browser, setup);
  }

  /** Closes the browser and takes back the settings of the folder. */
  async stop(): Promise<void> {
    await this.browser.close();
    rmSync(join(this.folder, ".vscode"), { recursive: true, force: true });
  }

  /** Settings of the folder, in the place of those before. */
  setFolder(settings: Readonly<Record<string, unknown>>): void {
    this.settings = settings;
    const folder = join(this.folder, ".vscode");
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, "settings.json"),
      JSON.stringify({ "files.exclude": { "**/.vscode": true }, ...settings }),
    );
  }

  /** Loads the workbench with a file of the folder open. */
  async open(file: string): Promise<void> {
    const url = new URL(this.setup.url);
    const payload: [string, string][] = JSON.parse(url.searchParams.get("payload") ?? "[]");
    payload.push(["openFile", `${this.setup.workspace}/${file}`]);
    url.searchParams.set("payload", JSON.stringify(payload));
    // The first load fetches and compiles the whole workbench.
    await this.page.goto(url.href, { timeout: 2 * PATIENCE });
    await this.tab(file).waitFor({ timeout: 2 * PATIENCE });
    await this.editor.locator(".view-line").first().waitFor();
  }

  /** Opens another file from the Explorer. */
  async openFromExplorer(file: string): Promise<void> {
    await this.page.locator(".explorer-folders-view").getByRole("treeitem", { name: file }).dblclick();
    await this.tab(file).waitFor();
  }

  /** The tab in front, if it is this file's. */
  private tab(file: string): Locator {
    return this.page.locator(`.tab.active[data-resource-name="${file}"]`);
  }

  get editor(): Locator {
    return this.page.locator(".editor-instance .monaco-editor").first();
  }

  /** A line that is to be seen in the editor, by a part of its text. */
  line(text: string | RegExp): Locator {
    return this.editor.locator(".view-line", { hasText: text });
  }

  /** The marks under wrong text: errors red, warnings yellow. */
  get squiggles(): Locator {
    return this.editor.locator(".squiggly-error, .squiggly-warning");
  }

  /** The status bar's count of problems, once it is this. */
  problems(errors: number, warnings: number): Locator {
    const count = new RegExp(`^\\s*${errors}\\s+${warnings}\\s*$`);
    return this.page.locator("#status\\.problems .statusbar-item-label").filter({ hasText: count });
  }

  status(text: string): Locator {
    return this.page.locator(".statusbar").getByText(text, { exact: true });
  }

  /** Moves to the next problem and returns what VS Code shows of it below the line. */
  async nextProblem(): Promise<string> {
    const message = await this.showNextProblem();
    await this.page.keyboard.press("Escape");
    await this.editor.locator(".marker-widget").waitFor({ state: "detached" });
    await this.focusEditor();
    return message;
  }

  /** The same, and leaves it to be seen. */
  async showNextProblem(): Promise<string> {
    await this.focusEditor();
    await this.page.keyboard.press("F8");
    return (await this.editor.locator(".marker-widget .message").textContent()) ?? "";
  }

  /** Opens the fixes at the cursor and returns their titles. A key pressed while the workbench is busy may be lost. */
  async openFixes(): Promise<string[]> {
    const titles = this.page.locator(".action-widget .monaco-list-row.action .title");
    await this.editor.locator('[class*="lightbulb"]').first().waitFor();
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      await this.focusEditor();
      await this.page.keyboard.press("Control+.");
      if (await seen(titles.first(), ATTEMPT)) return titles.allTextContents();
    }
    await titles.first().waitFor();
    return titles.allTextContents();
  }

  /** Takes the first of the fixes shown. */
  async takeFix(): Promise<void> {
    await this.page.keyboard.press("Enter");
    await this.page.locator(".action-widget .monaco-list-row.action").first().waitFor({ state: "hidden" });
  }

  /** Puts the cursor into a line and column, both from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press("Control+g");
    await this.page.locator(".quick-input-widget input").first().waitFor();
    // A column given here would count wide characters twice and tabs by their width.
    await this.page.keyboard.type(`${line}:1`);
    await this.page.keyboard.press("Enter");
    await this.cursorAt(line);
    await this.focusEditor();
    for (let at = 1; at < column; at++) await this.page.keyboard.press("ArrowRight");
  }

  /** Presses keys one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async focusEditor(): Promise<void> {
    await this.editor.locator(".native-edit-context, textarea.inputarea").first().focus();
    await this.focusedEditor.waitFor();
  }

  /** The editor that the keyboard writes into. */
  get focusedEditor(): Locator {
    return this.page.locator(".editor-instance .monaco-editor.focused").first();
  }

  /** The number of the line that the cursor is in, from 1. */
  async cursorLine(): Promise<number> {
    return Number(await this.editor.locator(".active-line-number").textContent());
  }

  /** Waits until the cursor is in a line. */
  async cursorAt(line: number): Promise<void> {
    await this.editor.locator(".active-line-number", { hasText: new RegExp(`^${line}$`) }).waitFor();
  }

  /** Opens the form preview by its button above the editor; its page, once the forms are drawn. */
  async openPreview(): Promise<FrameLocator> {
    const button = this.page.locator(".editor-actions .codicon-open-preview").first();
    await button.click();
    // A click is lost where the buttons are drawn again between its press and its release.
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      if (await attached(this.page.locator("iframe.webview").first(), ATTEMPT)) break;
      await button.click();
    }
    const page = this.webview();
    await page.locator("table.form").first().waitFor();
    return page;
  }

  /** Pastes into what has the focus in a page of the workbench, as if copied elsewhere. */
  async paste(page: FrameLocator, text: string): Promise<void> {
    await page.locator(":focus").evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Writes by an input method: its first key, characters that are still being chosen, and those chosen at last. */
  async compose(text: string): Promise<void> {
    const keyboard = await this.page.context().newCDPSession(this.page);
    await keyboard.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", windowsVirtualKeyCode: 229 });
    await keyboard.send("Input.imeSetComposition", { text: "a", selectionStart: 1, selectionEnd: 1 });
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: 1, selectionEnd: 1 });
    await keyboard.send("Input.insertText", { text });
    await keyboard.detach();
  }

  /** What is copied from what has the focus in a page of the workbench. */
  async copy(page: FrameLocator): Promise<string> {
    return page.locator(":focus").evaluate((element) => {
      const clipboardData = new DataTransfer();
      element.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData("text/plain");
    });
  }

  /** Runs a command by its name in the command palette. */
  async runCommand(name: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget input").first().fill(`>${name}`);
    await this.page
      .locator(".quick-input-list .monaco-list-row.focused", { hasText: name.split(":").at(-1)?.trim() ?? "" })
      .waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** A view of the Explorer by its title, unfolded. */
  async openView(title: string): Promise<Locator> {
    const view = this.page.locator(".pane", { has: this.page.locator(".pane-header", { hasText: title }) });
    const header = view.locator(".pane-header");
    await header.waitFor();
    // A new view may unfold by itself while it is looked at.
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      if ((await header.getAttribute("aria-expanded")) !== "true") await header.click();
      const isShown = await seen(view.getByRole("treeitem").first(), ATTEMPT);
      if (isShown) return view;
    }
    await view.getByRole("treeitem").first().waitFor();
    return view;
  }

  /** The button with this name beside a view's title. */
  async viewAction(view: Locator, name: string): Promise<void> {
    await view.hover();
    await view.getByRole("button", { name, exact: true }).click();
  }

  /** What is below the editors: Problems, and the views beside it. */
  get panel(): Locator {
    return this.page.locator(".part.panel");
  }

  /** A page outside the workbench, such as one that was exported, in a picture of its own. */
  async screenshotPage(html: string, name: string, colorScheme: "light" | "dark"): Promise<void> {
    const page = await this.browser.newPage({ viewport: VIEWPORT, locale: "zh-CN" });
    await page.emulateMedia({ colorScheme });
    await page.setContent(html);
    mkdirSync(this.setup.screenshots, { recursive: true });
    await page.screenshot({ path: join(this.setup.screenshots, `${name}.png`) });
    await page.close();
  }

  menuItem(label: string): Locator {
    return this.page.getByRole("menuitem", { name: label });
  }

  /** Runs a command by its name, from the list of all. */
  async command(name: string): Promise<void> {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input").first();
    await input.fill(`>${name}`);
    await this.page
      .locator(".quick-input-list .monaco-list-row", { hasText: name.replace(/^.*: /, "") })
      .first()
      .click();
  }

  /** The page that an extension shows in an editor; of several, by their order. */
  webview(index = 0): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").nth(index).frameLocator("iframe#active-frame");
  }

  /** The folder of the workspace on this machine. */
  get folder(): string {
    return folderOf(this.setup);
  }

  /** Changes the colours of the workbench, and of the page that an extension shows in it. */
  async theme({ label, workbench, webview }: Theme): Promise<void> {
    this.setFolder({ ...this.settings, "workbench.colorTheme": label });
    await this.page.locator(`.monaco-workbench.${workbench}`).waitFor();
    if ((await this.page.locator("iframe.webview.ready").count()) > 0)
      await this.webview().locator(`body.${webview}`).waitFor();
  }

  /** A picture in each of some themes, the light and the dark one if not said; the light one is back in the end. */
  async screenshots(name: string, themes: readonly Theme[] = THEMES.slice(0, 2)): Promise<void> {
    for (const theme of [...themes].reverse()) {
      await this.theme(theme);
      await this.screenshot(`${theme.name} ${name}`);
    }
  }

  /** Folds all that a view shows, by the button beside its title. */
  async collapseAll(view: Locator): Promise<void> {
    await view.hover();
    await view
      .locator(".pane-header .codicon-collapse-all, .pane-header .codicon-treeview-collapse-all")
      .first()
      .click();
  }

  /** Draws a view's upper edge up, so that more of it is to be seen. */
  async enlarge(view: Locator): Promise<void> {
    const box = await view.boundingBox();
    if (!box) throw new Error("the view is not shown");
    const x = box.x + box.width / 2;
    await this.page.mouse.move(x, box.y);
    await this.page.mouse.down();
    await this.page.mouse.move(x, box.y / 3, { steps: 4 });
    await this.page.mouse.up();
    // Away from what shows a hint under the mouse.
    await this.editor.hover();
  }

  /** A picture for whoever looks at a failed run. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(this.setup.screenshots, { recursive: true });
    await this.page.screenshot({ path: join(this.setup.screenshots, `${name}.png`) });
  }
}

/** Whether something comes into sight in time. */
function seen(wanted: Locator, timeout: number): Promise<boolean> {
  return inTime(wanted, "visible", timeout);
}

/** Whether something is there in time, seen or not. */
function attached(wanted: Locator, timeout: number): Promise<boolean> {
  return inTime(wanted, "attached", timeout);
}

function inTime(wanted: Locator, state: "visible" | "attached", timeout: number): Promise<boolean> {
  return wanted.waitFor({ state, timeout }).then(
    () => true,
    () => false,
  );
}

function folderOf({ workspace }: Setup): string {
  return decodeURIComponent(new URL(workspace).pathname);
}

function readSetup(): Setup {
  const text = process.env.NIANBAO_UI;
  if (text === undefined) throw new Error("run this suite by `npm test -- --only ui`");
  return JSON.parse(text);
}
