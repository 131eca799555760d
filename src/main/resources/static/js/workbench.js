// Ticking many, opening one in place, and going from one to the next by the keyboard. Without scripts everything is there, too.
const all = document.querySelector('[data-all]');
const ticks = () => [...document.querySelectorAll('input[name=chosen][type=checkbox]')];
const rows = [...document.querySelectorAll('.review')];

function count() {
  const ticked = ticks().filter(tick => tick.checked).length;
  document.querySelectorAll('[data-count]').forEach(place => { place.textContent = ticked ? `已选${ticked}项` : ''; });
  if (all) {
    all.checked = ticked > 0 && ticked === ticks().length;
    all.indeterminate = ticked > 0 && !all.checked;
  }
}

all?.addEventListener('change', () => {
  ticks().forEach(tick => { tick.checked = all.checked; });
  count();
});
document.addEventListener('change', event => { if (event.target.name === 'chosen') count(); });
count();

// Twice pressed is meant once.
document.querySelectorAll('form[method=post]').forEach(form => form.addEventListener('submit', () => {
  setTimeout(() => [...form.elements].filter(part => part.type === 'submit').forEach(button => { button.disabled = true; }));
}));
addEventListener('pageshow', event => {
  if (event.persisted) document.querySelectorAll('button[disabled]').forEach(button => { button.disabled = false; });
});

/** What the report's own page shows of its last round, and its evidence. */
async function fill(details) {
  if (!details.open || details.dataset.filled) return;
  details.dataset.filled = 'true';
  const place = details.lastElementChild;
  const answer = await fetch(details.dataset.from, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const parts = [page.querySelector('.round'), page.querySelector('#evidence')].filter(part => part);
  parts.forEach(part => part.removeAttribute('id'));
  place.replaceChildren(...parts.map(part => document.importNode(part, true)));
}
document.querySelectorAll('.whole').forEach(details => details.addEventListener('toggle', () => fill(details)));

function move(step) {
  const here = rows.findIndex(row => row.contains(document.activeElement));
  const next = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches('textarea, select, input:not([type=checkbox])')) return;
  const row = rows.find(one => one.contains(document.activeElement));
  const deeds = {
    j: () => move(1),
    k: () => move(-1),
    x: () => row?.querySelector('[type=checkbox]')?.click(),
    o: () => row?.querySelector('.whole > summary')?.click(),
    r: () => {
      const back = row?.querySelector('.return');
      if (back) {
        back.open = true;
        back.querySelector('textarea, input:not([type=hidden]), select')?.focus();
      }
    },
  };
  const deed = deeds[event.key.toLowerCase()];
  if (deed && rows.length) {
    event.preventDefault();
    deed();
  }
});
