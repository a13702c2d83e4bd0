import fc from "fast-check";
import { FORMS } from "./server/src/forms/index";
import { parseReport } from "./server/src/report/parse";
import { consistent, draft, writeDraft } from "./test/report/arbitrary";

const [lay, mode] = process.argv.slice(2);
let shown = 0;
for (const s of fc.sample(draft, { numRuns: 500, seed: 3 })) {
  const slots = FORMS[s.edition].sections.flatMap(({ tables }) => tables.flatMap((t) => t.slots));
  const d = { ...s, layout: lay as any, figures: new Map(slots.map((x, i) => [x.id, String(1001 + i * 3)])) };
  const base = writeDraft(d);
  const acts: [string, string][] = [];
  if (mode === "col")
    for (const column of ["total", "natural", "legal", "other"]) {
      let text = base;
      for (const [id, f] of d.figures)
        if (id.startsWith("applications.") && id.endsWith("." + column))
          text = text.replace(new RegExp(`(?<![\\d.])${f}(?![\\d.])`), "");
      acts.push([column, text]);
    }
  else
    for (const [id, f] of d.figures) {
      if (!/natural|total|legal|made|issued|Total|carriedOut/.test(id)) continue;
      const m = new RegExp(`(?<![\\d.])${f}(?![\\d.])`).exec(base);
      if (!m) continue;
      const end = m.index + f.length;
      const rest =
        mode === "few"
          ? base.slice(end)
          : base.slice(end).replace(/^(?:[^\S\r\n]*(?:[\t|]|<\/td><td[^>]*>)|[^\S\r\n]+|\s*\n)/, "");
      acts.push([id, base.slice(0, m.index) + rest]);
    }
  for (const [what, text] of acts) {
    const r = parseReport(text);
    const bad = r.tables.flatMap((t) => [...t.cells].filter(([k, c]) => c.raw !== "" && c.raw !== d.figures.get(k)));
    if (bad.length && shown++ < 3) {
      console.log(
        "###",
        what,
        bad.length,
        bad.slice(0, 2).map(([k, c]) => k + c.raw),
      );
      const at = text.indexOf(bad[0]![1].raw);
      console.log(JSON.stringify(text.slice(Math.max(0, at - 260), at + 160)));
    }
  }
}
console.log(lay, mode, shown);
