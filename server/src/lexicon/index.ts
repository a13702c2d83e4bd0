export { type KnownWords, knownPlaces, makeKnownWords } from "./known";
export { phrasesFrom } from "./phrases";
export type { Reading, Slip, SlipKind } from "./reading";
export { findSlips } from "./slips";
export { type Correction, findMiscited } from "./titles";
export type { WrongForm } from "./wrongForm";
export { findWrongForms } from "./wrongForms";
