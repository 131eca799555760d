// The tab 办理记录: who has done what with the matter of this task, and when, the latest first.

function element(name, className = '', text = '') {
  const created = document.createElement(name);
  if (className) created.className = className;
  if (text) created.textContent = text;
  return created;
}

async function load(place, path) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!answer || !answer.ok) {
    place.replaceChildren(element('p', 'evidence-note evidence-failed', '办理记录没有读到，请稍后再试。'));
    return;
  }
  const lines = await answer.json();
  if (!lines.length) {
    place.replaceChildren(element('p', 'evidence-empty', '还没有办理记录。'));
    return;
  }
  const list = element('ol', 'everspring-record');
  lines.forEach(({ at, who, what, onWhat }) => {
    const line = element('li');
    line.append(element('time', '', at), element('strong', '', who), element('span', '', onWhat ? `${what}：${onWhat}` : what));
    list.append(line);
  });
  place.replaceChildren(list);
}

export default {
  id: 'everspring-record',
  pluginPoint: 'tasklist.task.detail',
  // Where the webapp's own stood.
  priority: 800,
  properties: { label: '办理记录' },
  render(node, { api, taskId }) {
    const place = node.appendChild(element('div', 'everspring-record-place'));
    place.setAttribute('role', 'status');
    load(place, `${api.baseApi.replace(/\/camunda\/api.*$/, '')}/desk/tasks/${encodeURIComponent(taskId)}/record`);
  }
};
