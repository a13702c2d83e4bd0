import type { Connection, InitializeParams } from "vscode-languageserver";
import type { Config } from "../analyse";
import { readSettings } from "../features/settings";
import type { InitializationOptions } from "./protocol";

/** What the editor has set for its open documents. */
export interface Settings {
  /** Undefined until the editor has told what is set for the document. */
  current(uri: string): Config | undefined;
  /** Waits for the editor's answer. */
  ready(uri: string): Promise<Config>;
  /** Asks again for every document, or takes what the editor sent of itself. */
  changed(settings: unknown): void;
  forget(uri: string): void;
}

/** Where the editor keeps the settings of the program. */
export const SETTINGS_SECTION = "nianbao";

/**
 * Settings are asked for by document where the editor answers `workspace/configuration`, else those that it sent count
 * for all. `onChange` is called when a document's settings have come (`first`) or differ from before; without a URI
 * for all documents.
 */
export function trackSettings(
  connection: Connection,
  { capabilities, initializationOptions }: InitializeParams,
  onChange: (uri: string | undefined, first: boolean) => void,
): Settings {
  const asks = capabilities.workspace?.configuration === true;
  let shared = readSettings((initializationOptions as InitializationOptions | undefined)?.settings);
  // One object for one set of settings, so that the same object means that nothing has changed.
  const known = new Map<string, Config>([[keyOf(shared), shared]]);
  const answers = new Map<string, Config>();
  const questions = new Map<string, Promise<Config>>();

  const intern = (config: Config): Config => {
    const key = keyOf(config);
    const same = known.get(key);
    if (!same) known.set(key, config);
    return same ?? config;
  };
  const ask = (uri: string): Promise<Config> => {
    const question: Promise<Config> = connection.workspace
      .getConfiguration({ scopeUri: uri, section: SETTINGS_SECTION })
      .then(
        (answer: unknown) => (isNothing(answer) ? shared : intern(readSettings(answer))),
        () => shared,
      )
      .then((config) => {
        // A later question, or the document's closing, has overtaken this one.
        if (questions.get(uri) !== question) return answers.get(uri) ?? config;
        const before = answers.get(uri);
        answers.set(uri, config);
        if (before !== config) onChange(uri, before === undefined);
        return config;
      });
    questions.set(uri, question);
    return question;
  };

  return {
    current(uri) {
      if (!asks) return shared;
      const answer = answers.get(uri);
      if (!answer && !questions.has(uri)) void ask(uri);
      return answer;
    },
    ready(uri) {
      return asks ? (questions.get(uri) ?? ask(uri)) : Promise.resolve(shared);
    },
    changed(settings) {
      if (asks) {
        for (const uri of questions.keys()) void ask(uri);
        return;
      }
      const sent = (settings as Readonly<Record<string, unknown>> | null | undefined)?.[SETTINGS_SECTION];
      // Some editors send an empty notification at the start, which takes nothing back.
      if (isNothing(sent)) return;
      const before = shared;
      shared = intern(readSettings(sent));
      if (shared !== before) onChange(undefined, false);
    },
    forget(uri) {
      answers.delete(uri);
      questions.delete(uri);
    },
  };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function keyOf(config: Config): string {
  return JSON.stringify(Object.entries(config.severities).sort(([a], [b]) => (a < b ? -1 : 1)));
}
