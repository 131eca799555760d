// Shows how far long work has come, on our pages and in Tasklist, and goes on asking until it is done. What it shows stands in
// the database: a node that starts anew in between only makes it wait.

const ROOT = new URL('..', import.meta.url).pathname.replace(/\/$/, '');
const SOON = 1500;
const LATER = 10000;

/**
 * @param element what it is shown in; hidden as long as there is nothing to say
 * @param key of the work
 * @param asked whether the end is told even if the work was done before we looked, because the reader has just begun it
 * @param onEnd called when nothing goes on any more
 */
export function watch(element, key, { asked = false, onEnd = () => {} } = {}) {
  const seen = new Map();
  let began = asked;

  async function look() {
    if (!element.isConnected) return;
    let stages;
    try {
      const answer = await fetch(`${ROOT}/desk/progress/${encodeURIComponent(key)}`, { headers: { Accept: 'application/json' } });
      // Signed out meanwhile, or led to the login's page.
      if (answer.status === 401 || answer.status === 403 || answer.redirected) return;
      if (!answer.ok) throw new Error(String(answer.status));
      stages = await answer.json();
    } catch {
      if (began) say(element, [...seen.values()], '暂时联系不上服务器，正在重新连接；工作仍在后台继续。');
      setTimeout(look, LATER);
      return;
    }
    const active = stages.filter(stage => stage.active);
    began ||= active.length > 0;
    if (!began) return;
    active.forEach(stage => seen.set(stage.ended, stage));
    const told = [...seen.values()].map(stage => stages.find(now => now.ended === stage.ended) ?? over(stage));
    say(element, told.length ? told : stages.slice(-1));
    if (active.length) {
      setTimeout(look, active.every(stage => stage.failing) ? LATER : SOON);
    } else {
      element.classList.add('ended');
      onEnd(element);
    }
  }

  look();
}

/** What the engine has forgotten, because it is done. */
function over(stage) {
  return { ...stage, said: stage.ended, done: stage.total, active: false, failing: false };
}

function say(element, stages, trouble) {
  element.hidden = false;
  element.replaceChildren(
    ...stages.map(line),
    ...(trouble ? [paragraph(trouble, 'failing')] : [])
  );
}

function line(stage) {
  const box = document.createElement('div');
  box.append(paragraph(stage.said, stage.failing ? 'failing' : ''));
  const bar = box.appendChild(document.createElement('progress'));
  bar.max = Math.max(1, stage.total);
  bar.value = stage.active ? stage.done : bar.max;
  bar.setAttribute('aria-label', stage.said);
  return box;
}

function paragraph(text, name) {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  paragraph.className = name;
  return paragraph;
}

document.querySelectorAll('[data-progress]').forEach(element =>
  watch(element, element.dataset.progress, {
    onEnd: ended => {
      const again = ended.appendChild(document.createElement('a'));
      again.href = location.href.replace(/#.*/, '');
      again.textContent = '刷新本页，查看结果';
    }
  })
);
