import type { PageData } from "../preview/messages";

/** What the page is made of, as it is built. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/**
 * The page of the form preview, with what it shows first. All parts stand in it: VS Code would fetch each of them from
 * the extension's folder in a way that takes longer than the whole page takes to be drawn.
 */
export function previewPage({ script, style }: PageParts, data: PageData, language: string, title: string): string {
  const nonce = makeNonce();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main id="forms" lang="zh-CN"></main>
<footer>
<div id="detail" aria-hidden="true"></div>
<div id="status" role="status" aria-live="polite"></div>
<div id="news" role="status" aria-live="polite"></div>
</footer>
<script type="application/json" id="data">${withoutMarkup(data)}</script>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`;
}

/** Without the character that begins markup, nothing that a draft says can become any. */
function withoutMarkup(data: PageData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
