import { UsageError } from "./errors";

export const usage = `用法：nianbao lsp --stdio

语言服务器（Language Server Protocol），经标准输入输出，供各种编辑器使用。
`;

/**
 * `nianbao lsp --stdio`: serves until the editor hangs up. The extension for VS Code starts its server by the same
 * command with `--node-ipc`, the quicker way between two processes of Node.
 */
export async function lsp(args: readonly string[]): Promise<number> {
  if (!args.includes("--stdio") && !args.includes("--node-ipc"))
    throw new UsageError("语言服务器只经标准输入输出，用法：nianbao lsp --stdio");
  // Loaded only here: every other command starts faster without it.
  const { runServer } = await import("../lsp/node");
  runServer();
  return 0;
}
