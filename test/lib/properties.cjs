// Properties are tried on the same drafts in every run; NIANBAO_SEED tries others. Drafts are too large to be shrunk
// within a test's time: a failing property shows its seed and the difference at once.
const fc = require("fast-check");

fc.configureGlobal({ endOnFailure: true, seed: Number(process.env.NIANBAO_SEED ?? 2023) });
