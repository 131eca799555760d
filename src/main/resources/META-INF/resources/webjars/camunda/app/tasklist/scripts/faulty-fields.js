// A form whose fields are not all right is not sent, and form-js says so at each field only, wherever that is. Here the
// first one is brought into view, and a line at the button counts what is left.

const FORM = '.fjs-container form';
const ERROR = '.fjs-form-field-error';
const EMPTY = /^(Field is required\.|此项必填。)$/;

document.addEventListener(
  'submit',
  ({ target }) => {
    if (!target.matches(FORM)) return;
    afterPainting(() => {
      const errors = faults(target);
      count(target, errors);
      if (!errors.length) return;
      show(errors[0]);
      if (!watched.has(target)) watch(target);
    });
  },
  true
);

const watched = new WeakSet();

/** What is put right is counted off. */
function watch(form) {
  watched.add(form);
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    afterPainting(() => {
      waiting = false;
      count(form, faults(form));
    });
  }).observe(form, { subtree: true, childList: true, characterData: true });
}

function faults(form) {
  return [...form.querySelectorAll(ERROR)].filter(error => error.textContent.trim());
}

function count(form, errors) {
  const button = form.querySelector('button[type=submit]');
  if (!button) return;
  const empty = errors.filter(error => EMPTY.test(error.textContent.trim())).length;
  const wrong = errors.length - empty;
  const parts = [];
  if (empty) parts.push(`还有 ${empty} 项未填写`);
  if (wrong) parts.push(`${empty ? '' : '还'}有 ${wrong} 项需要改正`);
  const text = parts.join('，');
  let line = form.querySelector('.everspring-left');
  if (!line && !text) return;
  if (!line) {
    line = document.createElement('p');
    line.className = 'everspring-left';
    line.setAttribute('role', 'status');
    button.after(line);
  }
  // An unchanged text would be a change to whoever watches.
  if (line.textContent !== text) line.textContent = text;
}

function show(error) {
  const field = error.closest('.fjs-form-field');
  field.scrollIntoView({ block: 'center' });
  const input = field.querySelector('input, textarea, select, [tabindex="0"]');
  if (input) input.focus({ preventScroll: true });
}

/** By then the form has said what it thinks. */
function afterPainting(action) {
  requestAnimationFrame(() => requestAnimationFrame(action));
}

export default [];
