// Says what happened after each action, and what comes next: the webapp is silent when a task is finished. What the server
// has refused is said by the webapp itself, and goes at the next attempt.

const ROOT = location.pathname.replace(/\/camunda\/app\/.*$/, '');
const FORM_BUTTONS = '.fjs-container button[type=submit], .form-actions .btn-primary, .modal-footer .btn-primary';

/** The key of the work that is watched, for this tab. */
const WATCHED = 'everspring-progress';

const ACTIONS = [
  [/\/task\/([^/]+)\/(?:submit-form|complete)$/, id => tell(`tasks/${id}`)],
  [/\/process-definition\/[^/]+\/(?:submit-form|start)$/, (id, started) => tell(`instances/${started.id}`)],
  [/\/task\/[^/]+\/claim$/, () => say({ status: '已领办', message: '现在可以填写，填完请提交。', duration: 5000 })],
  [/\/task\/[^/]+\/unclaim$/, () => say({ status: '已取消领办', message: '同单位的人员都可以领办。', duration: 5000 })]
];

const { open } = XMLHttpRequest.prototype;

XMLHttpRequest.prototype.open = function (method, address, ...more) {
  if (method.toUpperCase() === 'POST') {
    const { pathname } = new URL(address, location.href);
    this.addEventListener('load', () => {
      if (this.status >= 200 && this.status < 300) done(pathname, this);
    });
  }
  return open.call(this, method, address, ...more);
};

function done(path, request) {
  for (const [action, report] of ACTIONS) {
    const found = action.exec(path);
    if (found) report(found[1], request.status === 204 ? null : JSON.parse(request.responseText));
  }
}

/** A step of the engine's own takes a moment; after some of them whoever waits is not kept any longer. */
async function tell(what, attempts = 4) {
  const answer = await fetch(`${ROOT}/desk/outcomes/${what}`, { headers: { Accept: 'application/json' } });
  // Somebody else's task, as administrators finish them: there is nothing to add.
  if (!answer.ok) return;
  const { said, next, unsettled, links, progress } = await answer.json();
  if (progress) watchLongWork(progress);
  if (unsettled && attempts > 1) {
    setTimeout(() => tell(what, attempts - 1), 700);
    return;
  }
  const message = document.createElement('span');
  message.append(next);
  const list = message.appendChild(document.createElement('span'));
  list.className = 'everspring-next';
  links.forEach(({ text, href }) => {
    const link = list.appendChild(document.createElement('a'));
    link.textContent = text;
    link.href = ROOT + href;
  });
  say({ status: escaped(said), message: message.innerHTML, unsafe: true, duration: 30000 });
}

let watched;

/** A quarter or a year that has just begun: how far it has come stands below until it is done, whatever else is opened. */
async function watchLongWork(key) {
  if (watched === key) return;
  watched = key;
  sessionStorage.setItem(WATCHED, key);
  const panel = document.body.appendChild(document.createElement('section'));
  panel.className = 'everspring-progress';
  panel.setAttribute('role', 'status');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '关闭';
  close.setAttribute('aria-label', '关闭进度');
  close.addEventListener('click', () => forget(panel));
  const content = document.createElement('div');
  content.hidden = true;
  panel.append(content, close);
  const { watch } = await import(`${ROOT}/js/progress.js`);
  watch(content, key, { asked: true, onEnd: () => sessionStorage.removeItem(WATCHED) });
}

function forget(panel) {
  panel.remove();
  watched = undefined;
  sessionStorage.removeItem(WATCHED);
}

// The page was loaded anew while it went on.
const before = sessionStorage.getItem(WATCHED);
if (before) watchLongWork(before);

function say(notification) {
  inWebapp((notifications, scope) => {
    scope.$applyAsync(() => notifications.addMessage({ type: 'success', exclusive: true, ...notification }));
  });
}

function inWebapp(use) {
  const injector = window.angular.element(document.body).injector();
  use(injector.get('Notifications'), injector.get('$rootScope'));
}

function escaped(text) {
  const node = document.createElement('span');
  node.textContent = text;
  return node.innerHTML;
}

document.addEventListener(
  'click',
  event => {
    if (!event.target.closest(FORM_BUTTONS)) return;
    inWebapp((notifications, scope) => scope.$applyAsync(() => notifications.clearAll()));
  },
  true
);

export default [];
