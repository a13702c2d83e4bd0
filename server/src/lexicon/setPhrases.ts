import { PHRASES } from "./data";

/** Phrases of one length, one behind the other, and their numbers. */
export interface PhraseGroup {
  readonly length: number;
  readonly text: string;
  readonly first: number;
  /** The number behind the last one's. */
  readonly end: number;
}

let groups: readonly PhraseGroup[] | undefined;

function loadGroups(): readonly PhraseGroup[] {
  let end = 0;
  return [...PHRASES.matchAll(/(\d+)(\D+)/g)].map(([, digits, text = ""]) => {
    const length = Number(digits);
    const first = end;
    end += text.length / length;
    return { length, text, first, end };
  });
}

/** All set phrases by length, the shortest first. */
export function phraseGroups(): readonly PhraseGroup[] {
  groups ??= loadGroups();
  return groups;
}

/** A phrase by its number. */
export function phraseOf(number: number): string {
  const group = phraseGroups().find(({ end }) => number < end);
  return group ? phraseIn(group, number) : "";
}

/** All set phrases, one by one. */
export function setPhrases(): string[] {
  return phraseGroups().flatMap((group) =>
    Array.from({ length: group.end - group.first }, (_, i) => phraseIn(group, group.first + i)),
  );
}

function phraseIn({ length, text, first }: PhraseGroup, number: number): string {
  const start = (number - first) * length;
  return text.slice(start, start + length);
}
