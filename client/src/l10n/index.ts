import { env } from "vscode";
import { ENGLISH } from "./english";

export type Message = keyof typeof ENGLISH;

/**
 * What is said to a person, in the language of VS Code: Chinese, and English where it is any other. Not by VS Code's own
 * `l10n.t`, which loads no translation where VS Code is in English, so that the wording in the source would have to be.
 */
export function t(message: Message, ...values: readonly (string | number)[]): string {
  const wording = /^zh\b/i.test(env.language) ? message : ENGLISH[message];
  return wording.replace(/\{(\d+)\}/g, (_, place) => String(values[Number(place)] ?? ""));
}
