// The browser of render.mjs and screenshots.mjs: the machine's own Chromium.
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(import.meta.url)('playwright-core');

/** The checkout. */
export const root = resolve(here, '..');

/** A file of an npm package. */
export const asset = (name) => join(here, 'node_modules', name);

/** Does the work with a browser of its own, which is closed whatever happens. */
export async function withBrowser(work) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--lang=zh-CN',
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}
