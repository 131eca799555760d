// A card of the list: large what tells one task from another (item and unit), then the step and the date. The webapp's own
// link lies over the card, so that keyboard and pointer find it where they always did.

import { dueText, quarterText } from './due.js';

// By the names of the processes' variables, see TaskColumn.
const LARGE = ['itemTitle', 'matter'];
const UNIT = 'unitName';

function element(name, className, text) {
  const created = document.createElement(name);
  created.className = className;
  created.textContent = text;
  return created;
}

/** What the filter shows of the task, by the names of the variables, in the filter's order. */
function shown(task, properties) {
  const values = Object.fromEntries(
    ((task._embedded && task._embedded.variable) || []).map(({ name, value }) => [name, value])
  );
  return ((properties && properties.variables) || [])
    .map(({ name }) => [name, values[name]])
    .filter(([, value]) => value !== undefined && value !== null && value !== '');
}

export default {
  id: 'everspring-card',
  pluginPoint: 'tasklist.card',
  render(node, { taskId }, scope) {
    const { task } = scope;
    const values = shown(task, scope.filterProperties);
    const found = LARGE.map(name => values.find(([each]) => each === name)).find(Boolean);
    const unit = values.find(([name]) => name === UNIT);
    const step = task.name || task.taskDefinitionKey || taskId;

    const title = element('div', 'everspring-title', '');
    title.append(element('span', 'everspring-what', found ? found[1] : step));
    if (unit) title.append(element('span', 'everspring-unit', unit[1]));

    const line = element('div', 'everspring-line', '');
    const rest = values.filter(value => value !== found && value !== unit).map(([, value]) => quarterText(value));
    line.append(element('span', 'everspring-step', [...(found ? [step] : []), ...rest].join(' · ')));
    const due = dueText(task.due);
    if (due) line.append(element('span', `everspring-due${due.late ? ' late' : due.soon ? ' soon' : ''}`, due.text));

    node.replaceChildren(title, line);
    const card = node.closest('li.task');
    const link = card && card.querySelector('h4.task a');
    if (link) link.setAttribute('aria-label', [...title.children, ...line.children].map(part => part.textContent).join('，'));
  }
};
