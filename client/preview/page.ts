// The page of the form preview: a grid that is moved in and edited like a spreadsheet. All values come from the server,
// by way of the extension; a change is shown at once and taken back where the text does not take it.
import type { CellChange, FormPreview } from "../../server/src/lsp/protocol";
import { type DrawnForms, describeSum, drawForms, type FigureCell, isEditable } from "./forms";
import { blockFor, blockOf, cornersOf, edge, isInBlock, type Place, step, typedFigure } from "./grid";
import { language, setWords, t } from "./l10n";
import type { FromPage, PageData, PageState, ToPage } from "./messages";

interface Host {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const root = elementById("forms");
const detail = elementById("detail");
const status = elementById("status");
const news = elementById("news");

const { words, first }: PageData = JSON.parse(elementById("data").textContent);
setWords(words);

let preview: FormPreview | undefined;
let forms: DrawnForms = { rows: [], byKey: new Map() };
/** What was drawn last, but for where it stands in the text. */
let drawing = "";
let current: Place = { row: 0, at: 0 };
/** The other corner of the cells selected. */
let anchor: Place = current;
let lit: HTMLElement | undefined;
let input: HTMLInputElement | undefined;
let requests = 0;
/** Whether the text has the keyboard for as long as it takes to undo: its cursor moves, the selected cell stays. */
let isKeyboardLent = false;
/** Changes on their way: the cells show them already. */
const pending = new Map<number, readonly CellChange[]>();

window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => receive(data));

function receive(message: ToPage): void {
  switch (message.type) {
    case "show":
      show(message.preview, message.uri);
      break;
    case "nothing":
      showNothing();
      break;
    case "cursor":
      light(message.key);
      break;
    case "table":
      goToTable(message.id);
      break;
    case "paste":
      paste(message.text);
      break;
    case "edited":
      edited(message.request, message.refused);
  }
}

function show(next: FormPreview, uri: string): void {
  preview = next;
  const { version: _, ...content } = next;
  const places = new Set(["range"]);
  const now = JSON.stringify(content, (key, value) => (places.has(key) ? undefined : value));
  const state = host.getState();
  const isSame = state?.uri === uri;
  if (isSame && now === drawing && pending.size === 0) return;
  drawing = now;
  if (!isSame) pending.clear();
  const isFirst = forms.rows.length === 0;
  const key = isFirst ? state?.key : cellAt(current)?.id;
  const corner = cellAt(anchor)?.id;
  const edited = isSame && input ? { id: cellAt(current)?.id, value: input.value } : undefined;
  const hadFocus = root.contains(document.activeElement);
  const scroll = isFirst ? state?.scroll : window.scrollY;
  const summary = summaryOf(root);
  input = undefined;
  forms = drawForms(root, next, forms);
  showPending();
  if (lit?.dataset.key) lit = forms.byKey.get(lit.dataset.key);
  lit?.classList.add("lit");
  // Another report is read from its top.
  const place = (isSame ? placeOf(key) : undefined) ?? { row: 0, at: 0 };
  select(place, (isSame ? placeOf(corner) : undefined) ?? place, hadFocus);
  const top = isSame ? (scroll ?? 0) : 0;
  // Asking where the page stands would have it laid out once more than to be seen.
  if (!isFirst || top > 0) window.scrollTo({ top, behavior: "instant" });
  if (edited?.id !== undefined && edited.id === cellAt(place)?.id) startEditing(edited.value);
  remember({ uri });
  // Who looks at the forms sees what an edit has done; who hears them is told.
  if (!isFirst && isSame && document.hasFocus() && summary !== summaryOf(root)) news.textContent = summaryOf(root);
}

function summaryOf(forms: HTMLElement): string {
  return forms.querySelector(".summary")?.textContent ?? "";
}

function showNothing(): void {
  preview = undefined;
  drawing = "";
  input = undefined;
  forms = { rows: [], byKey: new Map() };
  const note = document.createElement("p");
  note.className = "nothing";
  note.lang = language();
  note.textContent = t("请打开一份年报，这里显示它的表格。");
  root.replaceChildren(note);
  detail.textContent = "";
}

