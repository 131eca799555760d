// Draws each chart from the table in its figure. Without this the tables say the same.
const COLOURS = ['#1b5e4b', '#c8a24a', '#1f5f99', '#b4480a', '#5a6762'];
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

const option = (kind, { categories, series }) => ({
  animation: false,
  color: COLOURS,
  textStyle: { fontFamily: FONT, fontSize: 14, color: '#1d2a26' },
  grid: { left: 8, right: 16, top: 44, bottom: 8, containLabel: true },
  legend: { top: 4, left: 0, textStyle: { fontSize: 14 } },
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', data: categories, axisLabel: { fontSize: 13, interval: 0, hideOverlap: false, formatter: text => text.replace('年第', '年\n第') } },
  yAxis: kind === 'line'
    ? { type: 'value', min: lowest(series), max: 100 }
    : { type: 'value', minInterval: 1 },
  series: series.map(one => (kind === 'line'
    ? { name: one.name, type: 'line', data: one.values, symbolSize: 8, label: { show: true, position: 'top', fontSize: 13 } }
    : { name: one.name, type: 'bar', stack: 'all', data: one.values, barMaxWidth: 56, label: { show: true, fontSize: 13, formatter: p => p.value || '' } }))
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
  chart.setOption(option(figure.dataset.chart, read(table)));
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
