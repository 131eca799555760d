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

export default [];
