// The webapps' own login form is closed: whoever's login has ended goes to the login page of the whole system, and comes
// back to what was open. The webapps themselves say that a login is needed by going to #/login.

const LOGIN = '#/login';
const OPEN_VIEW = `everspring.view:${location.pathname}`;

// …/camunda/app/<webapp>/<engine>/ → …/login, wherever the application is mounted.
const loginPage = reason => new URL(`../../../../login?${reason}`, location.href.split('#')[0]).href;

const needsLogin = hash => hash === LOGIN || hash.startsWith(`${LOGIN}?`);

let leaving = false;

/** The server notes which page is asked for without a login, and leads back to it; only a page can be asked for. */
async function askForThisPage() {
  await fetch(location.pathname, { headers: { Accept: 'text/html' }, redirect: 'manual' }).catch(() => {});
}

async function leave() {
  if (leaving) return;
  leaving = true;
  document.body.hidden = true;
  await askForThisPage();
  location.replace(loginPage('expired'));
}

function signOut() {
  leaving = true;
  // Whoever comes next to this computer begins at the beginning.
  sessionStorage.removeItem(OPEN_VIEW);
}

function follow() {
  if (!needsLogin(location.hash)) {
    sessionStorage.setItem(OPEN_VIEW, location.hash);
  } else if (leaving) {
    location.replace(loginPage('logout'));
  } else {
    leave();
  }
}

document.addEventListener('click', event => event.target.closest('.account .logout a') && signOut(), true);
window.addEventListener('hashchange', follow);

if (needsLogin(location.hash)) {
  // An old bookmark: whoever is signed in has nothing to do there.
  history.replaceState(history.state, '', location.pathname);
}
if (['', '#', '#/'].includes(location.hash)) {
  // A login leads back to the webapp, but no server learns which of its views was open.
  const view = sessionStorage.getItem(OPEN_VIEW);
  if (view) history.replaceState(history.state, '', location.pathname + view);
}

export default [];
