// A browser for the tests: the machine's own Chromium, Chrome or Edge, else the one from the registry.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onPath } from "../../scripts/lib/project.mjs";
import { Problem } from "../../scripts/lib/say.mjs";
import { installBrowser } from "./install.mjs";

const fontSettings = fileURLToPath(new URL("browser/node_modules/.unpacked/fontconfig/", import.meta.url));

/** Quiet on the network; the sandbox needs rights that a container does not give. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // Chooses among the Chinese and Japanese forms of a character.
  "--lang=zh-CN",
];

/**
 * Finds or installs a browser; the result goes to `chromium.launch` of playwright-core.
 * @returns {Promise<import("playwright-core").LaunchOptions & { executablePath: string }>}
 */
export async function prepareBrowser() {
  const { executable, env } = await chooseBrowser();
  return { executablePath: executable, args: flags, env: { ...process.env, ...env } };
}

/** @returns {Promise<{ executable: string, env: Record<string, string> }>} */
async function chooseBrowser() {
  const own = findBrowser();
  const fontMissing = process.platform === "linux" && !hasChineseFont();
  if (own !== undefined && !fontMissing) return { executable: own, env: {} };
  if (process.platform !== "linux" || process.arch !== "x64") {
    if (own !== undefined) return { executable: own, env: {} };
    throw new Problem(
      "没有找到 Chrome、Chromium 或 Edge，请安装其一，或用 NIANBAO_BROWSER 指明路径。",
      "No Chrome, Chromium or Edge was found; install one, or name it in NIANBAO_BROWSER.",
    );
  }
  const packaged = await installBrowser();
  /** @type {Record<string, string>} */
  const env = {};
  env.FONTCONFIG_FILE = writeFontSettings(packaged.fonts);
  if (own !== undefined) return { executable: own, env };
  if (spawnSync(packaged.executable, ["--version"], { stdio: "ignore" }).status !== 0) {
    env.LD_LIBRARY_PATH = [packaged.libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  }
  return { executable: packaged.executable, env };
}

/** @returns {string | undefined} */
function findBrowser() {
  const named = process.env.NIANBAO_BROWSER;
  if (named !== undefined && named !== "") {
    // "npm" asks for the registry's browser even where the machine has one.
    return named === "npm" ? undefined : named;
  }
  return usualPlaces().find((path) => existsSync(path));
}

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === "win32") {
    const { ProgramFiles, LOCALAPPDATA, "ProgramFiles(x86)": ProgramFiles32 } = process.env;
    return [ProgramFiles, ProgramFiles32, LOCALAPPDATA].flatMap((folder = "") => [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]);
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  return names.flatMap((name) => onPath(name) ?? []);
}

function hasChineseFont() {
  try {
    return execFileSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8", stdio: "pipe" }).trim() !== "";
  } catch {
    return false;
  }
}

/**
 * The machine's fonts, if it has settings for them, but of the Chinese ones only the packaged: pictures then look the
 * same on every machine.
 * @param {string} fonts
 */
function writeFontSettings(fonts) {
  mkdirSync(fontSettings, { recursive: true });
  const file = join(fontSettings, "fonts.conf");
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
  <dir>${fileURLToPath(new URL("browser/node_modules/.unpacked/fonts/fonts", import.meta.url))}</dir>
  <selectfont>
    <rejectfont><pattern><patelt name="lang"><string>zh-cn</string></patelt></pattern></rejectfont>
    <acceptfont><pattern><patelt name="family"><string>Noto Sans S Chinese</string></patelt></pattern></acceptfont>
  </selectfont>
  <cachedir>${join(fontSettings, "cache")}</cachedir>
</fontconfig>
`,
  );
  return file;
}
