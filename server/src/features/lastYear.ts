/** By what a report is known among others. */
export interface Identity {
  readonly body?: string;
  readonly year?: number;
}

/** Shortest name that says which body is meant where it is the end of a longer one: 云溪镇. */
const SHORTEST_NAME = 3;

/** Whether two names mean one body: 云溪镇人民政府, 云溪镇 and 清平县云溪镇. */
export function isSameBody(one: string, other: string): boolean {
  if (one === other) return true;
  const [short = "", long = ""] = [one, other].map(shortName).sort((a, b) => a.length - b.length);
  return short.length >= SHORTEST_NAME && long.endsWith(short);
}

/** 云溪镇 for 云溪镇人民政府; an office keeps its name, for it is a body of its own: 清平县政府办公室. */
function shortName(name: string): string {
  return name.replace("人民政府", "政府").replace(/政府$/, "");
}

/**
 * The report of the same body for the year before `report`, if there is one among `candidates`. Of several the one with
 * the very same name, then the one that lies nearest to the draft at `source`.
 */
export function findLastYear<T extends { readonly report: Identity; readonly source: string }>(
  { body, year }: Identity,
  source: string,
  candidates: Iterable<T>,
): T | undefined {
  if (!body || year === undefined) return undefined;
  let best: { readonly candidate: T; readonly rank: number } | undefined;
  for (const candidate of candidates) {
    const { report } = candidate;
    if (report.year !== year - 1 || !report.body || !isSameBody(body, report.body)) continue;
    const rank = (report.body === body ? source.length : 0) + sharedStart(source, candidate.source);
    if (!best || rank > best.rank) best = { candidate, rank };
  }
  return best?.candidate;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}
