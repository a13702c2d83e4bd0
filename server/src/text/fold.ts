/**
 * Folds a label to what counts when labels are compared: no white space, no punctuation, half-width digits and
 * letters, one writing for 勾稽 / 钩稽. `（三） 不予公开` and `(三)不予公开` fold alike. Never used to compute a position.
 */
export function fold(text: string, start = 0, end = text.length): string {
  let out = "";
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isIdeograph(code)) out += code === 0x94a9 ? "勾" : text.charAt(i);
    else if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122))
      out += text.charAt(i);
    else if (
      (code >= 0xff10 && code <= 0xff19) ||
      (code >= 0xff21 && code <= 0xff3a) ||
      (code >= 0xff41 && code <= 0xff5a)
    )
      out += String.fromCharCode(code - 0xfee0);
    else if (code === 0x3007) out += "〇";
    else if (code >= 0xd800 && code <= 0xdfff) out += text.charAt(i);
  }
  return out;
}

/** Whether a UTF-16 unit is a Chinese character of the basic plane. */
export function isIdeograph(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xf900 && code <= 0xfaff);
}
