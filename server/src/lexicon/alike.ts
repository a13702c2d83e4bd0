import { INTERCHANGEABLE, LOOK_ALIKES, SOUNDS } from "./data";

/** How two characters may be mistaken for each other. */
export type Likeness = "sound" | "look" | "none" | "interchangeable";

let groups: ReadonlyMap<string, ReadonlyMap<number, Likeness>> | undefined;

/** The groups that each character stands in, by number. Later lists win where two characters share several. */
function loadGroups(): ReadonlyMap<string, ReadonlyMap<number, Likeness>> {
  const found = new Map<string, Map<number, Likeness>>();
  let number = 0;
  const add = (list: string, likeness: Likeness) => {
    for (const group of list.split(" ")) {
      for (const character of group) {
        const own = found.get(character) ?? new Map<number, Likeness>();
        found.set(character, own.set(number, likeness));
      }
      number++;
    }
  };
  add(INTERCHANGEABLE, "interchangeable");
  add(SOUNDS, "sound");
  add(LOOK_ALIKES, "look");
  return found;
}

/** Whether one character is easily written for another, and why. */
export function likeness(one: string, other: string): Likeness {
  groups ??= loadGroups();
  const others = groups.get(other);
  for (const [group, kind] of groups.get(one) ?? []) if (others?.has(group)) return kind;
  return "none";
}
