// What need not be typed: what the unit has said in its other reports of the quarter, and the phrases that a field's custom
// property "phrases" has (in Camunda Modeler, separated by |).

const SEPARATOR = '|';

function element(name, className = '', text = '') {
  const created = document.createElement(name);
  if (className) created.className = className;
  if (text) created.textContent = text;
  return created;
}

async function offerCopies({ draft, node, taskId }) {
  const answer = await fetch(`../../../../desk/tasks/${encodeURIComponent(taskId)}/copies`, {
    headers: { Accept: 'application/json' }
  }).catch(() => null);
  const copies = answer && answer.ok ? await answer.json() : [];
  if (!copies.length || !node.isConnected) return;
  const place = element('p', 'everspring-copies');
  const label = place.appendChild(element('label', '', '从本单位其他任务复制（只填入空着的各项）'));
  const choice = label.appendChild(element('select', 'form-control'));
  choice.append(new Option('请选择', ''));
  copies.forEach((copy, index) => choice.append(new Option(copy.label, index)));
  choice.addEventListener('change', () => {
    if (choice.value === '') return;
    choice.disabled = true;
    draft.fillIn(copies[choice.value].answers).finally(() => (choice.disabled = false));
  });
  node.before(place);
}

/** The fields of the form that have phrases, whatever group or list they stand in. */
function withPhrases(part) {
  const own = part.properties && part.properties.phrases ? [part] : [];
  return [...own, ...(part.components || []).flatMap(withPhrases)];
}

function offerPhrases({ node, form }) {
  const fields = withPhrases(form._getState().schema);
  if (!fields.length) return;
  const place = () =>
    fields.forEach(({ id, properties }) =>
      node.querySelectorAll(`[id$="-${CSS.escape(id)}"]`).forEach(input => {
        const field = input.closest('.fjs-form-field');
        if (!field || field.querySelector('.everspring-phrases')) return;
        field.append(phrases(input, properties.phrases.split(SEPARATOR)));
      })
    );
  place();
  // A field that was hidden is drawn when it is shown.
  new MutationObserver(place).observe(node, { subtree: true, childList: true });
}

function phrases(input, texts) {
  const place = element('div', 'everspring-phrases');
  place.append(element('span', '', '常用语：'));
  texts.map(text => text.trim()).filter(Boolean).forEach(text => {
    const button = place.appendChild(element('button', '', text));
    button.type = 'button';
    button.addEventListener('click', () => insert(input, text));
  });
  return place;
}

/** As if it had been typed at the end: form-js hears of nothing else. */
function insert(input, text) {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value');
  set.call(input, input.value.trim() ? `${input.value.trimEnd()}\n${text}` : text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.focus();
}

document.addEventListener('everspring:form', ({ detail }) => {
  offerCopies(detail);
  offerPhrases(detail);
});

export default [];
