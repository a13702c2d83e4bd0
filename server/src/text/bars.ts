/** Whether a UTF-16 unit is a pipe, half- or full-width, or the line between two cells of a drawn table: any of |｜│┃║. */
export function isBar(code: number): boolean {
  return code === 0x7c || code === 0xff5c || code === 0x2502 || code === 0x2503 || code === 0x2551;
}

const DRAWN_RULE = /^\s*(?=[^\s]*[─━═╌╍┄┅┈┉]{2})[\u2500-\u257f]+\s*$/;

/** Whether a line is a rule between two rows of a drawn table: `├──┼──┤`. */
export function isDrawnRule(line: string): boolean {
  return DRAWN_RULE.test(line);
}
