// Loaded before a command line: tells the most memory that it took, in KB, by the file that PEAK names.
import { writeFileSync } from "node:fs";

process.on("exit", () => writeFileSync(process.env.PEAK ?? "", String(process.resourceUsage().maxRSS)));
