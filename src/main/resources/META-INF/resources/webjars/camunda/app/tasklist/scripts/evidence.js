// The tab 佐证材料 of a task: what has been uploaded on its business key, and, for whoever has claimed the task, a place to
// drop more. The server decides what is let in; what can be told from name and size alone is said before it is sent.
// The page of a problem shows the same without a task (js/problem.js).

const NOTE = {
  NOBODY: '请先点击右上方的“领办”，再上传材料。',
  COLLEAGUE: '这项任务由同事领办，材料由领办人上传；您可以查看和下载。',
  READER: '您可以查看和下载材料，不能上传。'
};

// Uploads outlive the tab, which the webapp throws away whenever another one is opened.
const uploads = [];
let shown = null;

window.addEventListener('beforeunload', event => {
  if (uploads.some(upload => upload.running)) event.preventDefault();
});

class Tab {
  constructor(node, desk, path) {
    this.desk = desk;
    this.path = path;
    this.note = element('p', 'evidence-note');
    this.drop = this.dropArea();
    this.progress = element('ul', 'evidence-uploads');
    this.progress.setAttribute('aria-live', 'polite');
    this.list = element('div', 'evidence-list');
    const root = element('div', 'evidence');
    root.append(this.note, this.drop, this.progress, this.list);
    node.append(root);
    this.note.hidden = true;
    this.drop.hidden = true;
    uploads.filter(upload => upload.path === path).forEach(upload => this.progress.append(upload.row));
  }

  async load() {
    try {
      this.show(await answer(await fetch(this.path, { headers: { Accept: 'application/json' } })));
    } catch (e) {
      this.drop.hidden = true;
      this.say(e.message, true);
    }
  }

  show({ subject, claim, mayAdd, limits, files }) {
    this.limits = limits;
    this.files = files;
    // Without a task there is nothing to claim.
    const own = mayAdd && (claim === undefined || claim === 'OWN');
    this.drop.hidden = !own;
    this.drop.querySelector('.evidence-limits').textContent =
      `可上传${limits.types.join('、')}，单个文件不超过${limits.maxSizeText}，最多${limits.maxFiles}份`;
    if (!subject) this.say('这项任务没有业务编号，不能附佐证材料。');
    else if (!own) this.say(NOTE[mayAdd ? claim : 'READER']);
    else this.say('');
    this.list.replaceChildren(files.length ? this.table(files) : element('p', 'evidence-empty', '还没有佐证材料。'));
  }

  say(text, failed = false) {
    this.note.textContent = text;
    this.note.hidden = !text;
    this.note.classList.toggle('evidence-failed', failed);
  }

  table(files) {
    const table = element('table', 'table evidence-table');
    const head = element('tr');
    ['文件', '大小', '上传人', '上传时间', ''].forEach(title => head.append(element('th', '', title)));
    table.createTHead().append(head);
    const body = table.createTBody();
    files.forEach(file => body.append(this.row(file)));
    return table;
  }

  row(file) {
    const row = element('tr');
    const name = element('td', 'evidence-name');
    name.append(this.link(file, file.fileName));
    const actions = element('td', 'evidence-actions');
    actions.append(this.link(file, '下载'));
    if (file.removable && !this.drop.hidden) actions.append(this.removal(file, row));
    row.append(
      name,
      element('td', 'evidence-size', sizeText(file.size)),
      element('td', 'evidence-person', file.uploadedByName),
      element('td', 'evidence-time', file.uploadedText),
      actions
    );
    return row;
  }

  link(file, text) {
    const link = element('a', '', text);
    link.href = `${this.desk}/evidence/${file.id}`;
    // The answer names the file. Without this a refusal would be shown in place of Tasklist.
    link.download = '';
    return link;
  }

  /** Asks once more in place: the first click says what the second does. */
  removal(file, row) {
    const button = element('button', 'btn-link evidence-remove', '移除');
    button.type = 'button';
    button.setAttribute('aria-label', `移除${file.fileName}`);
    const reset = () => {
      button.textContent = '移除';
      button.classList.remove('evidence-sure');
    };
    button.addEventListener('blur', reset);
    button.addEventListener('click', async () => {
      if (!button.classList.contains('evidence-sure')) {
        button.textContent = '确认移除';
        button.classList.add('evidence-sure');
        return;
      }
      button.disabled = true;
      try {
        await answer(await fetch(`${this.desk}/evidence/${file.id}`, { method: 'DELETE' }));
        await this.load();
      } catch (e) {
        button.disabled = false;
        reset();
        row.querySelector('.evidence-name').append(element('div', 'evidence-message', e.message));
      }
    });
    return button;
  }

  dropArea() {
    const area = element('label', 'evidence-drop');
    const input = element('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => {
      this.add([...input.files]);
      input.value = '';
    });
    const call = element('span', 'evidence-call', '把文件拖到这里，或者');
    call.append(element('span', 'evidence-choose', '选择文件'));
    area.append(input, call, element('span', 'evidence-limits'));

    let depth = 0;
    const mark = on => area.classList.toggle('evidence-over', on);
    const withFiles = event => [...event.dataTransfer.types].includes('Files');
    area.addEventListener('dragenter', event => {
      if (!withFiles(event)) return;
      event.preventDefault();
      depth++;
      mark(true);
    });
    area.addEventListener('dragover', event => {
      if (withFiles(event)) event.preventDefault();
    });
    area.addEventListener('dragleave', () => mark(--depth > 0));
    area.addEventListener('drop', event => {
      event.preventDefault();
      depth = 0;
      mark(false);
      const folders = new Set(
        [...event.dataTransfer.items]
          .map(item => item.webkitGetAsEntry && item.webkitGetAsEntry())
          .filter(entry => entry && entry.isDirectory)
          .map(entry => entry.name)
      );
      this.add([...event.dataTransfer.files], folders);
    });
    return area;
  }

  add(files, folders = new Set()) {
    files.forEach(file => {
      const upload = new Upload(file, this);
      uploads.push(upload);
      this.progress.append(upload.row);
      if (folders.has(file.name)) upload.fail('这是文件夹，请打开后选择其中的文件。');
      else upload.check(this.limits);
    });
    next();
  }
}

