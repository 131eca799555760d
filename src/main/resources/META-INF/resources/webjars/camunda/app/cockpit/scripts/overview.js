// The tile on the dashboard: how quarter, notices, engine and calendar stand. The server says who may see it, and in which words.

const ROOT = new URL('../../../..', location.href.split('#')[0]).href.replace(/\/$/, '');
const AGAIN = 60000;

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function line({ code, label, value, note, level, address }) {
  const made = element(address ? 'a' : 'div', `es-tile-line ${level.toLowerCase()}`);
  if (address) made.href = ROOT + address;
  made.dataset.code = code;
  made.append(element('span', 'es-tile-label', label), element('strong', 'es-tile-value', value), element('span', 'es-tile-note', note));
  return made;
}

/** Null for whoever may not see it, and when the login has ended, which the webapp itself finds out. */
async function asked() {
  const answer = await fetch(`${ROOT}/board/operations/tile`, { headers: { Accept: 'application/json' } }).catch(() => null);
  return answer?.ok && !answer.redirected ? answer.json() : null;
}

async function draw(node) {
  const tile = await asked();
  if (!tile || !node.isConnected) return;
  const inner = element('div', 'inner');
  const lines = element('div', 'es-tile-lines');
  lines.append(...tile.lines.map(line));
  inner.append(element('h3', '', '工作运行情况'), lines, element('p', 'es-tile-at', `统计于${tile.at}，每分钟更新。`));
  const section = element('section', 'es-tile');
  section.append(inner);
  node.replaceChildren(section);
}

let timer;

export default [
  {
    id: 'everspring.overview',
    pluginPoint: 'cockpit.dashboard',
    // Above what Camunda itself shows.
    priority: 100,
    render: node => {
      draw(node);
      clearInterval(timer);
      timer = setInterval(() => {
        if (!document.hidden) draw(node);
      }, AGAIN);
    },
    unmount: () => clearInterval(timer)
  }
];
