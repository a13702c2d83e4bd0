// Unpacks the browser into the folder named: `node unpack.mjs FOLDER`. A process of its own, because the package
// unpacks into the folder for temporary files and looks at variables when it is loaded.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder = ""] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
process.env.TMPDIR = folder;
// Asks for the system libraries too.
process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs20.x";

const { default: chromium } = await import("@sparticuz/chromium");
await chromium.executablePath();
writeFileSync(join(folder, "done"), "");
