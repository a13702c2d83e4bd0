import { type ExtensionContext, Uri } from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import type { NodeModule } from "vscode-languageclient/node";
import { SOURCE } from "../../server/src/lsp/protocol";
import { type Api, activateWith } from "./activate";

export function activate(context: ExtensionContext): Api {
  return activateWith(context, makeClient);
}

async function makeClient(context: ExtensionContext, options: LanguageClientOptions) {
  // Only now, so that a window without a report does not pay for it.
  const { LanguageClient, TransportKind } = await import("vscode-languageclient/node");
  const module = context.asAbsolutePath("dist/cli.js");
  const cache = Uri.joinPath(context.globalStorageUri, "compile-cache").fsPath;
  const run: NodeModule & { transport: typeof TransportKind.ipc } = {
    module,
    args: ["lsp"],
    transport: TransportKind.ipc,
    options: { env: { NODE_COMPILE_CACHE: cache } },
  };
  const debug = { ...run, options: { ...run.options, execArgv: ["--nolazy", "--inspect=6009"] } };
  return new LanguageClient("nianbao", SOURCE, { run, debug }, options);
}
