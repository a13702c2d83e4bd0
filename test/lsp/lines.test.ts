import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { indexLines } from "../../server/src/text/lines";

const text = fc.array(fc.constantFrom("年", "报", "a", "\t", "\n", "\r", "\r\n", "\u2028", "\u0085", "𠮷"), {
  maxLength: 30,
});

describe("lines", () => {
  it("are those that editors count, whatever ends them", () => {
    fc.assert(
      fc.property(text, (parts) => {
        const written = parts.join("");
        const lines = indexLines(written);
        const document = TextDocument.create("", "", 0, written);
        assert.equal(lines.count, document.lineCount);
        for (let offset = 0; offset <= written.length; offset++) {
          // No span begins or ends within a CRLF.
          if (written.slice(offset - 1, offset + 1) === "\r\n") continue;
          const position = lines.position(offset);
          assert.deepEqual(position, document.positionAt(offset));
          assert.equal(lines.offset(position), offset);
        }
        for (let line = 0; line <= lines.count; line++)
          for (let character = 0; character <= written.length + 1; character++)
            assert.equal(lines.offset({ line, character }), document.offsetAt({ line, character }));
      }),
      { numRuns: 500 },
    );
  });
});
