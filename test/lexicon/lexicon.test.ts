import assert from "node:assert/strict";
import { findSlips, findWrongForms } from "../../server/src/lexicon";
import { likeness } from "../../server/src/lexicon/alike";
import { setPhrases } from "../../server/src/lexicon/setPhrases";
import { type Reader, takeApart } from "../../server/src/lexicon/words";
import { knownWrongForms } from "../../server/src/lexicon/wrongForms";

/** How far a text is from being a row of words. */
function strangeness(text: string, reader: Reader): number {
  return takeApart({ text }, reader).cost;
}

/** The slips in a paragraph, each as what stands there and all that may be meant. */
function slips(paragraph: string): string[] {
  return findSlips(paragraph).map(
    ([first, ...others]) =>
      `${paragraph.slice(first.span.start, first.span.end)} ${[first, ...others].map(({ phrase }) => phrase).join("/")}`,
  );
}

describe("lexicon", () => {
  it("lists each phrase once, in 4 to 12 characters", () => {
    const phrases = setPhrases();
    assert.equal(new Set(phrases).size, phrases.length);
    assert.ok(phrases.length > 5000, `${phrases.length} phrases`);
    assert.deepEqual(
      phrases.filter((phrase) => !/^[\u4e00-\u9fff]{4,12}$/.test(phrase)),
      [],
    );
  });

  it("takes none of its phrases for a slip or a wrong form, alone or beside another", () => {
    const phrases = setPhrases();
    const rows = phrases.map((phrase, i) => `${phrase}、${phrases[(i * 7) % phrases.length]}。`);
    assert.deepEqual(rows.flatMap(slips), []);
    assert.deepEqual(
      rows.flatMap((row) => findWrongForms(row)),
      [],
    );
  });

  it("puts every known wrong form right in one step", () => {
    const rows = knownWrongForms().map(({ form }) => form.replaceAll("|", ""));
    assert.ok(rows.length > 2000);
    for (const wrong of rows) {
      const found = findWrongForms(`。${wrong}。`)[0];
      assert.ok(found, wrong);
      const { start, end } = found.span;
      const mended = `。${wrong}。`.slice(0, start) + found.right + `。${wrong}。`.slice(end);
      assert.deepEqual(findWrongForms(mended), [], mended);
    }
  });

  it("finds each kind of slip at every place of a phrase", () => {
    const meant = "全面推进依法行政，主动公开政府信息，接受监督。";
    const phrase = "主动公开政府信息";
    for (let at = 0; at < phrase.length; at++) {
      const [before, own, behind] = [phrase.slice(0, at), phrase.charAt(at), phrase.slice(at + 1)];
      const wrongs = [before + own + own + behind, `${before}鑫${behind}`];
      if (at + 1 < phrase.length) wrongs.push(before + behind.charAt(0) + own + behind.slice(1));
      if (at > 0) wrongs.push(before + behind);
      for (const wrong of wrongs) {
        const paragraph = meant.replace(phrase, wrong);
        const [slip] = findSlips(paragraph);
        assert.ok(slip, wrong);
        const { span, phrase: right } = slip[0];
        assert.equal(paragraph.slice(0, span.start) + right + paragraph.slice(span.end), meant, wrong);
      }
    }
  });

  it("lets stand what is good Chinese, though a phrase is near", () => {
    for (const good of [
      "我镇积极展开调查，党务公开、校务公开一并推进。",
      "要求申请公开的内容及公开的性质，由市政政务大厅说明。",
      "提高信息的公开性，公开栏、公开网、公开办各尽其责。",
      "各项工作平平稳稳，扎扎实实开展培训，公公正正处理。",
      "现行有效规范性文件和全程公开的事项另行列出。",
    ])
      assert.deepEqual(slips(good), []);
  });

  it("takes a character that no report has for a slip, even where a phrase of four has but three left", () => {
    assert.deepEqual(slips("依法公开行政讵可和处罚。"), ["行政讵可 行政许可"]);
    assert.deepEqual(slips("督查专班跟踪间效，督促整改。"), ["跟踪间效 跟踪问效"]);
    // What is in use elsewhere may be another word's.
    assert.deepEqual(slips("由包联干部上门送达。"), []);
  });

  it("takes a doubled character out, and does not put one more in beside it", () => {
    assert.deepEqual(slips("年轻干部经验验不足，责任体系更加加健全。"), ["经验验不足 经验不足", "更加加健全 更加健全"]);
  });

  it("says nothing of a phrase that a page break cuts in two", () => {
    assert.deepEqual(slips("我镇认真做好政府信息公"), []);
    assert.deepEqual(slips("务公开工作取得新的进展。"), []);
    assert.deepEqual(slips("我镇认真做好政府信公开工作。"), ["认真做好政府信公开 认真做好政府信息公开"]);
  });

  it("reads no run of characters that goes on without a mark for longer than any clause", () => {
    const clauses = new Array<string>(40).fill("收到依审请公开的政府信息申请");
    assert.equal(slips(clauses.join("，")).length, clauses.length);
    assert.deepEqual(slips(clauses.join("")), []);
  });

  it("knows what sounds and looks alike, and what may stand for each other", () => {
    assert.equal(likeness("正", "政"), "sound");
    assert.equal(likeness("林", "宁"), "sound");
    assert.equal(likeness("末", "未"), "look");
    assert.equal(likeness("订", "定"), "interchangeable");
    assert.equal(likeness("开", "书"), "none");
  });

  it("finds words in what is Chinese and not in what is none", () => {
    assert.ok(strangeness("群众反映的情况", "words") < strangeness("群仲反映的青况", "words"));
    assert.equal(strangeness("政务公开", "words") > strangeness("政务公开", "phrases"), true);
    assert.equal(strangeness("", "words"), 0);
  });
});
