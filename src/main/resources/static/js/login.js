// Takes the place inside the page along, such as the task in a link to Tasklist: it stands behind the # of the address,
// which a browser tells no server.
(() => {
  if (location.hash.length < 2) {
    return;
  }
  for (const form of document.querySelectorAll('form[data-keep-place]')) {
    form.action = form.getAttribute('action') + location.hash;
  }
  for (const link of document.querySelectorAll('a[data-keep-place]')) {
    link.href = link.getAttribute('href') + location.hash;
  }
})();
