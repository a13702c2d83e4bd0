import { decode } from "../encoding/decode";
import { findLastYear, type Identity } from "../features/lastYear";
import { parseReport } from "../report/parse";
import type { Report } from "../report/types";
import type { LastYear } from "../rules/types";

/** The files that a server can look at, as the place it runs in has them. */
export interface Files {
  /** URIs of the .txt files in a folder, or in it and all folders below; empty where it cannot be read. */
  list(folder: string, reach: "own" | "below"): Promise<readonly string[]>;
  /** Undefined for a file that is not there or too large to be a report. */
  read(uri: string): Promise<Uint8Array | undefined>;
}

/** Last year's reports: those in the workspace, and for a draft outside of it those beside it. */
export interface LastYears {
  /** The report to compare the draft with; undefined where there is none, or it is not known yet. */
  of(uri: string, report: Report): LastYear | undefined;
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
export function trackLastYears(files: Files, folders: readonly string[], onFound: () => void): LastYears {
  const known = new Map<string, Known>();
  const loaded = new Map<string, LastYear>();
  const loading = new Set<string>();
  const searched = new Set<string>();

  const read = async (uri: string): Promise<Report | undefined> => {
    const bytes = await files.read(uri);
    if (!bytes) return undefined;
    const { text } = decode(bytes);
    const report = parseReport(text);
    return report.isReport ? report : undefined;
  };
  const look = async (uri: string): Promise<boolean> => {
    const report = await read(uri);
    const key = keyOf(uri);
    const wasReport = known.has(key);
    if (report?.body && report.year !== undefined)
      known.set(key, { report: { body: report.body, year: report.year }, source: uri });
    else known.delete(key);
    return wasReport || known.has(key);
  };
  const search = async (folder: string, reach: "own" | "below") => {
    if (searched.has(folder)) return;
    searched.add(folder);
    let found = false;
    for (const uri of await files.list(folder, reach)) if (await look(uri)) found = true;
    if (found) onFound();
  };
  const searchFor = (draft: string) => {
    const around = folders.filter((folder) => draft.startsWith(`${folder}/`));
    if (around.length === 0) void search(draft.slice(0, draft.lastIndexOf("/")), "own");
    for (const folder of around) void search(folder, "below");
  };
  const load = async (uri: string) => {
    const key = keyOf(uri);
    if (loading.has(key)) return;
    loading.add(key);
    const report = await read(uri);
    loading.delete(key);
    if (!report) return;
    loaded.set(key, { report, source: uri });
    onFound();
  };

  return {
    of(uri, report) {
      if (!report.isReport) return undefined;
      searchFor(uri);
      const found = findLastYear(report, uri, known.values());
      if (!found) return undefined;
      const lastYear = loaded.get(keyOf(found.source));
      if (!lastYear) void load(found.source);
      return lastYear;
    },
    changed(uri) {
      if (searched.size === 0) return;
      loaded.delete(keyOf(uri));
      void look(uri).then((isOrWasReport) => {
        if (isOrWasReport) onFound();
      });
    },
  };
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
