import type { Connection, InitializeParams } from "vscode-languageserver";
import { readSettings, type Settings } from "../features/settings";
import { withShared } from "../features/sharedSettings";
import type { InitializationOptions } from "./protocol";
import type { FileLayer } from "./settingsFiles";

/** What holds for each open document: the editor's settings, and those of the `.nianbao.json` around it. */
export interface TrackedSettings {
  /** Undefined until the editor has told what is set for the document, and the files have been read. */
  current(uri: string): Settings | undefined;
  /** Waits for both. */
  ready(uri: string): Promise<Settings>;
  /** The `.nianbao.json` that hold for the document, the nearest first. */
  layers(uri: string): readonly FileLayer[];
  /** Asks again for every document, or takes what the editor sent of itself. */
  changed(settings: unknown): void;
  /** Reads the files again for every document. */
  filesChanged(): void;
  forget(uri: string): void;
}

/** What has come of a document's settings: the first ones, others than before, or the same again. */
export type Coming = "first" | "other" | "same";

/** Where the editor keeps the settings of the program. */
export const SETTINGS_SECTION = "nianbao";

/**
 * Settings are asked for by document where the editor answers `workspace/configuration`, else those that it sent count
 * for all. What `readLayers` gives for the document goes before them. `onAnswer` is called whenever they have come.
 */
export function trackSettings(
  connection: Connection,
  { capabilities, initializationOptions }: InitializeParams,
  readLayers: (uri: string) => Promise<readonly FileLayer[]>,
  onAnswer: (uri: string, coming: Coming) => void,
): TrackedSettings {
  const asks = capabilities.workspace?.configuration === true;
  let shared = readSettings((initializationOptions as InitializationOptions | undefined)?.settings);
  // One object for one set of settings, so that the same object means that nothing has changed.
  const known = new Map<string, Settings>();
  const answers = new Map<string, { readonly config: Settings; readonly layers: readonly FileLayer[] }>();
  const questions = new Map<string, Promise<Settings>>();

  const intern = (config: Settings): Settings => {
    const key = keyOf(config);
    const same = known.get(key);
    if (!same) known.set(key, config);
    return same ?? config;
  };
  const askEditor = (uri: string): Promise<Settings> =>
    connection.workspace.getConfiguration({ scopeUri: uri, section: SETTINGS_SECTION }).then(
      (answer: unknown) => (isNothing(answer) ? shared : readSettings(answer)),
      () => shared,
    );
  const ask = (uri: string): Promise<Settings> => {
    const question: Promise<Settings> = Promise.all([asks ? askEditor(uri) : shared, readLayers(uri)]).then(
      ([own, layers]) => {
        const config = intern(withShared(own, layers));
        // A later question, or the document's closing, has overtaken this one.
        if (questions.get(uri) !== question) return answers.get(uri)?.config ?? config;
        const before = answers.get(uri)?.config;
        answers.set(uri, { config, layers });
        onAnswer(uri, before === undefined ? "first" : before === config ? "same" : "other");
        return config;
      },
    );
    questions.set(uri, question);
    return question;
  };
  const askAgain = () => {
    for (const uri of questions.keys()) void ask(uri);
  };

  return {
    current(uri) {
      const answer = answers.get(uri);
      if (!answer && !questions.has(uri)) void ask(uri);
      return answer?.config;
    },
    ready: (uri) => questions.get(uri) ?? ask(uri),
    layers: (uri) => answers.get(uri)?.layers ?? [],
    changed(settings) {
      if (!asks) {
        const sent = (settings as Readonly<Record<string, unknown>> | null | undefined)?.[SETTINGS_SECTION];
        // Some editors send an empty notification at the start, which takes nothing back.
        if (isNothing(sent)) return;
        shared = readSettings(sent);
      }
      askAgain();
    },
    filesChanged: askAgain,
    forget(uri) {
      answers.delete(uri);
      questions.delete(uri);
    },
  };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function keyOf(config: Settings): string {
  const severities = Object.entries(config.severities).sort(([a], [b]) => (a < b ? -1 : 1));
  const { accepted, words, lastYearAt, inlayHints, codeLens } = config;
  return JSON.stringify([severities, accepted, words, lastYearAt, inlayHints, codeLens]);
}
