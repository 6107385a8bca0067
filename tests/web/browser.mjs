// A headless Chromium: Debian's own, driven by playwright-core, which brings no browser.
import { chromium } from "playwright-core";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const found = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(path => path && existsSync(path));

export async function browser() {
  if (!found) throw new Error("no Chromium: apt-get install chromium, or name one in CHROMIUM");
  // Without a sandbox of its own, as in most build machines; it opens only files written a moment ago.
  return chromium.launch({ executablePath: found, args: ["--no-sandbox"] });
}

/** A page, with everything it complains of and everything it tries to fetch. */
export async function open(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", message => { if (["error", "warning"].includes(message.type())) complaints.push(message.text()); });
  page.on("pageerror", error => complaints.push(String(error)));
  page.on("request", request => { if (request.url() !== address) complaints.push(`fetches ${request.url()}`); });
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe-core finds, one line a rule. */
export async function violations(page) {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return found.violations.map(v => `${v.id}: ${v.help}\n  ${v.nodes.slice(0, 5).map(n => `${n.target.join(" ")} ${n.failureSummary?.replace(/\s+/g, " ")}`).join("\n  ")}`);
}
