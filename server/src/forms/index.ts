import { form2019 } from "./edition2019";
import { form2021 } from "./edition2021";
import type { Edition, Form } from "./types";

export { plainRowName, shortRowName } from "./names";
export { ASPECTS, TITLE_ENDING } from "./sections";
export type * from "./types";

export const FORMS: Readonly<Record<Edition, Form>> = { "2019": form2019, "2021": form2021 };

/** First year that is reported in an official form. */
export const FIRST_YEAR_OF_FORM = 2019;

/** First year that the edition of 2021 is for; the years before it use the trial edition. */
export const FIRST_YEAR_OF_2021_EDITION = 2021;

/** The form that a report on `year` must use. */
export function formForYear(year: number): Form {
  return FORMS[year >= FIRST_YEAR_OF_2021_EDITION ? "2021" : "2019"];
}
