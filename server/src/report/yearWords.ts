/** Words for the year before the one that is told of, as part of a pattern. */
export const LAST_YEAR = "(?:上一年度|上一年|上年度|上年|去年)";
/** That year, in words or by its number. */
export const EARLIER_YEAR = `(?:${LAST_YEAR}|20\\d\\d年度?)`;
/** What a figure is said to have grown or fallen since: 同比, 比上年, 较去年同期, 与2022年相比. */
export const SINCE = `(?:同比|[比较与同](?:${EARLIER_YEAR}(?:同期)?|同期)(?:相比)?[，,]?)`;

/** Words for growth, each with the one that says the opposite. */
const OPPOSITES: Readonly<Record<string, string>> = {
  净增加: "净减少",
  净增: "净减",
  净减少: "净增加",
  净减: "净增",
  增长: "下降",
  增加: "减少",
  上升: "下降",
  提高: "降低",
  提升: "下降",
  增幅: "降幅",
  多: "少",
  下降: "增长",
  减少: "增加",
  降低: "提高",
  降幅: "增幅",
  少: "多",
  压缩: "延长",
  缩短: "延长",
  精简: "增加",
};
/** Words for growth as a group of a pattern. */
export const CHANGES = `(${Object.keys(OPPOSITES).join("|")})`;
/** What may stand between a word for growth and how much it was. */
export const BY = "(?:率|幅度)?(?:为|达到?|约|了)?";
/** In words of growth: that it is a fall. */
export const FALLS = /[减降少缩简]/;

/** The word for growth that says the opposite of one. */
export function oppositeOf(change: string): string {
  return OPPOSITES[change] ?? change;
}
