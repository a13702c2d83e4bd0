import assert from "node:assert/strict";
import { findLastYear, isSameBody } from "../../server/src/features/lastYear";

describe("last year's report", () => {
  it("knows a body by its full and its short name", () => {
    for (const [one, other] of [
      ["云溪镇人民政府", "云溪镇"],
      ["清平县云溪镇人民政府", "云溪镇人民政府"],
      ["清平县财政局", "财政局"],
      ["清平县人民政府办公室", "清平县政府办公室"],
      ["明州市清平县云溪镇人民政府", "云溪镇"],
    ] as const) {
      assert.ok(isSameBody(one, other), `${one} ${other}`);
      assert.ok(isSameBody(other, one), `${other} ${one}`);
    }
    for (const [one, other] of [
      ["云溪镇", "松岭镇"],
      ["清平县人民政府", "清平县人民政府办公室"],
      ["清平县", "清平县财政局"],
      ["人民政府", "云溪镇人民政府"],
      ["清河镇", "大清河镇"],
      ["南街道办事处", "城南街道办事处"],
      ["光县教育局", "河北省东光县教育局"],
      ["清平县云溪镇", "永丰县云溪镇"],
    ] as const)
      assert.ok(!isSameBody(one, other), `${one} ${other}`);
  });

  it("is that of the year before, rather with the very name, rather near the draft", () => {
    const candidates = [
      { report: { body: "云溪镇", year: 2023 }, source: "/a/2023.txt" },
      { report: { body: "云溪镇", year: 2022 }, source: "/b/2022.txt" },
      { report: { body: "云溪镇", year: 2022 }, source: "/a/2022.txt" },
      { report: { body: "清平县云溪镇", year: 2022 }, source: "/a/x/2022.txt" },
      { report: { year: 2022 }, source: "/a/nobody.txt" },
    ];
    const find = (body: string, year?: number) =>
      findLastYear(year === undefined ? { body } : { body, year }, "/a/x/draft.txt", candidates)?.source;
    assert.equal(find("云溪镇", 2023), "/a/2022.txt");
    assert.equal(find("清平县云溪镇", 2023), "/a/x/2022.txt");
    assert.equal(find("云溪镇", 2024), "/a/2023.txt");
    assert.equal(find("云溪镇", 2022), undefined);
    assert.equal(find("云溪镇"), undefined);
    assert.equal(find("", 2023), undefined);
  });

  it("is none where two bodies of the name may be meant", () => {
    const candidates = ["清平县云溪镇", "永丰县云溪镇"].map((body) => ({ report: { body, year: 2022 }, source: body }));
    assert.equal(findLastYear({ body: "云溪镇", year: 2023 }, "", candidates), undefined);
    assert.equal(findLastYear({ body: "永丰县云溪镇", year: 2023 }, "", candidates)?.source, "永丰县云溪镇");
  });
});
