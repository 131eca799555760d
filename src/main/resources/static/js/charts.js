// Draws each chart from the table in its figure. Without this the tables say the same.
// Told apart by whoever sees no red or no green; series differ by pattern, symbol and stroke besides.
const COLOURS = ['#1b5e4b', '#e0a92e', '#1f5f99', '#c4510c', '#8a93a0', '#7a4f9a'];
const ON_DARK = ['#58c29d', '#f2c14e', '#6fb1f0', '#ff9457', '#b6bfca', '#c79be8'];
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'];
const STROKES = ['solid', 'dashed', 'dotted'];
const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';

const read = table => {
  const rows = [...table.tBodies[0].rows];
  const names = [...table.tHead.rows[0].cells].slice(1).map(cell => cell.textContent.trim());
  const value = text => (text.trim() === '—' ? null : Number(text));
  return {
    categories: rows.map(row => row.cells[0].textContent.trim()),
    series: names.map((name, i) => ({ name, values: rows.map(row => value(row.cells[i + 1].textContent)) }))
  };
};

// Scores lie close together, so a line's axis begins below the lowest one; counts begin at 0.
const lowest = series => {
  const values = series.flatMap(one => one.values).filter(value => value !== null);
  return values.length ? Math.max(0, Math.floor(Math.min(...values) / 5) * 5 - 5) : 0;
};

const LINES = ['line', 'course'];

const drawn = (kind, one, i) => (LINES.includes(kind)
  ? { name: one.name, type: 'line', data: one.values, symbol: SYMBOLS[i % SYMBOLS.length], symbolSize: 9, lineStyle: { type: STROKES[i % STROKES.length], width: 2 }, label: { show: true, position: 'top', fontSize: 13 } }
  : { name: one.name, type: 'bar', stack: kind === 'stack' ? 'all' : undefined, data: one.values, barMaxWidth: 56, label: { show: true, fontSize: 13, position: kind === 'bar' ? 'top' : 'inside', formatter: p => p.value || '' } });

// Values of any size: the axis follows them; scores have theirs; what is counted begins at 0.
const axis = (kind, series) => (kind === 'line'
  ? { type: 'value', min: lowest(series), max: 100 }
  : kind === 'course' ? { type: 'value', scale: true } : { type: 'value', minInterval: 1 });

const option = (kind, { categories, series }, ink, dark) => ({
  animation: false,
  color: dark ? ON_DARK : COLOURS,
  aria: { enabled: true, decal: { show: series.length > 1 && !LINES.includes(kind) } },
  textStyle: { fontFamily: FONT, fontSize: 14, color: ink },
  grid: { left: 8, right: 16, top: 44, bottom: 8, containLabel: true },
  legend: { top: 4, left: 0, textStyle: { fontSize: 14, color: ink } },
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', data: categories, axisLabel: { color: ink, fontSize: 13, interval: 0, hideOverlap: false, formatter: text => text.replace('年第', '年\n第') } },
  yAxis: { ...axis(kind, series), axisLabel: { color: ink } },
  series: series.map((one, i) => drawn(kind, one, i))
});

const draw = figure => {
  const table = figure.querySelector('table');
  const box = document.createElement('div');
  box.className = 'chart-box';
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', `${figure.querySelector('figcaption').textContent}，数据见下表`);
  figure.querySelector('details').before(box);
  figure.querySelector('details').open = false;
  const chart = echarts.init(box, null, { renderer: 'svg' });
  chart.setOption(option(figure.dataset.chart, read(table), getComputedStyle(figure).color, figure.closest('.wall-dark') !== null));
  return chart;
};

if (window.echarts) {
  const charts = [...document.querySelectorAll('figure[data-chart]')].map(draw);
  const fit = width => charts.forEach(chart => {
    chart.resize({ width });
    // The printer does not wait for the next frame.
    chart.getZr().flush();
  });
  window.addEventListener('resize', () => fit('auto'));
  window.addEventListener('beforeprint', () => fit(640));
  window.addEventListener('afterprint', () => fit('auto'));
}
