import { unpackNumberSet } from "../text/packedNumbers";
import { characterAt } from "./alphabet";
import { INTERCHANGEABLE, LOOK_ALIKES, SOUNDS } from "./data";

/** How two characters may be mistaken for each other. */
export type Likeness = "sound" | "look" | "none" | "interchangeable";

let lists: readonly (readonly [string, Likeness])[] | undefined;

/** Groups of characters, parted by blanks. The first list wins where two characters share groups of several. */
function loadLists(): readonly (readonly [string, Likeness])[] {
  return [
    [INTERCHANGEABLE, "interchangeable"],
    [soundGroups().join(" "), "sound"],
    [LOOK_ALIKES, "look"],
  ];
}

/** The characters of each sound. */
export function soundGroups(): readonly string[] {
  return SOUNDS.split(" ").map((group) => unpackNumberSet(group).map(characterAt).join(""));
}

const known = new Map<string, readonly (readonly [string, Likeness])[]>();

/** The groups that a character stands in. */
function groupsOf(character: string): readonly (readonly [string, Likeness])[] {
  let groups = known.get(character);
  if (!groups) {
    lists ??= loadLists();
    groups = lists.flatMap(([list, likeness]) => {
      const found: [string, Likeness][] = [];
      for (let at = list.indexOf(character); at >= 0; at = list.indexOf(character, at + 1)) {
        const end = list.indexOf(" ", at);
        found.push([list.slice(list.lastIndexOf(" ", at) + 1, end < 0 ? list.length : end), likeness]);
      }
      return found;
    });
    known.set(character, groups);
  }
  return groups;
}

/** Whether one character is easily written for another, and why. */
export function likeness(one: string, other: string): Likeness {
  if (one === "" || other === "") return "none";
  return groupsOf(one).find(([group]) => group.includes(other))?.[1] ?? "none";
}

/** The characters that look like one. */
export function lookAlikes(character: string): ReadonlySet<string> {
  const groups = LOOK_ALIKES.split(" ").filter((group) => group.includes(character));
  return new Set(groups.join("").replaceAll(character, ""));
}
