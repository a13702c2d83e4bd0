import { Disposable, LanguageStatusSeverity, languages, type TextDocument, Uri, window, workspace } from "vscode";
import { type AboutReport, SOURCE } from "../../server/src/lsp/protocol";
import { isReport, reportSelector } from "./documents";
import { t } from "./l10n";
import { total } from "./problems";
import type { Server } from "./server";

/** Tells in the status bar what the report in front is (edition, year, problems) and what it is compared with. */
export function showLanguageStatus(server: Server): Disposable {
  const about = languages.createLanguageStatusItem("nianbao.about", reportSelector());
  about.name = SOURCE;
  about.text = t("正在检查…");
  about.command = { command: "nianbao.showProblems", title: t("打开问题列表") };
  const compared = languages.createLanguageStatusItem("nianbao.lastYear", reportSelector());
  compared.name = t("{0}：{1}", SOURCE, t("上年报告"));
  compared.text = t("上年报告");
  compared.command = { command: "nianbao.compareYears", title: t("与上年对照") };

  let asked = 0;
  let shown: TextDocument | undefined;
  const refresh = async (document: TextDocument) => {
    const mine = ++asked;
    about.busy = true;
    if (document !== shown) {
      // What stands there is about another document, or about none yet.
      about.text = t("正在检查…");
      about.severity = LanguageStatusSeverity.Information;
    }
    const found = await server.about(document);
    if (mine !== asked) return;
    about.busy = false;
    shown = document;
    about.text = found ? describe(found) : t("不是年报，没有检查");
    about.severity =
      found && found.problems.error > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    compared.text = found?.lastYear
      ? t("上年报告：{0}", workspace.asRelativePath(Uri.parse(found.lastYear)))
      : t("没有找到上年的报告");
  };
  const active = () => {
    const document = window.activeTextEditor?.document;
    return document && isReport(document) ? document : undefined;
  };
  const refreshActive = () => {
    const document = active();
    if (document) void refresh(document);
  };
  refreshActive();
  return Disposable.from(
    about,
    compared,
    window.onDidChangeActiveTextEditor(refreshActive),
    server.onDidCheck((uri) => {
      const document = active();
      if (document && uri.toString() === document.uri.toString()) void refresh(document);
    }),
  );
}

/** “2021版 · 2023年 · 3个问题”. */
function describe({ edition, year, problems }: AboutReport): string {
  const count = total(problems);
  return [
    ...(edition === null ? [] : [t("{0}版", edition)]),
    year === null ? t("年份不明") : t("{0}年", year),
    count > 0 ? t("{0}个问题", count) : t("没有问题"),
  ].join(" · ");
}