/** Until the server has read them, changes stand in the cells as they were typed. */
function showPending(): void {
  for (const changes of pending.values()) {
    for (const { id, text } of changes) {
      const cell = forms.byKey.get(id);
      const value = cell?.querySelector(".value");
      if (!cell || !value) continue;
      value.textContent = text;
      cell.classList.add("pending");
    }
  }
}

function edited(request: number, refused: string | undefined): void {
  pending.delete(request);
  if (refused === undefined) {
    if (pending.size === 0) for (const cell of root.querySelectorAll(".pending")) cell.classList.remove("pending");
    return;
  }
  drawing = "";
  if (preview) show(preview, host.getState()?.uri ?? "");
  tell(refused, "zh-CN");
}

/** Says something below the forms; what the server says is Chinese. */
function tell(message: string, lang = language()): void {
  status.lang = lang;
  status.textContent = message;
}

function cellAt({ row, at }: Place): FigureCell | undefined {
  return forms.rows[row]?.[at];
}

function placeOf(id: string | undefined): Place | undefined {
  for (const [row, cells] of forms.rows.entries()) {
    const at = cells.findIndex((cell) => cell.id === id);
    if (at >= 0) return { row, at };
  }
  return undefined;
}

/** Makes a cell the current one, with all cells up to `to` selected beside it. */
function select(place: Place, to: Place = place, focus = true): void {
  const before = cellAt(current);
  for (const marked of root.querySelectorAll(".current, .selected, .crossed"))
    marked.classList.remove("current", "selected", "crossed");
  for (const other of root.querySelectorAll<HTMLElement>("td[tabindex='0']")) other.tabIndex = -1;
  current = place;
  anchor = to;
  const cell = cellAt(place);
  if (!cell) return;
  if (before && before.id !== cell.id) tell("");
  cell.element.classList.add("current");
  cell.element.tabIndex = 0;
  for (const header of cell.headers) header.classList.add("crossed");
  if (place.row !== to.row || place.at !== to.at) {
    forms.rows.forEach((row, y) => {
      row.forEach((other, at) => {
        if (isInBlock({ row: y, at }, place, to)) other.element.classList.add("selected");
      });
    });
  }
  if (focus) cell.element.focus({ preventScroll: true });
  if (focus) cell.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  describe(cell);
  remember({ key: cell.id });
}

/** The current cell in words, below the forms: screen readers have it from the cell's headers and descriptions. */
function describe({ table, cell }: FigureCell): void {
  const { figure, text, problems } = cell;
  const sums = figure?.sums.map(describeSum) ?? [];
  const ofRow = figure?.state === "unplaced" ? (table.rows.find((row) => row.includes(cell)) ?? []) : [];
  const told = new Set([...problems, ...ofRow.flatMap((other) => (other.label?.role === "row" ? other.problems : []))]);
  const messages = [...told].flatMap((index) => table.problems[index]?.message ?? []);
  const states = {
    filled: text,
    blank: t("空着"),
    unplaced: t("这一行的数字对应不到栏目"),
    missing: t("文稿里没有这一行"),
  };
  const what = t("{0}：{1}", figure?.name ?? "", figure ? states[figure.state] : "");
  detail.replaceChildren(bold(what), ` ${[...(messages.length > 0 ? messages : sums)].join(" ")}`);
}

function bold(text: string): HTMLElement {
  const made = document.createElement("b");
  made.textContent = text;
  return made;
}

function remember(state: PageState): void {
  host.setState({ ...host.getState(), ...state });
}

/** Lights up the cell that the cursor of the text is in. */
function light(key: string | undefined): void {
  lit?.classList.remove("lit");
  lit = key === undefined ? undefined : forms.byKey.get(key);
  if (!lit) return;
  lit.classList.add("lit");
  if (document.hasFocus() || isKeyboardLent) return;
  const { top, bottom } = lit.getBoundingClientRect();
  const isInSight = top >= 0 && bottom <= (detail.parentElement?.getBoundingClientRect().top ?? window.innerHeight);
  if (!isInSight) lit.scrollIntoView({ block: "center", inline: "nearest" });
  const place = placeOf(key);
  if (place) select(place, place, false);
}

function goToTable(id: string): void {
  const row = forms.rows.findIndex(([first]) => first?.table.id === id);
  if (row >= 0) select({ row, at: 0 });
  forms.byKey.get(id)?.scrollIntoView({ block: "start" });
}

