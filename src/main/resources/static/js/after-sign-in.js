// Shows the page that was asked for as soon as somebody comes back from the login in the other window.
(() => {
  const note = document.getElementById('come-back');
  note.textContent = '登录成功后请回到本页，内容会自动显示。';

  const look = async () => {
    if (document.visibilityState !== 'visible') {
      return;
    }
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (answer && answer.status !== 401) {
      location.reload();
    }
  };

  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
})();
