import { unpackNumberSet } from "../text/packedNumbers";
import { characterAt } from "./alphabet";
import { ALIKE_IN_PHRASES, INTERCHANGEABLE, LOOK_ALIKES, SOUNDS } from "./data";

/** How two characters may be mistaken for each other. */
export type Likeness = "sound" | "look" | "none" | "interchangeable";

let lists: readonly (readonly [string, Likeness])[] | undefined;

/** Groups of characters, parted by blanks. The first list wins where two characters share groups of several. */
function loadLists(): readonly (readonly [string, Likeness])[] {
  return [
    [INTERCHANGEABLE, "interchangeable"],
    [soundGroups().join(" "), "sound"],
    [LOOK_ALIKES, "look"],
    [ALIKE_IN_PHRASES, "look"],
  ];
}

const unpacked = (field: string) => unpackNumberSet(field).map(characterAt).join("");

/** The characters of each sound, what dialects mix up together. */
export function soundGroups(): readonly string[] {
  return SOUNDS.split(" ").map((group) => [...new Set(group.split(/[!#]/).map(unpacked).join(""))].join(""));
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

/** Most sounds of a character that are looked at; two characters have one more. */
const MOST_SOUNDS = 4;

/** The numbers of the sounds of a character, by its code, from 1; 0 where there are no more. */
let sounds: Uint16Array | undefined;

function loadSounds(): Uint16Array {
  const numbers = new Uint16Array(MOST_SOUNDS << 16);
  for (const [i, group] of soundGroups().entries())
    for (let at = 0; at < group.length; at++) {
      let place = group.charCodeAt(at) * MOST_SOUNDS;
      const end = place + MOST_SOUNDS - 1;
      while (place < end && numbers[place] !== 0) place++;
      numbers[place] = i + 1;
    }
  return numbers;
}

/** Whether two characters, by their codes, are two that sound alike; the quick way to what `likeness` tells too. */
export function soundAlike(one: number, other: number): boolean {
  if (one === other || one < 0 || other < 0) return false;
  sounds ??= loadSounds();
  for (let i = 0; i < MOST_SOUNDS; i++) {
    const sound = sounds[one * MOST_SOUNDS + i];
    if (sound === 0) return false;
    for (let j = 0; j < MOST_SOUNDS; j++)
      if (sounds[other * MOST_SOUNDS + j] === sound)
        return likeness(String.fromCharCode(one), String.fromCharCode(other)) === "sound";
  }
  return false;
}

const lookAlikesOf = new Map<string, string>();

/** The characters that look like one. */
export function lookAlikes(character: string): string {
  let found = lookAlikesOf.get(character);
  if (found === undefined) {
    const groups = LOOK_ALIKES.split(" ").filter((group) => group.includes(character));
    found = [...new Set(groups.join("").replaceAll(character, ""))].join("");
    lookAlikesOf.set(character, found);
  }
  return found;
}

/** By character: those that are mostly read as it mostly is, itself among them. */
let homophones: ReadonlyMap<string, string> | undefined;

function loadHomophones(): ReadonlyMap<string, string> {
  const usual = SOUNDS.split(/[ !]/).map((sound) => unpacked(sound.split("#")[0] ?? ""));
  return new Map(usual.flatMap((group) => [...group].map((character) => [character, group] as const)));
}

/** The characters that sound just like one, tones left aside, as they are mostly read; itself among them. */
export function homophonesOf(character: string): string {
  homophones ??= loadHomophones();
  return homophones.get(character) ?? "";
}