/** Goes to the current cell's place in the text. */
function goTo(focus: boolean): void {
  const cell = cellAt(current);
  if (cell) host.postMessage({ type: "goTo", key: cell.id, focus });
}

function move(place: Place | undefined, extend = false): void {
  if (!place) return;
  select(place, extend ? anchor : place);
  if (!extend) goTo(false);
}

function change(changes: readonly CellChange[]): void {
  const told = changes.filter(({ id, text }) => {
    const value = forms.byKey.get(id)?.querySelector(".value");
    return value && value.textContent !== text;
  });
  if (told.length === 0) return;
  const request = ++requests;
  pending.set(request, told);
  tell("");
  showPending();
  host.postMessage({ type: "edit", uri: host.getState()?.uri ?? "", request, changes: told });
}

/** Lets the current cell be typed in; `value` in place of what it says. */
function startEditing(value?: string): void {
  const cell = cellAt(current);
  if (!cell || input) return;
  if (!isEditable(cell.cell)) {
    tell(
      cell.table.state === "present"
        ? t("文稿里没有这一行，请先在文字里补上")
        : t("文稿里没有这张表，请先在文字里补上"),
    );
    return;
  }
  tell("");
  const made = document.createElement("input");
  made.type = "text";
  made.inputMode = "decimal";
  made.autocomplete = "off";
  made.value = value ?? cell.element.querySelector(".value")?.textContent ?? "";
  made.setAttribute("aria-label", cell.cell.figure?.name ?? "");
  cell.element.classList.add("editing");
  cell.element.append(made);
  input = made;
  made.focus();
  if (value === undefined) made.select();
  else made.setSelectionRange(value.length, value.length);
  made.addEventListener("blur", () => {
    if (input === made) stopEditing(true);
  });
}

/** Ends typing: the cell takes what was typed, or stays as it was. */
function stopEditing(take: boolean): void {
  const cell = cellAt(current);
  const done = input;
  input = undefined;
  if (!done || !cell) return;
  const text = typedFigure(done.value);
  cell.element.classList.remove("editing");
  done.remove();
  if (take) change([{ id: cell.id, text }]);
}

root.addEventListener("keydown", (event) => {
  if (event.isComposing || !(event.target instanceof HTMLElement) || event.target.closest("button")) return;
  if (handleKey(event)) {
    event.preventDefault();
    event.stopPropagation();
  }
});

/** Whether the key did something. */
function handleKey(event: KeyboardEvent): boolean {
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  const rows = forms.rows;
  if (input) {
    if (key === "Escape") {
      stopEditing(false);
      select(current);
      return true;
    }
    if (key !== "Enter" && key !== "Tab") return false;
    stopEditing(true);
    const next = step(rows, current, key === "Tab" ? "along" : "down", shiftKey);
    if (next) move(next);
    else select(current);
    return true;
  }
  if (control && !altKey) return handleControlKey(event);
  switch (key) {
    case "ArrowUp":
    case "ArrowDown":
      move(step(rows, current, "down", key === "ArrowUp", shiftKey), shiftKey);
      return true;
    case "ArrowLeft":
    case "ArrowRight":
      move(step(rows, current, "across", key === "ArrowLeft"), shiftKey);
      return true;
    case "Home":
      move({ row: current.row, at: 0 }, shiftKey);
      return true;
    case "End":
      move({ row: current.row, at: (rows[current.row]?.length ?? 1) - 1 }, shiftKey);
      return true;
    case "Tab": {
      // At the last cell the key leaves the forms, as anywhere on a page.
      const next = step(rows, current, "along", shiftKey);
      move(next);
      return next !== undefined;
    }
    case "Enter":
      if (shiftKey) move(step(rows, current, "down", true));
      else startEditing();
      return true;
    case "F2":
      startEditing();
      return true;
    case "Escape":
      select(current);
      tell("");
      return true;
    case "Delete":
    case "Backspace":
      change(selected().map(({ id }) => ({ id, text: "" })));
      return true;
  }
  // The character itself goes into the field that has the focus by then; so do those that an input method composes.
  if (!altKey && ([...key].length === 1 || key === "Process")) startEditing("");
  return false;
}

