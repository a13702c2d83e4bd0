import { ALPHABET } from "./data";

let places: ReadonlyMap<string, number> | undefined;

/** The place of a character in the lexicon's alphabet, or -1. */
export function placeOf(character: string): number {
  places ??= new Map([...ALPHABET].map((one, i) => [one, i]));
  return places.get(character) ?? -1;
}

/** The character at a place of the lexicon's alphabet. */
export function characterAt(place: number): string {
  return ALPHABET.charAt(place);
}
