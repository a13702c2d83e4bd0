import type { ENGLISH } from "./english";

/** What can be said to a person, by its Chinese wording. */
export type Message = keyof typeof ENGLISH;

/** Says a message with values put in. */
export type Translate = (message: Message, ...values: readonly (string | number)[]) => string;

/** Wordings that stand for the Chinese ones; those left out stay Chinese. */
export type Words = Readonly<Partial<Record<Message, string>>>;

/** Says messages in the words given. */
export function translateBy(words: Words): Translate {
  return (message, ...values) =>
    (words[message] ?? message).replace(/\{(\d+)\}/g, (_, place) => String(values[Number(place)] ?? ""));
}