function handleControlKey({ key, shiftKey }: KeyboardEvent): boolean {
  switch (key.toLowerCase()) {
    case "arrowup":
    case "arrowdown":
      move(edge(forms.rows, current, "down", key === "ArrowUp", shiftKey), shiftKey);
      return true;
    case "arrowleft":
    case "arrowright":
      move(edge(forms.rows, current, "across", key === "ArrowLeft"), shiftKey);
      return true;
    case "a": {
      const [first, last] = cornersOf(forms.rows, current);
      select(first, last);
      return true;
    }
    case "enter":
      goTo(true);
      return true;
    case "home":
      move({ row: 0, at: 0 }, shiftKey);
      return true;
    case "end":
      move({ row: forms.rows.length - 1, at: (forms.rows.at(-1)?.length ?? 1) - 1 }, shiftKey);
      return true;
    case "c":
      if (window.getSelection()?.isCollapsed) {
        const text = copied();
        awaitClipboard(() => host.postMessage({ type: "copy", text }));
      }
      return false;
    case "v":
      awaitClipboard(() => host.postMessage({ type: "paste" }));
      return false;
    case "z":
      goThroughHistory(shiftKey ? "redo" : "undo");
      return true;
    case "y":
      goThroughHistory("redo");
      return true;
    default:
      return false;
  }
}

function selected(): readonly FigureCell[] {
  return blockOf(forms.rows, current, anchor).flat();
}

/** How long the browser's own event is waited for, in milliseconds, after the keys for copying or pasting. */
const CLIPBOARD_DELAY = 100;
let clipboardTimer: number | undefined;

/** Has the extension use the clipboard where the browser does not. */
function awaitClipboard(instead: () => void): void {
  window.clearTimeout(clipboardTimer);
  clipboardTimer = window.setTimeout(instead, CLIPBOARD_DELAY);
}

function copied(): string {
  const block = blockOf(forms.rows, current, anchor);
  return block.map((row) => row.map(({ cell }) => cell.text).join("\t")).join("\n");
}

function paste(text: string): void {
  const block = blockFor(forms.rows, current, text);
  if ("refused" in block) {
    tell(block.refused);
    return;
  }
  select(current, block.end);
  change(block.changes);
}

document.addEventListener("copy", (event) => {
  window.clearTimeout(clipboardTimer);
  if (input || !root.contains(document.activeElement) || !window.getSelection()?.isCollapsed) return;
  event.clipboardData?.setData("text/plain", copied());
  event.preventDefault();
});

document.addEventListener("paste", (event) => {
  window.clearTimeout(clipboardTimer);
  if (input || !root.contains(document.activeElement)) return;
  event.preventDefault();
  paste(event.clipboardData?.getData("text/plain") ?? "");
});

root.addEventListener("mousedown", (event) => {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("td.figure") : null;
  const place = placeOf(cell?.dataset.key);
  if (!place || event.button !== 0 || (input && cell?.contains(input))) return;
  event.preventDefault();
  if (input) stopEditing(true);
  move(place, event.shiftKey);
});

root.addEventListener("click", (event) => {
  const target =
    event.target instanceof Element ? event.target.closest<HTMLElement>("th[data-key], button[data-key]") : null;
  const key = target?.dataset.key;
  if (key !== undefined) host.postMessage({ type: "goTo", key, focus: false });
});

root.addEventListener("dblclick", (event) => {
  if (event.target instanceof Element && event.target.closest("td.figure")) startEditing();
});

root.addEventListener("focusin", ({ target }) => {
  const place = target instanceof HTMLTableCellElement ? placeOf(target.dataset.key) : undefined;
  if (place && cellAt(place) !== cellAt(current)) select(place, place, false);
});

function goThroughHistory(command: "undo" | "redo"): void {
  isKeyboardLent = true;
  host.postMessage({ type: "history", command });
}

// The frame gets the focus, not what stands in it.
window.addEventListener("focus", () => {
  isKeyboardLent = false;
  if (document.activeElement === document.body) cellAt(current)?.element.focus({ preventScroll: true });
});

let scrolled: number | undefined;
window.addEventListener("scroll", () => {
  window.clearTimeout(scrolled);
  scrolled = window.setTimeout(() => remember({ scroll: window.scrollY }), 200);
});

function elementById(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page lacks #${id}`);
  return found;
}

receive(first);
host.postMessage({ type: "ready" });
