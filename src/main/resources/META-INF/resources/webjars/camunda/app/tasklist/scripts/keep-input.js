// Keeps what has been typed into a task's form while another tab is looked at: the webapp throws the form away. It has a
// button that saves for the same browser and a form that reads it back, so leaving the form presses that button.

const FORM = '[cam-tasklist-form-camunda] .fjs-form';
const SAVE = '.form-actions > button.btn-default';
const PREFIX = 'camunda-form:';

document.addEventListener(
  'click',
  event => {
    const tab = event.target.closest('.tabbed-content .nav-tabs > li:not(.active) > a');
    const save = document.querySelector(SAVE);
    if (!tab || !save || save.disabled || !document.querySelector(FORM)) return;
    const before = new Set(Object.keys(localStorage));
    save.click();
    Object.keys(localStorage)
      .filter(key => key.startsWith(PREFIX) && !before.has(key))
      .forEach(forgetWhenReadBack);
  },
  true
);

/** What a person has not saved must not stand in the way of newer values for ever. */
function forgetWhenReadBack(key) {
  const gone = new MutationObserver(() => {
    if (document.querySelector(FORM)) return;
    gone.disconnect();
    const back = new MutationObserver(() => {
      if (!document.querySelector(FORM)) return;
      back.disconnect();
      localStorage.removeItem(key);
    });
    back.observe(document.body, { subtree: true, childList: true });
  });
  gone.observe(document.body, { subtree: true, childList: true });
}

// A list that has changed since it was saved is refused, and the remedy is to open the form anew: then it must not come
// back from what was saved.
const { open } = XMLHttpRequest.prototype;

XMLHttpRequest.prototype.open = function (method, address, ...more) {
  const task = /\/task\/([^/]+)\/submit-form$/.exec(new URL(address, location.href).pathname);
  if (task) {
    this.addEventListener('load', () => {
      if (this.status === 400 && this.responseText.includes('请先复制已填内容')) localStorage.removeItem(PREFIX + task[1]);
    });
  }
  return open.call(this, method, address, ...more);
};

export default [];
