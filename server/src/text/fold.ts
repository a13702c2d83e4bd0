/**
 * Folds a label to what counts when labels are compared: no white space, no punctuation, half-width digits and
 * letters, one writing for 勾稽 / 钩稽. `（三） 不予公开` and `(三)不予公开` fold alike. Never used to compute a position.
 */
export function fold(text: string, start = 0, end = text.length): string {
  let out = "";
  /** Where the stretch begins that is kept as it is. */
  let kept = start;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const stays =
      (code >= 0x4e00 && code <= 0x9fff && code !== 0x94a9) ||
      (code >= 48 && code <= 57) ||
      (code >= 65 && code <= 90) ||
      (code >= 97 && code <= 122) ||
      (code >= 0x3400 && code <= 0x4dbf) ||
      (code >= 0xd800 && code <= 0xdfff) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      code === 0x3007;
    if (stays) continue;
    out += text.slice(kept, i);
    kept = i + 1;
    if (code === 0x94a9) out += "勾";
    else if (isFullWidthAlphanumeric(code)) out += String.fromCharCode(code - 0xfee0);
  }
  return kept === start ? text.slice(start, end) : out + text.slice(kept, end);
}

function isFullWidthAlphanumeric(code: number): boolean {
  return (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

/** Whether a UTF-16 unit is a Chinese character of the basic plane. */
export function isIdeograph(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xf900 && code <= 0xfaff);
}

/** A text with half-width digits, as long as before. */
export function halfWidthDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
