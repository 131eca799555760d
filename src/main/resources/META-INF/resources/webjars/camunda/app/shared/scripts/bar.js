// The one bar. Our own pages are served with it; to Camunda's webapps it is brought here, with the same menu and numbers.

const WEBAPP = /^(.*)\/camunda\/app\/([^/]+)\//;

const bar = () => document.querySelector('body > .es-bar');

function close(except) {
  document.querySelectorAll('.es-bar-more[open]').forEach(menu => {
    if (menu !== except) menu.open = false;
  });
}

document.addEventListener('click', event => close(event.target.closest('.es-bar-more')));
document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && document.querySelector('.es-bar-more[open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

/** What stands in the bar now; nothing when the login has ended, which the webapp itself finds out. */
async function served(root, webapp) {
  const answer = await fetch(`${root}/desk/bar?here=${webapp}`, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return null;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.querySelector('.es-bar');
}

function bring([, root, webapp]) {
  const sheet = document.head.appendChild(document.createElement('link'));
  sheet.rel = 'stylesheet';
  sheet.href = `${root}/css/bar.css`;
  document.documentElement.classList.add('es-webapp', `es-${webapp}`);

  let asked = 0;
  const draw = async () => {
    const mine = ++asked;
    const drawn = await served(root, webapp);
    if (!drawn || mine !== asked) return;
    const before = bar();
    if (!before) document.body.prepend(drawn);
    // Whoever has just opened the menu keeps it.
    else if (!before.querySelector('.es-bar-more[open]') && !before.contains(document.activeElement)) before.replaceWith(drawn);
  };

  // What is done here changes the numbers: after each change that the webapp has sent, and when somebody comes back to it.
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, ...more) {
    if (!['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase())) {
      this.addEventListener('load', () => {
        if (this.status < 300 && /\/(claim|unclaim|assignee|complete|submit-form|start)$/.test(new URL(this.responseURL).pathname)) draw();
      });
    }
    return open.call(this, method, ...more);
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) draw();
  });
  draw();
}

const webapp = WEBAPP.exec(location.pathname);
if (webapp) bring(webapp);

export default [];
