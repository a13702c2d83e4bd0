// Whole numbers as printable characters, the small ones in one each: what a list of gaps packs into best.

/** The last character of a number is one of so many, those before it of so many others. */
const LAST = { first: "%".charCodeAt(0), count: 55 };
const BEFORE = { first: "]".charCodeAt(0), count: 34 };

/** A whole number, 0 or more, as text without blanks, quotation marks, backslashes, ! and $. */
export function packNumber(value: number): string {
  let text = character(LAST, value % LAST.count);
  for (let rest = Math.floor(value / LAST.count); rest > 0; rest = Math.floor((rest - 1) / BEFORE.count))
    text = character(BEFORE, (rest - 1) % BEFORE.count) + text;
  return text;
}

/** The numbers of a text of packed ones. */
export function unpackNumbers(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= BEFORE.first) value = value * BEFORE.count + code - BEFORE.first + 1;
    else {
      numbers.push(value * LAST.count + code - LAST.first);
      value = 0;
    }
  }
  return numbers;
}

/** A set of whole numbers: packed, each as how far it is from the one before. */
export function packNumberSet(numbers: Iterable<number>): string {
  let next = 0;
  let text = "";
  for (const number of [...numbers].sort((a, b) => a - b)) {
    text += packNumber(number - next);
    next = number + 1;
  }
  return text;
}

/** The numbers of a packed set, the smallest first. */
export function unpackNumberSet(text: string): number[] {
  let next = 0;
  return unpackNumbers(text).map((gap) => {
    const number = next + gap;
    next = number + 1;
    return number;
  });
}

function character({ first }: { readonly first: number }, digit: number): string {
  return String.fromCharCode(first + digit);
}
