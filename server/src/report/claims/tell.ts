import type { Span } from "../../text/span";
import type { Squeezed } from "../../text/squeeze";
import { boundsOf } from "../rates/percent";
import type { Claim, Subject } from "./claim";
import type { Figure } from "./figures";
import type { State } from "./state";

/** A statement with a figure. */
export function tell(
  subject: Subject,
  figure: Figure,
  start: number,
  at: Squeezed["at"],
  state: State,
  { isPart, says }: Pick<Claim, "isPart" | "says">,
): void {
  const place = (from: number, to: number): Span => ({
    start: at(start + from),
    end: at(start + to - 1) + 1,
  });
  const { least, most } = says === "share" ? boundsOf(figure, true) : figure;
  state.claims.push({
    subject,
    says,
    span: place(figure.start, figure.end),
    number: place(figure.start, figure.numberEnd),
    value: figure.value,
    rounding: figure.rounding,
    least,
    most,
    decimals: figure.decimals,
    unit: figure.unit,
    year: state.year,
    isPart,
    isAside: state.isInBrackets,
    sentence: state.sentence,
    paragraph: 0,
  });
}

/** A statement in words that says that there is none. */
export function tellZero(subject: Subject, says: "none" | "allDone", span: Span, state: State): void {
  tellInWords({ subject, says, span, value: 0, most: 0 }, state);
}

/** A statement in words that says of at least so many that they are such. */
export function tellAtLeast(subject: Subject, value: number, span: Span, state: State): void {
  tellInWords({ subject, says: "allSuch", span, value, most: Number.POSITIVE_INFINITY }, state);
}

function tellInWords(told: Pick<Claim, "subject" | "says" | "span" | "value" | "most">, state: State): void {
  const { year, sentence, isInBrackets } = state;
  state.claims.push({
    ...told,
    number: { start: told.span.start, end: told.span.start },
    rounding: 0,
    least: told.value,
    decimals: 0,
    unit: "",
    year,
    isPart: false,
    isAside: isInBrackets,
    sentence,
    paragraph: 0,
  });
}
