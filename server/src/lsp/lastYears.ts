import { findLastYear, type Identity } from "../features/lastYear";
import { parseReport } from "../report/parse";
import type { Report } from "../report/types";
import type { LastYear } from "../rules/types";
import { type Files, textsIn } from "./files";

/** Last year's reports: those in the workspace, and for a draft outside of it those beside it. */
export interface LastYears {
  /**
   * The report to compare the draft with; undefined where there is none, or it is not known yet. `place`: the file or
   * folder that a person has named, from the workspace's folder on.
   */
  of(uri: string, report: Report, place?: string): LastYear | undefined;
  /** The same, once all has been looked through, for a report that is not open or still to be written. */
  find(uri: string, report: Identity, place?: string): Promise<LastYear | undefined>;
  /** A file has been written, made or removed. */
  changed(uri: string): void;
}

interface Known {
  readonly report: Identity;
  readonly source: string;
}

/**
 * Looks through a folder when the first draft in it asks, and at one file again when it changes. `onFound` is called when
 * there may be another answer than before.
 */
export function trackLastYears(files: Files, folders: () => readonly string[], onFound: () => void): LastYears {
  const known = new Map<string, Known>();
  const looks = new Map<string, Promise<Report | undefined>>();
  const loaded = new Map<string, LastYear>();
  const loading = new Map<string, Promise<void>>();
  const searches = new Map<string, Promise<void>>();

  const read = async (uri: string): Promise<Report | undefined> => {
    const text = await files.read(uri).catch(() => undefined);
    if (text === undefined) return undefined;
    const report = parseReport(text);
    return report.isReport ? report : undefined;
  };
  /** Takes down what the file holds; whether a report may now have another to be compared with. */
  const note = (uri: string, report: Report | undefined): boolean => {
    const key = keyOf(uri);
    const before = known.get(key)?.report;
    const { body, year } = report ?? {};
    if (before?.body === body && before?.year === year) return false;
    if (body && year !== undefined) known.set(key, { report: { body, year }, source: uri });
    else known.delete(key);
    const years = [before?.year, year].flatMap((one) => (one === undefined ? [] : one + 1));
    return [...known.values()].some(({ report: other }) => years.some((next) => next === other.year));
  };
  const look = async (uri: string): Promise<boolean> => {
    const key = keyOf(uri);
    const own = read(uri);
    looks.set(key, own);
    const report = await own;
    // Where the file has been looked at again meanwhile, the later look counts.
    if (looks.get(key) !== own) return false;
    looks.delete(key);
    return note(uri, report);
  };
  const searchFolder = async (folder: string, reach: "own" | "below") => {
    let matters = false;
    for (const uri of await textsIn(files, folder, reach)) if (await look(uri)) matters = true;
    if (matters) onFound();
  };
  const searchOnce = (place: string, reach: "own" | "below"): Promise<void> => {
    const search = searches.get(place) ?? searchFolder(place, reach);
    searches.set(place, search);
    return search;
  };
  const around = (draft: string) => folders().filter((folder) => draft === "" || draft.startsWith(`${folder}/`));
  /** Looks through the folders around a draft, each once; without a folder around it, through its own. */
  const searchFor = (draft: string): Promise<unknown> => {
    const places = around(draft);
    return places.length > 0
      ? Promise.all(places.map((place) => searchOnce(place, "below")))
      : searchOnce(folderOf(draft), "own");
  };
  /** The reports in the place that a person has named, once it has been looked through. */
  const within = (place: string): Known[] => {
    void searchOnce(place, "below");
    const key = keyOf(place);
    return [...known].flatMap(([own, one]) => (own === key || own.startsWith(`${key}/`) ? [one] : []));
  };
  const load = (uri: string): Promise<void> => {
    const key = keyOf(uri);
    const known = loading.get(key);
    if (known) return known;
    const own: Promise<void> = read(uri).then((report) => {
      // The file has changed meanwhile.
      if (loading.get(key) !== own) return;
      loading.delete(key);
      if (!report) return;
      loaded.set(key, { report, source: uri });
      onFound();
    });
    loading.set(key, own);
    return own;
  };

  const namedPlace = (uri: string, place: string | undefined) =>
    place ? resolvePlace(place, around(uri)[0] ?? folderOf(uri)) : undefined;

  return {
    of(uri, report, place) {
      if (!report.isReport) return undefined;
      const named = namedPlace(uri, place);
      if (!named) void searchFor(uri);
      // Another open draft may be waiting for this one.
      if (note(uri, report)) onFound();
      const found = findLastYear(report, uri, named ? within(named) : known.values());
      if (!found) return undefined;
      const lastYear = loaded.get(keyOf(found.source));
      if (!lastYear) void load(found.source);
      return lastYear;
    },
    async find(uri, report, place) {
      const named = namedPlace(uri, place);
      await (named ? searchOnce(named, "below") : searchFor(uri));
      const found = findLastYear(report, uri, named ? within(named) : known.values());
      if (!found) return undefined;
      const ready = loaded.get(keyOf(found.source));
      if (ready) return ready;
      const lastYear = await read(found.source);
      // Not kept: of a whole workspace of reports it is asked for once each.
      return lastYear && { report: lastYear, source: found.source };
    },
    changed(uri) {
      if (searches.size === 0) return;
      const key = keyOf(uri);
      loaded.delete(key);
      loading.delete(key);
      void look(uri).then((matters) => {
        if (matters || known.has(key)) onFound();
      });
    },
  };
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}

/** The URI of a path as people write it, from a folder on where it is not absolute; without a slash at its end. */
function resolvePlace(path: string, folder: string): string | undefined {
  const slashed = path.replaceAll("\\", "/");
  const isAbsolute = /^(?:\/|[A-Za-z]:\/)/.test(slashed);
  const escaped = slashed.split("/").map(encodeURIComponent).join("/");
  try {
    const isDisk = isAbsolute && folder.startsWith("file:");
    const { href } = new URL(isDisk ? `file:///${escaped.replace(/^\/+/, "")}` : escaped, `${folder}/`);
    return href.replace(/\/+$/, "");
  } catch {
    return undefined;
  }
}

/** One key for a file however its URI is written: editors escape the colon of a drive, and write its letter small. */
function keyOf(uri: string): string {
  let plain = uri;
  try {
    plain = decodeURIComponent(uri);
  } catch {
    // A stray % is no escape.
  }
  return plain.replace(/^file:\/\/\/[A-Za-z]:/, (drive) => drive.toLowerCase());
}
