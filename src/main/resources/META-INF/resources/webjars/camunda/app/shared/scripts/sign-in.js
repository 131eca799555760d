// The webapps' own login form is closed: whoever's login has ended goes to the login page of the whole system, and comes
// back to what was open. The webapps themselves say that a login is needed by going to #/login.

// The profile page writes an exclamation mark before its views.
const LOGIN = /^#!?\/login(\?|$)/;
const FIRST_VIEW = /^(#!?\/?)?$/;

/** Where the page that comes after the login finds which of its views was open: no server learns that. */
const OPEN_VIEW = `everspring.view:${location.pathname}`;

// …/camunda/app/<webapp>/<engine>/ → …/login, wherever the application is mounted.
const loginPage = reason => new URL(`../../../../login?${reason}`, location.href.split('#')[0]).href;

let signedOut = false;
let leaving = false;

/** The server notes which page is asked for without a login, and leads back to it; only a page can be asked for. */
const askForThisPage = () =>
  fetch(location.pathname, { headers: { Accept: 'text/html' }, redirect: 'manual' }).catch(() => {});

async function leave(view) {
  if (leaving) return;
  leaving = true;
  document.body.hidden = true;
  if (signedOut) {
    // Whoever comes next to this computer begins at the beginning.
    location.replace(loginPage('logout'));
    return;
  }
  sessionStorage.setItem(OPEN_VIEW, view);
  await askForThisPage();
  location.replace(loginPage('expired'));
}

function comeBack() {
  const view = sessionStorage.getItem(OPEN_VIEW);
  sessionStorage.removeItem(OPEN_VIEW);
  if (LOGIN.test(location.hash)) {
    // An old bookmark: whoever sees this page is signed in.
    history.replaceState(history.state, '', location.pathname);
  }
  if (view && FIRST_VIEW.test(location.hash)) {
    history.replaceState(history.state, '', location.pathname + view);
  }
}

document.addEventListener(
  'click',
  event => {
    if (event.target.closest('.account .logout a')) signedOut = true;
  },
  true
);
window.addEventListener('hashchange', event => {
  if (LOGIN.test(location.hash)) leave(new URL(event.oldURL).hash);
});
comeBack();

export default [];