class Upload {
  constructor(file, tab) {
    this.file = file;
    this.path = tab.path;
    this.waiting = true;
    this.running = false;
    this.row = element('li', 'evidence-upload');
    this.state = element('span', 'evidence-state', '等待上传');
    this.bar = element('div', 'progress-bar');
    this.bar.setAttribute('role', 'progressbar');
    this.bar.setAttribute('aria-label', file.name);
    this.bar.setAttribute('aria-valuemin', '0');
    this.bar.setAttribute('aria-valuemax', '100');
    this.track = element('div', 'progress');
    this.track.append(this.bar);
    this.close = element('button', 'btn-link', '取消');
    this.close.type = 'button';
    this.close.addEventListener('click', () => this.leave());
    const line = element('div', 'evidence-line');
    line.append(
      element('span', 'evidence-upload-name', file.name),
      element('span', 'evidence-size', sizeText(file.size)),
      this.state,
      this.close
    );
    this.row.append(line, this.track);
  }

  check({ maxSize, maxSizeText, types }) {
    const dot = this.file.name.lastIndexOf('.');
    const type = dot < 0 ? '' : this.file.name.slice(dot + 1).toLowerCase();
    if (!types.includes(type)) this.fail(`不能上传这种类型的文件，可上传：${types.join('、')}。`);
    else if (this.file.size === 0) this.fail('文件是空的（0字节），请检查原文件后重新上传。');
    else if (this.file.size > maxSize) this.fail(`文件超过${maxSizeText}，请压缩或拆分后再上传。`);
  }

  send() {
    this.waiting = false;
    this.running = true;
    const body = new FormData();
    body.append('file', this.file);
    const request = new XMLHttpRequest();
    this.request = request;
    request.open('POST', this.path);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) this.at(Math.floor((event.loaded / event.total) * 100));
    });
    request.upload.addEventListener('load', () => {
      this.at(100);
      this.state.textContent = '正在核验';
    });
    request.addEventListener('load', () => {
      this.running = false;
      if (request.status === 201) this.done(JSON.parse(request.responseText));
      else this.fail(messageOf(request.status, request.responseText));
      next();
    });
    request.addEventListener('error', () => {
      this.running = false;
      this.fail('上传中断，请检查网络后重新上传。');
      next();
    });
    this.at(0);
    request.send(body);
  }

  at(percent) {
    this.bar.style.width = `${percent}%`;
    this.bar.setAttribute('aria-valuenow', percent);
    this.state.textContent = `${percent}%`;
  }

  done(stored) {
    this.close.textContent = '关闭';
    if (stored.fileName === this.file.name) {
      this.leave();
    } else {
      this.track.remove();
      this.state.textContent = '已上传';
      this.row.append(element('div', 'evidence-renamed', `文件名已调整为“${stored.fileName}”。`));
    }
    if (shown && shown.path === this.path) shown.load();
  }

  fail(message) {
    this.waiting = false;
    this.close.textContent = '关闭';
    this.state.textContent = '未上传';
    this.track.remove();
    this.row.classList.add('evidence-upload-failed');
    this.row.append(element('div', 'evidence-message', message));
  }

  leave() {
    if (this.running) {
      this.request.abort();
      this.running = false;
      // It may have been stored already.
      if (shown && shown.path === this.path) shown.load();
    }
    this.waiting = false;
    this.row.remove();
    uploads.splice(uploads.indexOf(this), 1);
    next();
  }
}

/** One after the other: each has the whole line, and a broken one leaves the rest waiting rather than broken. */
function next() {
  if (uploads.some(upload => upload.running)) return;
  const upload = uploads.find(candidate => candidate.waiting);
  if (upload) upload.send();
}

async function answer(response) {
  const text = await response.text();
  if (!response.ok) throw new Error(messageOf(response.status, text));
  return text ? JSON.parse(text) : null;
}

function messageOf(status, text) {
  try {
    const { message } = JSON.parse(text);
    if (/\p{Script=Han}/u.test(message)) return message;
  } catch (e) {
    // No JSON: something before our server has answered.
  }
  if (status === 413) return '文件太大，服务器没有接收。';
  if (status === 401 || status === 403) return '登录已失效，请重新登录后再试。';
  return `服务器没有完成这一步（${status}），请稍后再试。`;
}

function element(name, className = '', text = '') {
  const created = document.createElement(name);
  if (className) created.className = className;
  if (text) created.textContent = text;
  return created;
}

function sizeText(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Shows what belongs to the matter, `desk` being the address of the desk without a slash at its end. */
export function open(node, desk, path) {
  shown = new Tab(node, desk, path);
  return shown;
}

export default {
  id: 'everspring-evidence',
  pluginPoint: 'tasklist.task.detail',
  // Right after the form.
  priority: 900,
  properties: { label: '佐证材料' },
  render(node, { api, taskId }, scope) {
    const desk = `${api.baseApi.replace(/\/camunda\/api.*$/, '')}/desk`;
    const tab = open(node, desk, `${desk}/tasks/${encodeURIComponent(taskId)}/evidence`);
    scope.$on('$destroy', () => {
      if (shown === tab) shown = null;
    });
    // Also when the task is claimed or given back while the tab is open.
    scope.$watch('task.assignee', () => tab.load());
  }
};
