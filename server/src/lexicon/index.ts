export { type KnownWords, knownPlaces, makeKnownWords } from "./known";
export { phrasesFrom } from "./phrases";
export { findSlips, type Reading, type Slip, type SlipKind } from "./slips";
export { type Correction, findMiscited } from "./titles";
export { findWrongForms, type WrongForm } from "./wrongForms";
