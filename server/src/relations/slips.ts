/** A slip of the hand, in Chinese for a message. */
export interface Slip {
  readonly reason: string;
  /** Whether figures that have nothing to do with each other seldom look like it. */
  readonly isTelling: boolean;
}

/** What slip of the hand makes `written` of `meant`, where one is known. Both are whole numbers >= 0. */
export function slipBetween(written: number, meant: number): Slip | undefined {
  const have = String(written);
  const want = String(meant);
  if (have === want) return undefined;
  if (have.length === want.length) {
    return isTransposed(have, want) ? { reason: "两位数字写颠倒了", isTelling: true } : undefined;
  }
  // One digit in common says little: a fifth of all two-digit numbers hold a given one.
  const isTelling = Math.min(have.length, want.length) > 1;
  if (want.length === have.length + 1 && have !== "0" && isWithoutOne(have, want)) {
    return { reason: hasDoubled(want, have) ? "重复的数字少写了一位" : "少写了一位", isTelling };
  }
  if (have.length === want.length + 1 && want !== "0" && isWithoutOne(want, have)) {
    return { reason: hasDoubled(have, want) ? "一位数字写重了" : "多写了一位", isTelling };
  }
  return undefined;
}

/** Whether two neighbouring digits changed places. */
function isTransposed(have: string, want: string): boolean {
  for (let i = 0; i + 1 < have.length; i++) {
    if (have[i] === want[i]) continue;
    return have[i] === want[i + 1] && have[i + 1] === want[i] && have.slice(i + 2) === want.slice(i + 2);
  }
  return false;
}

/** Whether `shorter` is `longer` without one digit. */
function isWithoutOne(shorter: string, longer: string): boolean {
  for (let i = 0; i < longer.length; i++) {
    if (longer.slice(0, i) + longer.slice(i + 1) === shorter) return true;
  }
  return false;
}

/** Whether the digit by which `longer` differs stands next to the same one. */
function hasDoubled(longer: string, shorter: string): boolean {
  for (let i = 0; i + 1 < longer.length; i++) {
    if (longer[i] === longer[i + 1] && longer.slice(0, i) + longer.slice(i + 1) === shorter) return true;
  }
  return false;
}
