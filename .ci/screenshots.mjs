// Takes the pictures of README and of the owners' handbook, each for a desk (1366×768) and, where people use it so, for a
// phone (390 wide). A quarter is opened and a problem reported before, so that there is something to see.
//
//   --help-pages  takes the pictures of the handbook at /help instead, of the simulated year, as WebP
//   --url         a running application with demonstration accounts (and a played year); without it the jar in target/ is
//                 started for the time, with its data in memory
//   --output      the folder for the pictures (target/screenshots; those of /help: where the application has them)
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, withBrowser } from './browser.mjs';

const { values: options } = parseArgs({
  options: {
    'help-pages': { type: 'boolean', default: false },
    url: { type: 'string' },
    output: { type: 'string' },
  },
});
const ofHelp = options['help-pages'];
options.output ??= join(root, ...(ofHelp ? ['src', 'main', 'resources', 'static', 'images', 'help'] : ['target', 'screenshots']));
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const OFFICE = 'yingshangban.liaison';
const UNIT = 'shuiwuju';
let base = options.url?.replace(/\/$/, '');
let password;

/** Starts the jar on a free port, until this script ends; resolves once it serves. */
async function start() {
  const jar = readdirSync(join(root, 'target')).find((file) => /^everspring-.*\.jar$/.test(file));
  if (!jar) {
    throw new Error('no jar in target/; build it with mvn verify, or name a running application by --url');
  }
  const application = spawn('java', [
    '-Duser.timezone=Asia/Shanghai',
    '-Dfile.encoding=UTF-8',
    '-XX:TieredStopAtLevel=1',
    '-Xmx1g',
    '-jar',
    join(root, 'target', jar),
    '--server.port=0',
    ofHelp
      ? '--spring.profiles.active=year'
      : '--spring.datasource.url=jdbc:h2:mem:pictures;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000',
  ]);
  process.once('exit', () => application.kill());
  process.once('SIGTERM', () => process.exit(143));
  let log = '';
  base = await new Promise((serves, fails) => {
    application.stdout.on('data', (text) => {
      log += text;
      const port = /Tomcat started on port (\d+)/.exec(log);
      if (port) {
        serves(`http://localhost:${port[1]}`);
      }
    });
    application.on('exit', () => fails(new Error(`the application did not start:\n${log.slice(-2000)}`)));
  });
}

/** The answer of an interface, as its text; a refusal is an error unless it is expected. */
async function call(method, path, user, body, expected = []) {
  const answer = await fetch(base + path, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    },
    body: body instanceof FormData || body === undefined ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok && !expected.includes(answer.status)) {
    throw new Error(`${method} ${path}: HTTP ${answer.status} ${text}`);
  }
  return text;
}

/** Until the work gives something. */
async function eventually(what, work, patience = 60_000) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((later) => setTimeout(later, 500))) {
    const found = await work();
    if (found) {
      return found;
    }
  }
  throw new Error(`waited in vain for ${what}`);
}

const tasks = async (unit, definition = '') =>
  JSON.parse(await call('GET', `/engine-rest/task?candidateGroup=${unit}&processDefinitionKey=${definition}`, `${unit}.liaison`));

/** Opens the quarter and reports a problem; answers with the task to show and who does it. */
async function prepare() {
  const today = new Date(Date.now() + 8 * 3600_000);
  const quarter = `${today.getUTCFullYear()}Q${Math.floor(today.getUTCMonth() / 3) + 1}`;
  const form = { variables: { quarter: { value: quarter, type: 'String' } } };
  const path = '/engine-rest/process-definition/key/quarterlyCycle/submit-form';
  // 4xx: it is open, or its date has passed; then the task to show is the triage of the problem.
  const refused = (await call('POST', path, OFFICE, form, [400, 409, 422])).includes('"message"');
  await call('PUT', '/api/problems/PICTURES-1', OFFICE, {
    source: 'enterprise',
    item: '2.1',
    title: '企业注销反复提交材料',
    description: '企业办理注销须向四个部门重复提交材料，平均跑动三次。',
    units: [UNIT],
  });
  await eventually('the triage', async () => (await tasks('fagaiwei', 'improvementLoop'))[0]);
  if (!refused) {
    await eventually('the reports', async () => (await tasks(UNIT, 'unitReport')).length > 5);
  }
  for (const [unit, process] of [[UNIT, 'unitReport'], ['fagaiwei', 'improvementLoop']]) {
    const [task] = await tasks(unit, process);
    if (task) {
      await call('POST', `/engine-rest/task/${task.id}/claim`, `${unit}.liaison`, { userId: `${unit}.liaison` });
      return { task: task.id, user: `${unit}.liaison` };
    }
  }
}

async function signIn(browser, user) {
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(`${base}/login`);
  await page.fill('input[name="username"]', user);
  await page.fill('input[name="password"]', password);
  await page.click('.login-submit button');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  return page;
}

/** Fonts loaded, in a webapp nothing loading any more, no focus ring, and the last change painted. */
async function settled(page, webapp) {
  await page.waitForLoadState(webapp ? 'networkidle' : 'load');
  await page.evaluate(async () => {
    document.activeElement?.blur();
    await document.fonts.ready;
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });
}

/** One picture for each size, of the whole window or of a part of the page; a webapp is loaded anew for each. */
async function take(page, name, { sizes = [DESK, PHONE], part, ready, top } = {}) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    if (ready) {
      await page.reload();
      await page.waitForSelector(ready);
    }
    if (top && size === PHONE) {
      await page.locator(top).first().evaluate((element) => element.scrollIntoView());
    }
    await settled(page, ready);
    const path = join(options.output, size === PHONE ? `${name}-phone.png` : `${name}.png`);
    await (part ? page.locator(part).first() : page).screenshot({ path });
    console.log(`screenshots: ${path}`);
  }
  await page.setViewportSize(DESK);
}

