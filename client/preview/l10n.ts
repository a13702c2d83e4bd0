import { type Translate, translateBy, type Words } from "../src/l10n/wording";

let translate = translateBy({});

/** Sets the words of the page, which the extension gives it: the table of them is the extension's. */
export function setWords(words: Words): void {
  translate = translateBy(words);
}

/** What the page says to a person, in the language of VS Code. */
export const t: Translate = (message, ...values) => translate(message, ...values);

/** The language of those words; what a draft or an official form says is Chinese. */
export function language(): string {
  return document.documentElement.lang;
}
