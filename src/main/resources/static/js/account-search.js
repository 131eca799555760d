// Narrows the table of demonstration accounts while somebody types; without scripts the whole table stays.
(() => {
  const box = document.getElementById('account-search');
  const words = document.getElementById('account-words');
  const count = document.getElementById('account-count');
  const sections = [...document.querySelectorAll('[data-section]')];

  const narrow = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const section of sections) {
      let visible = 0;
      for (const row of section.querySelectorAll('[data-account]')) {
        const text = row.textContent.toLowerCase();
        row.hidden = !wanted.every((word) => text.includes(word));
        visible += row.hidden ? 0 : 1;
      }
      section.hidden = visible === 0;
      found += visible;
    }
    count.textContent = wanted.length === 0 ? '' : found === 0 ? '没有符合的单位' : `找到${found}个单位`;
  };

  words.addEventListener('input', narrow);
  box.hidden = false;
  narrow();
})();
