// Says what happened after each action, and what comes next: the webapp is silent when a task is finished. What the server
// has refused is said by the webapp itself, and goes at the next attempt.

const ROOT = location.pathname.replace(/\/camunda\/app\/.*$/, '');
const FORM_BUTTONS = '.fjs-container button[type=submit], .form-actions .btn-primary, .modal-footer .btn-primary';

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
  const { said, next, unsettled, links } = await answer.json();
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
