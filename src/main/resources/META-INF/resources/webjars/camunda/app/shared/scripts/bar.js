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

/** Pauses before a page without a bar asks for it again, in milliseconds. */
const AGAIN = [1000, 2000, 4000, 8000, 16000];

const pause = millis => new Promise(resolve => setTimeout(resolve, millis));

/** What stands in the bar now; null when the login has ended, which the webapp itself finds out, undefined when nothing came. */
async function served(root, webapp) {
  const answer = await fetch(`${root}/desk/bar?here=${webapp}`, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (answer?.redirected || answer?.status === 401) return null;
  if (!answer?.ok) return undefined;
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
    let drawn = await served(root, webapp);
    for (const millis of AGAIN) {
      if (drawn !== undefined || bar() || mine !== asked) break;
      await pause(millis);
      drawn = await served(root, webapp);
    }
    const before = bar();
    // A later question has the newer numbers, should it be answered; until then this answer is better than no bar.
    if (!drawn || (before && mine !== asked)) return;
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
