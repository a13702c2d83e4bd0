// A panel with one word in it: what VS Code takes for any panel beside a text.
const vscode = require("vscode");

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.commands.registerCommand("emptyPanel.open", () => {
      const panel = vscode.window.createWebviewPanel("emptyPanel", "Empty panel", vscode.ViewColumn.Beside, {
        enableScripts: true,
      });
      panel.webview.html = "<!DOCTYPE html><html><body><p>drawn</p></body></html>";
    }),
  );
};
