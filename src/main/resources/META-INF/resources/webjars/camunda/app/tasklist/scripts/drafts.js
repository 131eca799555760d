// Keeps on the server what is being typed into a task's form: a few seconds after the last change, when the form or the page
// is left, and by the button 暂存, which in the webapp keeps it in this browser alone. The server hands it out with the
// form's variables, to whoever may work on the task.

const FORM = '[cam-tasklist-form-camunda] .fjs-container';
const SAVE = '.form-actions > button.btn-default';
// What the server has not answered for yet.
const UNANSWERED = 'everspring.draft:';
const QUIET = 2000;

let open = null;

class Draft {
  constructor(node, form, taskId) {
    this.node = node;
    this.form = form;
    this.path = `../../../../desk/tasks/${encodeURIComponent(taskId)}/draft`;
    this.unanswered = UNANSWERED + taskId;
    this.version = null;
    this.line = document.createElement('p');
    this.line.className = 'everspring-draft';
    this.line.setAttribute('role', 'status');
    // Until somebody touches the form there is nothing to keep: while it is being drawn, its fields come one by one.
    ['focusin', 'pointerdown', 'input'].forEach(touch =>
      node.addEventListener(touch, () => this.touched(), { capture: true, once: true })
    );
    form.on('changed', () => this.changed());
    form.on('submit', ({ errors }) => {
      this.submitting = !Object.keys(errors).length;
      if (this.submitting) clearTimeout(this.timer);
    });
  }

  touched() {
    if (this.saved === undefined) this.saved = this.typed();
  }

  typed() {
    return JSON.stringify(this.form._getSubmitData());
  }

  async begin() {
    // Its place is there from the beginning: nothing moves when it says something.
    this.say('');
    try {
      const state = await answer(fetch(this.path, { headers: { Accept: 'application/json' } }));
      if (await this.resend(state.version)) return;
      this.version = state.version;
      if (state.version) this.say(`已恢复${state.savedByName}于${state.savedText}暂存的内容。`, false, this.discarding());
    } catch (e) {
      // Whoever may only look at the task has nothing to save.
      this.closed = e.final;
      if (!e.final) setTimeout(() => this.node.isConnected && this.begin(), 2 * QUIET);
    }
  }

  changed() {
    this.submitting = false;
    clearTimeout(this.timer);
    if (this.isUnsaved()) this.timer = setTimeout(() => this.save(), QUIET);
  }

  isUnsaved() {
    return !this.closed && this.version !== null && this.saved !== undefined && this.typed() !== this.saved;
  }

  /** The server takes it no more, as the line at the form says. */
  isLost() {
    return this.closed && !this.submitting && this.version !== null && this.typed() !== this.saved;
  }

  /**
   * What was typed here when the server did not answer, or the page was left: the form may have been drawn without it, so it is
   * drawn anew. Where somebody has gone on from a later version, that one holds.
   */
  async resend(version) {
    const kept = JSON.parse(localStorage.getItem(this.unanswered));
    if (!kept || this.saved !== undefined) return false;
    if (kept.version === version) await this.put(kept.typed, version).catch(passOver);
    localStorage.removeItem(this.unanswered);
    // Nobody's typing is thrown away for it: the next saving is told of the newer version.
    if (this.saved !== undefined) return false;
    location.reload();
    return true;
  }

  async put(typed, version, leaving = false) {
    return answer(
      fetch(`${this.path}?version=${version}`, {
        method: 'PUT',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
        body: typed,
        // A browser sends no more than 64 KB for a page that is gone.
        keepalive: leaving && typed.length < 20000
      })
    );
  }

  /** Also when the form has just been thrown away: then what was typed is all that is left of it. */
  async save(leaving = false) {
    clearTimeout(this.timer);
    if (this.saving || !this.isUnsaved()) return;
    const typed = this.typed();
    localStorage.setItem(this.unanswered, JSON.stringify({ version: this.version, typed }));
    this.saving = true;
    try {
      const state = await this.put(typed, this.version, leaving);
      this.version = state.version;
      this.saved = typed;
      localStorage.removeItem(this.unanswered);
      this.say(`已暂存 ${state.savedText}`);
    } catch (e) {
      this.closed = e.final;
      if (e.final) localStorage.removeItem(this.unanswered);
      this.say(e.final ? e.message : `${e.message}已填内容先保存在本机浏览器中，下次打开时自动补存。`, true);
    } finally {
      this.saving = false;
    }
    if (this.isUnsaved()) this.changed();
  }

