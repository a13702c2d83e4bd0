import { excerpt } from "./excerpt";
import { escapeMarkup } from "./markup";
import type { FileResult, FindingResult, Format, Source, Summary, Unchecked } from "./types";
import { nothingFound, passedOver, remarksOn, SEVERITY_NAMES } from "./words";

const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 64em; margin: 2em auto; padding: 0 1em; }
h2 { font-size: 1.1em; margin: 2em 0 .4em; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8884; padding: .4em .6em; text-align: left; vertical-align: top; }
th { font-weight: 600; white-space: nowrap; }
td:first-child, td:nth-child(2) { white-space: nowrap; }
td:nth-child(3) { overflow-wrap: anywhere; }
.error td:nth-child(2) { color: #c62828; font-weight: 600; }
.warning td:nth-child(2) { color: #b26a00; font-weight: 600; }
.info td:nth-child(2) { color: #1565c0; }
.rule, .about, .quote { color: #777; font-size: .9em; }
mark { background: #ffd54f88; color: inherit; }
@media print { body { max-width: none; margin: 0; } h2, tr { break-inside: avoid; } h2 { break-after: avoid; } }
`;

/** A page for people: a table a report, to be opened in a browser, sent on or printed. It needs nothing but itself. */
export function htmlFormat(): Format {
  return {
    begin: () =>
      `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n<title>年报校对结果</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<h1>年报校对结果</h1>\n`,
    file: section,
    end: (summary, unchecked) => `${conclusion(summary, unchecked)}</body>\n</html>\n`,
  };
}

function section(result: FileResult, source: Source): string {
  const title = result.title && result.title !== "" ? result.title : result.path;
  const about = [result.path, ...(result.encoding === "utf-8" ? [] : [result.encoding])].join(" · ");
  const notes = remarksOn(result).map(paragraph).join("");
  const found = result.findings.length > 0 ? table(result.findings, source) : paragraph(nothingFound(result));
  return `<h2>${escapeMarkup(title)}</h2>\n<p class="about">${escapeMarkup(about)}</p>\n${notes}${found}`;
}

function paragraph(text: string): string {
  return `<p>${escapeMarkup(text)}</p>\n`;
}

function table(findings: readonly FindingResult[], source: Source): string {
  const rows = findings.map((finding) => row(finding, source)).join("");
  return `<table>\n<thead><tr><th scope="col">行:字</th><th scope="col">级别</th><th scope="col">问题</th></tr></thead>\n<tbody>\n${rows}</tbody>\n</table>\n`;
}

function row({ rule, severity, message, range, related }: FindingResult, source: Source): string {
  const quoted = excerpt(source, range);
  const quote = quoted
    ? `<div class="quote">${escapeMarkup(quoted.before)}<mark>${escapeMarkup(quoted.found)}</mark>${escapeMarkup(quoted.after)}</div>`
    : "";
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const others = related.map(({ message: about, range: { start }, path }) => {
    const where = `${path === undefined ? "" : `${escapeMarkup(path)}:`}${start.line + 1}:${start.character + 1}`;
    return `<div class="quote">另见 ${where} ${escapeMarkup(about)}</div>`;
  });
  const said = `${escapeMarkup(message)} <span class="rule">${rule}</span>${quote}${others.join("")}`;
  return `<tr class="${severity}"><td>${place}</td><td>${SEVERITY_NAMES[severity]}</td><td>${said}</td></tr>\n`;
}

function conclusion({ files, error, warning, info }: Summary, unchecked: Unchecked): string {
  const { complaints } = unchecked;
  const others = passedOver(unchecked);
  const sentences = [
    `共检查 ${files} 个文件：错误 ${error} 处，警告 ${warning} 处，提示 ${info} 处。`,
    ...(others === "" ? [] : [`另有 ${escapeMarkup(others.trim())}`]),
    ...(complaints > 0 ? [`有 ${complaints} 处出错，见运行时的错误信息。`] : []),
  ];
  const unread = (unchecked.unread ?? []).map(({ path, reason }) => paragraph(`${path}：没有检查，${reason}`));
  return `<hr>\n<p>${sentences.join("")}</p>\n${unread.join("")}`;
}
