/** By what a report is known among others. */
export interface Identity {
  readonly body?: string;
  readonly year?: number;
}

/** What a body's name may have in front in one report and not in another: the places that it lies in. */
const PLACES = /^(?:[\u4e00-\u9fff]{1,8}?(?:省|自治区|自治州|市|州|盟|县|旗|区))+$/;
/** Shortest name that says which body is meant without the place in front: 云溪镇. */
const SHORTEST_NAME = 3;

/** Whether two names mean one body: 云溪镇人民政府, 云溪镇 and 清平县云溪镇. */
export function isSameBody(one: string, other: string): boolean {
  if (one === other) return true;
  const [short = "", long = ""] = [one, other].map(shortName).sort((a, b) => a.length - b.length);
  if (short === long) return short !== "";
  return short.length >= SHORTEST_NAME && long.endsWith(short) && PLACES.test(long.slice(0, -short.length));
}

/** 云溪镇 for 云溪镇人民政府; an office keeps its name, for it is a body of its own: 清平县政府办公室. */
function shortName(name: string): string {
  return name.replace("人民政府", "政府").replace(/政府$/, "");
}

/**
 * The report of the same body for the year before `report`, if there is one among `candidates`. Of several the one with
 * the very same name, then the one that lies nearest to the draft at `source`; none where the names leave open which
 * body is meant.
 */
export function findLastYear<T extends { readonly report: Identity; readonly source: string }>(
  report: Identity,
  source: string,
  candidates: Iterable<T>,
): T | undefined {
  return allLastYears(report, source, candidates)[0];
}

/** All reports of that body and year, the one to compare with first. */
export function allLastYears<T extends { readonly report: Identity; readonly source: string }>(
  { body, year }: Identity,
  source: string,
  candidates: Iterable<T>,
): readonly T[] {
  if (!body || year === undefined) return [];
  const fitting = [...candidates].filter(
    ({ report }) => report.year === year - 1 && report.body && isSameBody(body, report.body),
  );
  const exact = fitting.filter(({ report }) => report.body === body);
  const [first, ...others] = exact.length > 0 ? exact : fitting;
  // 清平县云溪镇 and 永丰县云溪镇 both may be 云溪镇, and are not the same.
  if (!first || others.some(({ report }) => !isSameBody(first.report.body ?? "", report.body ?? ""))) return [];
  return [first, ...others].sort((a, b) => sharedStart(source, b.source) - sharedStart(source, a.source));
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}
