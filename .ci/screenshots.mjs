// Takes two pictures from a running application: a task's form in Tasklist, and a process diagram in Cockpit with its
// running instances.
//
//   --url              where the application runs (http://localhost:8080)
//   --user             who opens the task, for instance fagaiwei.liaison
//   --password         that user's password
//   --filter           the Tasklist filter to open, by its name; the first one unless given
//   --task             a part of the task card's text, on the filter's first page; the first task unless given
//   --keep-unclaimed   leaves a task that nobody has claimed as it is (its form is grey then)
//   --admin            who opens Cockpit (admin)
//   --admin-password   that user's password (the same unless given)
//   --process          the key of the process to show (unitReport)
//   --output           the folder for report-form.png and cockpit-diagram.png (target/screenshots)
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:8080' },
    user: { type: 'string' },
    password: { type: 'string' },
    filter: { type: 'string' },
    task: { type: 'string' },
    'keep-unclaimed': { type: 'boolean', default: false },
    admin: { type: 'string', default: 'admin' },
    'admin-password': { type: 'string' },
    process: { type: 'string', default: 'unitReport' },
    output: { type: 'string', default: join(root, 'target', 'screenshots') },
  },
});
if (!options.user || !options.password) {
  console.error('screenshots: --user and --password are needed.');
  process.exit(1);
}
const base = options.url.replace(/\/$/, '');
mkdirSync(options.output, { recursive: true });

/** A page of one of Camunda's webapps in a session of its own, with the user signed in. */
async function signIn(browser, app, user, password) {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 1000 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${base}/camunda/app/${app}/default/`);
  await page.fill('form [ng-model="username"]', user);
  await page.fill('form [ng-model="password"]', password);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/auth/user/') && response.request().method() === 'POST'),
    page.click('form [type="submit"]'),
  ]);
  if (!answer.ok()) {
    throw new Error(`${user} cannot sign in to ${app}: HTTP ${answer.status()}`);
  }
  await page.locator('form [ng-model="password"]').waitFor({ state: 'detached' });
  return page;
}

async function pictureOfForm(browser) {
  const page = await signIn(browser, 'tasklist', options.user, options.password);
  const filters = page.locator('.task-filter:visible');
  const filter = options.filter ? filters.filter({ hasText: options.filter }).first() : filters.first();
  await filter.locator('h4 a').click();
  await filter.and(page.locator('.active')).waitFor();
  const cards = page.locator('.tasks-list li.task');
  const card = options.task ? cards.filter({ hasText: options.task }).first() : cards.first();
  await card.click();
  const form = page.locator('.fjs-form');
  await form.locator('button[type="submit"]').waitFor();
  const claim = page.locator('[ng-click="claim()"]:visible');
  if (!options['keep-unclaimed'] && (await claim.count()) > 0) {
    await claim.click();
    await page.locator('[ng-click*="unclaim"], [ng-click*="resetAssignee"]').first().waitFor();
    await form.locator('button[type="submit"]').waitFor();
  }
  await settled(page);
  return save(page, 'report-form.png');
}

async function pictureOfDiagram(browser) {
  const page = await signIn(browser, 'cockpit', options.admin, options['admin-password'] ?? options.password);
  const definitions = await page.evaluate(async (key) => {
    const path = `../../../api/engine/engine/default/process-definition?key=${key}&latestVersion=true`;
    return (await fetch(new URL(path, document.baseURI))).json();
  }, options.process);
  if (definitions.length !== 1) {
    throw new Error(`${options.admin} sees no process ${options.process}`);
  }
  await page.goto(`${base}/camunda/app/cockpit/default/#/process-definition/${definitions[0].id}/runtime`);
  await page.locator('.djs-container svg .djs-element').first().waitFor();
  await page.locator('.djs-overlay .badge:visible').first().waitFor();
  await settled(page);
  return save(page, 'cockpit-diagram.png');
}

/** Fonts loaded, nothing loading any more, no focus ring, and the last change painted. */
async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    document.activeElement?.blur();
    await document.fonts.ready;
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });
}

async function save(page, name) {
  const path = join(options.output, name);
  await page.screenshot({ path });
  await page.context().close();
  console.log(path);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
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
  await pictureOfForm(browser);
  await pictureOfDiagram(browser);
} finally {
  await browser.close();
}