/** A changed unit-report.bpmn as Modeler would save it. */
const changed = (from, to) =>
  readFileSync(join(root, 'processes', 'unit-report.bpmn'), 'utf8').replaceAll(from, to);

async function tryOut(page, xml) {
  await page.goto(`${base}/board/models`);
  await page.setInputFiles('#dry-run input[type="file"]', {
    name: 'unit-report.bpmn',
    mimeType: 'application/xml',
    buffer: Buffer.from(xml),
  });
  await page.click('#dry-run button');
  await page.waitForSelector('#result');
}

async function pictures(browser) {
  const visitor = await (await browser.newContext({ viewport: DESK, locale: 'zh-CN' })).newPage();
  await visitor.goto(base);
  password = (await visitor.textContent('.password code')).trim();
  await take(visitor, 'start');

  const { task, user } = await prepare();
  const staff = await signIn(browser, user);
  await staff.goto(`${base}/desk`);
  await take(staff, 'desk');
  await staff.goto(`${base}/camunda/app/tasklist/default/#/?task=${task}`);
  await take(staff, 'task-form', { ready: '.fjs-form button[type="submit"]', top: '.fjs-form' });

  const office = await signIn(browser, OFFICE);
  await office.goto(`${base}/desk/problems`);
  await take(office, 'problems');
  await office.goto(`${base}/desk/problems/IMP-${new Date().getFullYear()}-0001`);
  await take(office, 'problem');

  const owner = await signIn(browser, 'process-owner');
  await owner.goto(`${base}/board/models`);
  await take(owner, 'models');
  await tryOut(owner, changed('candidateGroups="${leadUnitId}"', 'candidateGroups="nobody"'));
  await take(owner, 'handbook-dry-run-refused', { sizes: [DESK], part: '#result' });
  await tryOut(owner, changed('审核报送', '审核并评价报送'));
  await take(owner, 'handbook-dry-run-accepted', { sizes: [DESK], part: '#result' });

  const admin = await signIn(browser, 'admin');
  const [definition] = JSON.parse(
    await call('GET', '/engine-rest/process-definition?key=unitReport&latestVersion=true', 'admin'),
  );
  await admin.goto(`${base}/camunda/app/cockpit/default/#/process-definition/${definition.id}/runtime`);
  await take(admin, 'diagram', { sizes: [DESK], ready: '.djs-container svg .djs-element' });
}

/** A picture of /help has to be small, as every reader of the page loads it. */
const LARGEST = 80_000;

/** Chromium makes the WebP, as good as it may be. */
async function small(page, png) {
  for (const quality of [0.9, 0.8, 0.7, 0.6, 0.5, 0.4]) {
    const url = await page.evaluate(
      async ([picture, share]) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
        const canvas = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height });
        canvas.getContext('2d').drawImage(bitmap, 0, 0);
        return canvas.toDataURL('image/webp', share);
      },
      [png.toString('base64'), quality],
    );
    const webp = Buffer.from(url.split(',')[1], 'base64');
    if (webp.length <= LARGEST) {
      return webp;
    }
  }
  throw new Error('this picture does not become small enough');
}

/** What stands in /help: each page as its people see it at the end of the simulated year. */
async function helpPictures(browser) {
  const blank = await browser.newPage();
  const visitor = await (await browser.newContext({ viewport: DESK, locale: 'zh-CN' })).newPage();
  await eventually(
    'the simulated year',
    async () => {
      await visitor.goto(base);
      return (await visitor.locator('main progress').count()) === 0;
    },
    900_000,
  );
  password = (await visitor.textContent('.password code')).trim();
  const [unit, lead] = await visitor.locator('.examples dt code').allTextContents();
  const people = new Map();
  const as = async (user) => people.get(user) ?? people.set(user, await signIn(browser, user)).get(user);
  const picture = async (user, name, path, { ready, first, at } = {}) => {
    const page = await as(user);
    await page.goto(`${base}${path}`);
    if (first) {
      await page.locator(first).first().click();
    }
    for (const selector of ready ?? []) {
      await page.waitForSelector(selector);
    }
    if (at) {
      await page.locator(at).first().evaluate((element) => element.scrollIntoView());
    }
    await settled(page, ready);
    const file = join(options.output, `${name}.webp`);
    writeFileSync(file, await small(blank, await page.screenshot()));
    console.log(`screenshots: ${file}`);
  };
  const form = ['.fjs-form button[type="submit"]', '.everspring-holder:has-text("由我办理")'];

  await picture(unit, 'desk', '/desk');
  await picture(unit, 'task', '/desk', { first: '.work tbody a', ready: form });
  await picture(unit, 'quarter', '/desk/quarter');
  await picture(lead, 'reviews', '/desk/reviews');
  await picture(lead, 'summaries', '/desk/quarter', { at: 'main section:has(table) ~ section' });
  await picture(OFFICE, 'office', '/desk/quarter');
  await picture(OFFICE, 'problem', '/desk/problems?state=CLOSED', { first: 'tbody a[href*="/desk/problems/IMP-"]' });
  await picture('lingdaoxiaozu.leader', 'board', '/board');
  await picture('lingdaoxiaozu.leader', 'assessment', '/board/assessment');
  await picture('process-owner', 'models', '/board/models');
  await picture('user-administrator', 'accounts', '/board/accounts');
  await picture('operator', 'operations', '/board/operations');
}

const begun = Date.now();
mkdirSync(options.output, { recursive: true });
if (!base) {
  await start();
}
await withBrowser(ofHelp ? helpPictures : pictures);
console.log(`screenshots: taken in ${Math.round((Date.now() - begun) / 1000)} s.`);
process.exit();
