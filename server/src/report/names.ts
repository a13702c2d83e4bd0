import type { Report } from "./types";

const SHORTEST = 2;
/** What a body's name ends with besides its own: 人民政府, 办公室. */
const OFFICE = /(?:人民政府|办事处|政府)?(?:办公[室厅])?$/;
/** The places in front of a body's name, one after the other: 清平县云溪. */
const PLACES = /[\u4e00-\u9fff]{2,}?(?:自治[区州县旗]|[省市县区州盟旗](?!场|域|属|直|级))/g;
const KIND = /(?:街道|苏木|管理委员会|委员会|[省市县区州盟旗镇乡局委])$/;

/**
 * The names in the title and of the body that reports, with and without the places in front of them, 人民政府 behind
 * them and the kind of place: 清平县, 清平, 云溪镇, 云溪. They are right, whatever they sound like.
 */
export function properNames({ title, body = "" }: Report): string[] {
  const found = new Set<string>();
  for (const name of [body, title?.body ?? ""]) {
    const own = name.replace(OFFICE, "");
    for (const full of [name, own]) {
      found.add(full);
      let rest = full;
      for (const [place] of full.matchAll(PLACES)) {
        if (!rest.startsWith(place)) break;
        rest = rest.slice(place.length);
        for (const part of [place, rest]) found.add(part).add(withoutKind(part));
      }
      found.add(withoutKind(full));
    }
  }
  return [...found].filter(({ length }) => length >= SHORTEST);
}

/** A place's name without what kind of place it is, where a name is left. */
function withoutKind(name: string): string {
  const bare = name.replace(KIND, "");
  return bare.length >= SHORTEST ? bare : name;
}

/**
 * The name of a body as those in its place write it: 云溪街道办事处 for 清平区云溪街道办事处, 区教育局 and 教育局 for
 * 清平区教育局.
 */
export function localNames(body: string): string[] {
  const found: string[] = [];
  let rest = body;
  for (const [place] of body.matchAll(PLACES)) {
    if (!rest.startsWith(place)) break;
    rest = rest.slice(place.length);
    if (rest.length >= SHORTEST) found.push(rest, place.slice(-1) + rest);
  }
  return found;
}
