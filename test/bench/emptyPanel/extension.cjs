// A panel with one word in it: what VS Code takes for any panel beside a text, and for a change of the text from it.
const vscode = require("vscode");

const page = `<!DOCTYPE html><html><body><p tabindex="0">drawn</p><script>
const host = acquireVsCodeApi();
addEventListener("keydown", ({ key }) => { if (key === "Enter") host.postMessage("edit"); });
</script></body></html>`;

exports.activate = ({ subscriptions }) => {
  const open = (column) => {
    const panel = vscode.window.createWebviewPanel("emptyPanel", "Empty panel", column, { enableScripts: true });
    panel.webview.onDidReceiveMessage(edit);
    panel.webview.html = page;
  };
  subscriptions.push(
    vscode.commands.registerCommand("emptyPanel.open", () => open(vscode.ViewColumn.Beside)),
    vscode.commands.registerCommand("emptyPanel.openThird", () => open(vscode.ViewColumn.Three)),
  );
};

/** Adds a character to the end of a text that is shown. */
function edit() {
  const document = vscode.window.visibleTextEditors[0]?.document;
  if (!document) return;
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, "x");
  return vscode.workspace.applyEdit(change);
}