  /**
   * Goes on with these answers where the form's own are still empty: saved, and the form drawn anew with them.
   *
   * @param answers by the keys of the fields
   */
  async fillIn(answers) {
    clearTimeout(this.timer);
    const typed = JSON.parse(this.typed());
    const empty = ([key]) => typed[key] === undefined || typed[key] === null || typed[key] === '';
    try {
      const filled = JSON.stringify({ ...typed, ...Object.fromEntries(Object.entries(answers).filter(empty)) });
      await this.put(filled, this.version);
      this.saved = this.typed();
      localStorage.removeItem(this.unanswered);
      location.reload();
    } catch (e) {
      this.say(e.message, true);
    }
  }

  /** Asks once more in place: the first click says what the second does. */
  discarding() {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn-link';
    button.textContent = '不用暂存的内容';
    button.addEventListener('click', async () => {
      if (!button.dataset.sure) {
        button.dataset.sure = 'true';
        button.textContent = '确认清除，恢复为原来的内容';
        return;
      }
      button.disabled = true;
      try {
        await answer(fetch(this.path, { method: 'DELETE', headers: { Accept: 'application/json' } }));
        this.saved = this.typed();
        localStorage.removeItem(this.unanswered);
        location.reload();
      } catch (e) {
        this.say(e.message, true);
      }
    });
    return button;
  }

  say(text, failed = false, ...more) {
    this.line.textContent = text;
    this.line.append(...more);
    this.line.classList.toggle('everspring-draft-failed', failed);
    const button = document.querySelector(SAVE);
    if (button) button.parentElement.append(this.line);
    else this.node.after(this.line);
  }

  leave() {
    clearTimeout(this.timer);
    if (!this.submitting) this.save(true);
    this.line.remove();
  }
}

/** @throws what to say; final when another try would be answered in the same way */
async function answer(asked) {
  const response = await asked.catch(() => {
    throw new Error('服务器没有响应。');
  });
  const type = response.headers.get('Content-Type') || '';
  if (response.ok && (response.status === 204 || type.includes('json'))) return response.status === 204 ? null : response.json();
  let message = '服务器没有完成暂存。';
  if (response.ok || response.status === 401) message = '登录已失效。';
  else if (type.includes('json')) ({ message } = await response.json());
  const failure = new Error(message);
  failure.final = [403, 404, 409].includes(response.status);
  throw failure;
}

function passOver(failure) {
  if (!failure.final) throw failure;
}

/** The form that form-js has drawn there, by the context that it gives to its own parts; null while it is being made. */
function formIn(node) {
  const waiting = [node.parentElement.__k, node.__k];
  for (let looked = 0; waiting.length && looked < 200; looked += 1) {
    const part = waiting.shift();
    const context = part && part.props && part.props.value;
    if (context && typeof context.getService === 'function') return context.getService('form', false);
    if (part && part.__k) waiting.push(...[].concat(part.__k));
  }
  return null;
}

const taskInAddress = () => new URLSearchParams(location.hash.replace(/^[^?]*\??/, '')).get('task');

function look() {
  if (open && !open.node.isConnected) {
    open.leave();
    open = null;
  }
  const node = document.querySelector(FORM);
  const taskId = taskInAddress();
  if (!node || open || !taskId || node.closest('.modal')) return;
  const form = formIn(node);
  if (!form || !form._getState().schema) return;
  open = new Draft(node, form, taskId);
  open.begin();
  document.dispatchEvent(new CustomEvent('everspring:form', { detail: { draft: open, node, form, taskId } }));
}

new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true });
window.addEventListener('pagehide', () => open && open.leave());
document.addEventListener('visibilitychange', () => {
  if (document.hidden && open) open.save(true);
});
window.addEventListener('beforeunload', event => {
  if (open && open.isLost()) event.preventDefault();
});
document.addEventListener(
  'click',
  event => {
    if (!open || !event.target.closest(SAVE)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    open.save();
  },
  true
);

export default [];
