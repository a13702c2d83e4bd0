import { env } from "vscode";
import { ENGLISH } from "./english";
import { type Translate, translateBy, type Words } from "./wording";

const isChinese = /^zh\b/i.test(env.language);

/** What stands for the Chinese wordings in the language of VS Code: nothing in Chinese, and English in any other. */
export const words: Words = isChinese ? {} : ENGLISH;

/** The language of those words, as pages name it. */
export const language: "zh-CN" | "en" = isChinese ? "zh-CN" : "en";

/**
 * What is said to a person, in the language of VS Code: Chinese, and English where it is any other. Not by VS Code's own
 * `l10n.t`, which loads no translation where VS Code is in English, so that the wording in the source would have to be.
 */
export const t: Translate = translateBy(words);
