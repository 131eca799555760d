// One task alone: whoever comes by a task's link sees that task and nothing beside it, with the way to the next one. Opening
// it is claiming it, where nobody has; whoever gives it back keeps it given back until it is opened anew.

import { dueText } from './due.js';

const ROOT = location.pathname.replace(/\/camunda\/app\/.*$/, '');
const LIST = '[cam-tasks]';

/** The task that an address names, or null. */
export const taskIn = address => new URLSearchParams(new URL(address, location.href).hash.replace(/^[^?]*\??/, '')).get('task');

let alone = Boolean(taskIn(location.href));
let shown = taskIn(location.href);

function arrange() {
  document.documentElement.classList.toggle('everspring-alone', alone && Boolean(shown));
  document.documentElement.classList.toggle('everspring-task', Boolean(shown));
}

/** Back leads to where somebody came from: the webapp notes filter and page in the address, each as a step of its own. */
window.angular.module('cam.tasklist.custom').config([
  '$provide',
  $provide =>
    $provide.decorator('$browser', [
      '$delegate',
      browser => {
        const { url } = browser;
        browser.url = function (to, replace, state) {
          if (!to) return url.apply(browser, arguments);
          const task = taskIn(to);
          return url.call(browser, to, replace || !task || task === taskIn(location.href), state);
        };
        return browser;
      }
    ])
]);

window.addEventListener('hashchange', () => {
  const task = taskIn(location.href);
  if (task === shown) return;
  shown = task;
  if (!task) alone = false;
  arrange();
  document.querySelectorAll('.column-right .content').forEach(column => column.scrollTo(0, 0));
  window.scrollTo(0, 0);
});

// A link to a task, such as the next one after a task is done, shows it alone; a card of the list beside the list.
document.addEventListener(
  'click',
  event => {
    const link = event.target.closest('a[href*="task="]');
    if (link && !link.closest(LIST) && taskIn(link.href)) alone = true;
  },
  true
);

// A form keeps what is typed while its link is read; form-js takes a link's own target away.
document.addEventListener(
  'click',
  event => {
    const link = event.target.closest('.fjs-container a[href]');
    if (link) link.target = '_blank';
  },
  true
);

class Work {
  constructor(node, api, scope) {
    this.api = api;
    this.scope = scope;
    this.bar = node.appendChild(element('div', 'everspring-work'));
    this.givenBack = false;
    scope.$watch('task.id', id => {
      this.givenBack = false;
      if (id) document.title = `${scope.task.name} - {brand}`;
    });
    scope.$watchGroup(['task.id', 'task.assignee', 'task.due'], () => this.load());
  }

  async load() {
    const { task } = this.scope;
    if (!task) {
      this.bar.replaceChildren();
      return;
    }
    const answer = await fetch(`${ROOT}/desk/tasks/${encodeURIComponent(task.id)}/work`, {
      headers: { Accept: 'application/json' }
    }).catch(() => null);
    if (this.scope.task !== task) return;
    // Somebody who only looks on, as administrators do.
    const work = answer && answer.ok ? await answer.json() : { claimable: false };
    this.show(task, work);
    if (work.claimable && !this.givenBack && (alone || work.onlyPerson)) this.claim();
  }

  show(task, work) {
    this.work = work;
    document.documentElement.classList.toggle('everspring-claimable', work.claimable);
    const due = dueText(task.due);
    this.bar.replaceChildren(
      link('我的待办', `${ROOT}/desk`, 'everspring-back'),
      this.way(work),
      element('span', `everspring-due${due && due.late ? ' late' : due && due.soon ? ' soon' : ''}`, due ? `${due.text}` : ''),
      this.holder(work)
    );
  }

  way({ previous, next, position, total }) {
    const way = element('nav', 'everspring-way');
    way.setAttribute('aria-label', '我的待办任务');
    way.append(
      step('上一项', previous),
      element('span', '', position ? `第${position}项，共${total}项` : ''),
      step('下一项', next)
    );
    return way;
  }

  holder({ claimable, mine, onlyPerson, holder }) {
    const place = element('span', 'everspring-holder');
    if (mine) {
      place.append('由我办理');
      if (!onlyPerson) place.append(this.button('取消领办', () => this.giveBack()));
    } else if (holder) {
      place.append(`由${holder}办理`);
    } else if (claimable) {
      place.append(this.button('领办', () => this.claim()));
    }
    return place;
  }

  button(text, action) {
    const button = element('button', 'btn btn-default btn-sm', text);
    button.type = 'button';
    button.addEventListener('click', action);
    return button;
  }

  claim() {
    return this.change('claim', { userId: this.scope.$root.authentication.name });
  }

  giveBack() {
    this.givenBack = true;
    return this.change('unclaim', {});
  }

  async change(what, body) {
    const { task, taskData } = this.scope;
    this.bar.querySelectorAll('button').forEach(button => (button.disabled = true));
    const answer = await fetch(`${this.api.engineApi}/task/${encodeURIComponent(task.id)}/${what}`, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': this.api.CSRFToken },
      body: JSON.stringify(body)
    }).catch(() => null);
    // A colleague may have been quicker; then the bar says who.
    if (!answer || !answer.ok) this.givenBack = true;
    this.scope.$applyAsync(() => {
      taskData.changed('task');
      taskData.changed('taskList');
    });
    if (!answer || !answer.ok) this.load();
  }
}

// The form of a task that nobody has claimed: whoever begins to fill it in claims it.
document.addEventListener(
  'pointerdown',
  event => {
    if (work && work.work && work.work.claimable && event.target.closest('.disabled-form')) work.claim();
  },
  true
);

function step(text, task) {
  if (task) return link(text, `#/?task=${encodeURIComponent(task)}`, 'btn btn-default btn-sm');
  const none = element('span', 'btn btn-default btn-sm disabled', text);
  none.setAttribute('aria-disabled', 'true');
  return none;
}

function link(text, href, className) {
  const created = element('a', className, text);
  created.href = href;
  return created;
}

function element(name, className = '', text = '') {
  const created = document.createElement(name);
  if (className) created.className = className;
  if (text) created.textContent = text;
  return created;
}

arrange();
let work = null;

export default {
  id: 'everspring-work',
  pluginPoint: 'tasklist.task.action',
  priority: 1000,
  render(node, { api }, scope) {
    work = new Work(node, api, scope);
  }
};
