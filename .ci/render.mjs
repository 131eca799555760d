// Renders every model of processes/ to a PNG: BPMN diagrams with bpmn-js, decision tables with dmn-js.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { asset, root, withBrowser } from './browser.mjs';

const output = resolve(process.argv[2] ?? join(root, 'target', 'diagrams'));
const MARGIN = 30;
const SCALE = 1.5;

async function renderBpmn(page, xml) {
  await page.addStyleTag({ path: asset('bpmn-js/dist/assets/bpmn-js.css') });
  await page.addStyleTag({ path: asset('bpmn-js/dist/assets/diagram-js.css') });
  await page.addScriptTag({ path: asset('bpmn-js/dist/bpmn-viewer.production.min.js') });
  const size = await page.evaluate(async ({ xml, margin }) => {
    const viewer = new BpmnJS({ container: '#canvas' });
    const { warnings } = await viewer.importXML(xml);
    if (warnings.length > 0) {
      throw new Error(warnings.map((warning) => warning.message).join('; '));
    }
    const canvas = viewer.get('canvas');
    const { x, y, width, height } = canvas.getActiveLayer().getBBox();
    const size = { width: Math.ceil(width + 2 * margin), height: Math.ceil(height + 2 * margin) };
    Object.assign(document.querySelector('#canvas').style, { width: `${size.width}px`, height: `${size.height}px` });
    canvas.resized();
    canvas.viewbox({ x: x - margin, y: y - margin, ...size });
    document.querySelector('.bjs-powered-by').remove();
    return size;
  }, { xml, margin: MARGIN });
  await page.setViewportSize(size);
}

async function renderDmn(page, xml) {
  for (const style of ['dmn-js-shared.css', 'dmn-js-decision-table.css', 'dmn-font/css/dmn-embedded.css']) {
    await page.addStyleTag({ path: asset(`dmn-js/dist/assets/${style}`) });
  }
  await page.addScriptTag({ path: asset('dmn-js/dist/dmn-viewer.production.min.js') });
  const size = await page.evaluate(async (xml) => {
    const canvas = document.querySelector('#canvas');
    Object.assign(canvas.style, { width: '1930px', height: '3000px' });
    const viewer = new DmnJS({ container: canvas });
    await viewer.importXML(xml);
    await viewer.open(viewer.getViews().find((view) => view.type === 'decisionTable'));
    document.querySelectorAll('.powered-by, .view-drd').forEach((element) => element.remove());
    // The viewer ignores most of the widths that Modeler keeps with the columns.
    const { input, output } = viewer.getActiveView().element.decisionLogic;
    const headers = document.querySelectorAll('.tjs-table thead tr th:not(.index-column):not(.annotation)');
    [...input, ...output].forEach((column, index) => {
      headers[index].style.width = `${column.get('biodi:width') ?? 192}px`;
    });
    const table = document.querySelector('.tjs-table').getBoundingClientRect();
    return { width: Math.ceil(table.right + 20), height: Math.ceil(table.bottom + 20) };
  }, xml);
  await page.setViewportSize(size);
}

await withBrowser(async (browser) => {
  mkdirSync(output, { recursive: true });
  const models = readdirSync(join(root, 'processes')).filter((file) => /\.(bpmn|dmn)$/.test(file)).sort();
  for (const model of models) {
    const page = await browser.newPage({ deviceScaleFactor: SCALE });
    await page.setContent('<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#fff}.dmn-decision-table-container{padding:20px}</style><div id="canvas" style="width:2400px;height:1400px"></div>');
    const xml = readFileSync(join(root, 'processes', model), 'utf8');
    await (model.endsWith('.bpmn') ? renderBpmn(page, xml) : renderDmn(page, xml));
    const picture = join(output, `${basename(model).replace(/\.(bpmn|dmn)$/, '')}.png`);
    await page.screenshot({ path: picture });
    console.log(`render: ${model} -> ${picture}`);
    await page.close();
  }
});
