// What the suite uses of node:assert/strict, for browsers, which have none.

class AssertionError extends Error {
  constructor(
    message: string | undefined,
    readonly actual: unknown,
    readonly expected: unknown,
    told: string,
  ) {
    super(message ?? `${show(actual)} ${told} ${show(expected)}`);
  }
}

function show(value: unknown): string {
  return value instanceof RegExp ? String(value) : (JSON.stringify(value) ?? String(value));
}

function assert(value: unknown, message?: string): asserts value {
  if (!value) throw new AssertionError(message, value, true, "is not");
}

assert.ok = assert as (value: unknown, message?: string) => asserts value;

assert.equal = (actual: unknown, expected: unknown, message?: string): void => {
  if (!Object.is(actual, expected)) throw new AssertionError(message, actual, expected, "is not");
};

assert.notEqual = (actual: unknown, expected: unknown, message?: string): void => {
  if (Object.is(actual, expected)) throw new AssertionError(message, actual, expected, "is");
};

assert.match = (actual: string, expected: RegExp, message?: string): void => {
  if (!expected.test(actual)) throw new AssertionError(message, actual, expected, "does not match");
};

assert.deepEqual = (actual: unknown, expected: unknown, message?: string): void => {
  if (!alike(actual, expected)) throw new AssertionError(message, actual, expected, "is not like");
};

/** Whether two values of plain data, lists and objects of one kind are equal throughout. */
function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const [own, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return own.size === other.size && [...own].every(([key, value]) => other.has(key) && alike(value, other.get(key)));
}

export default assert;
