import { editDistance } from "../text/similarity";

/** The one of `known` that a misspelt word most likely means. */
export function nearest(word: string, known: readonly string[], furthest: number): string | undefined {
  const lower = word.toLowerCase();
  return known
    .map((name) => ({ name, distance: editDistance(lower, name) }))
    .filter(({ name, distance }) => distance <= furthest && distance < Math.max(lower.length, name.length) / 2)
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}
