// Draws the process of the problem and marks how far it has come. Without it the steps above say the same.
(async () => {
  const box = document.querySelector('.diagram');
  const answer = await fetch(box.dataset.source, { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!answer || !answer.ok || !window.BpmnJS) return;
  const { xml, passed, current } = await answer.json();

  document.getElementById('diagram').hidden = false;
  const viewer = new BpmnJS({ container: box });
  await viewer.importXML(xml);
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  const mark = (ids, name) => ids.filter(id => elements.get(id)).forEach(id => canvas.addMarker(id, name));
  mark(passed, 'passed');
  mark(current, 'current');

  const { inner } = canvas.viewbox();
  const margin = 16;
  // On a telephone the whole picture could not be read.
  let large = box.clientWidth < 700;

  const size = document.querySelector('.diagram-size button');

  // Either as wide as the page, or as it was drawn with the present step in view.
  const draw = () => {
    if (!box.clientWidth) return;
    size.textContent = large ? '缩小到全图' : '放大';
    const scale = large ? 1 : Math.min(1, box.clientWidth / (inner.width + 2 * margin));
    const holder = box.querySelector('.bjs-container');
    holder.style.width = large ? `${inner.width + 2 * margin}px` : '100%';
    box.style.height = `${(inner.height + 2 * margin) * scale + (large ? 18 : 0)}px`;
    canvas.resized();
    canvas.viewbox({
      x: inner.x - margin,
      y: inner.y - margin,
      width: holder.clientWidth / scale,
      height: (inner.height + 2 * margin)
    });
    const here = large && elements.get(current[0]);
    box.scrollLeft = here ? here.x - inner.x - box.clientWidth / 2 + 50 : 0;
  };

  size.addEventListener('click', () => {
    large = !large;
    draw();
  });
  window.addEventListener('resize', draw);
  draw();
})();
