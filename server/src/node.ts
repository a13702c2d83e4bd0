// Entry of dist/server.js. The command line starts the same server through `runServer` of lsp/node.ts.
import { runServer } from "./lsp/node";

runServer();
