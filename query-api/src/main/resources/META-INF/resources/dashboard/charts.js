/** The three charts. Numbers here are for drawing only; whatever is read is the text of the answer. */
import * as echarts from '/_static/echarts/dist/echarts.esm.min.js';
import { count, money, share, short } from './format.js';

const CLICKS = [
  { name: 'Valid', field: 'click_count', colour: 'valid' },
  { name: 'Duplicates', field: 'duplicate_count', colour: 'duplicate' },
  { name: 'Invalid', field: 'invalid_count', colour: 'invalid' },
];
const COST = [{ name: 'Cost', field: 'total_cost', colour: 'cost' }];
const RATES = [
  { name: 'Duplicates', field: 'duplicate_rate', colour: 'duplicate' },
  { name: 'Invalid', field: 'invalid_rate', colour: 'invalid' },
];
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * 60_000);
const HATCHING = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4 };
const DOTS = { symbol: 'circle', symbolSize: 0.7, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0] };

export class Charts {
  constructor() {
    this.elements = ['clicks', 'cost', 'rates'].map((name) => document.getElementById(`${name}-chart`));
    this.charts = this.elements.map((element) => echarts.init(element));
    const observer = new ResizeObserver(() => this.charts.forEach((chart) => chart.resize()));
    this.elements.forEach((element) => observer.observe(element));
  }

  draw(points, times, inWords) {
    Object.assign(this, { points, times, inWords });
    const [clicks, cost, rates] = this.charts;
    clicks.setOption({ ...frame(points, times, short), ...bars(points, times, CLICKS, count) }, { notMerge: true });
    cost.setOption({ ...frame(points, times, short), ...bars(points, times, COST, money) }, { notMerge: true });
    rates.setOption({ ...frame(points, times, percent), ...lines(points, times) }, { notMerge: true });
    ['clicks', 'cost', 'rates'].forEach((name, i) => this.elements[i].setAttribute('aria-label', inWords[name]));
    this.elements[0].dataset.windows = points.filter((point) => point.gross_count > 0).length;
    this.elements[0].dataset.provisional =
      points.filter((point) => point.gross_count > 0 && point.finality === 'provisional').length;
  }

  /** Takes up the colours of the page again. */
  repaint() {
    if (this.points) this.draw(this.points, this.times, this.inWords);
  }
}

const percent = (value) => `${Math.round(value * 100)}%`;

function frame(points, times, format) {
  const muted = colour('muted');
  return {
    animationDuration: 250,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { top: 38, left: 46, right: 8, bottom: 26 },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 11, itemHeight: 11, itemGap: 16, textStyle: { color: colour('text') } },
    xAxis: {
      type: 'category',
      data: points.map((point) => point.event_time),
      axisLabel: {
        color: muted,
        interval: (_, instant) => isRound(instant, points),
        formatter: (instant) => (times.minute(instant) === '00:00' ? times.day(instant) : times.minute(instant)),
      },
      axisLine: { lineStyle: { color: colour('line') } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: muted, formatter: format },
      splitLine: { lineStyle: { color: colour('line') } },
    },
  };
}

function bars(points, times, series, format) {
  return {
    ...(series.length === 1 && { legend: undefined, grid: { top: 14, left: 46, right: 8, bottom: 26 } }),
    tooltip: tooltip('shadow', (index) => tip(points[index], times, series, format)),
    series: series.map(({ name, field, colour: colourName }) => ({
      name,
      type: 'bar',
      stack: 'all',
      barMaxWidth: 28,
      barCategoryGap: points.length > 150 ? '8%' : '22%',
      color: colour(colourName),
      data: points.map((point) => bar(point, Number(point[field]), colour(colourName))),
    })),
  };
}

/** Open windows are hatched, corrected ones dotted. A bar of no height would still show its border. */
function bar({ finality }, value, fill) {
  if (value === 0) return { value };
  const card = colour('card');
  const itemStyle = {
    provisional: { color: card, borderColor: fill, borderWidth: 1, decal: { ...HATCHING, color: fill } },
    final: { color: fill },
    restated: { color: fill, decal: { ...DOTS, color: card } },
  }[finality];
  return { value, itemStyle };
}

function lines(points, times) {
  return {
    tooltip: tooltip('line', (index) => tip(points[index], times, RATES, (rate) => (rate === null ? '–' : share(rate, 1)))),
    series: RATES.map(({ name, field, colour: colourName }) => ({
      name,
      type: 'line',
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: points.length < 40,
      connectNulls: false,
      smooth: 0.2,
      lineStyle: { width: 2, type: colourName === 'invalid' ? 'solid' : [6, 3] },
      color: colour(colourName),
      data: points.map((point) => point[field]),
    })),
  };
}

const tooltip = (pointer, words) => ({
  trigger: 'axis',
  confine: true,
  axisPointer: { type: pointer },
  backgroundColor: colour('card'),
  borderColor: colour('line'),
  textStyle: { color: colour('text') },
  formatter: (items) => words(items[0].dataIndex),
});

function tip(point, times, series, format) {
  const rows = series.map(
    ({ name, field, colour: colourName }) =>
      `<div class="tip"><span><i style="background:${colour(colourName)}"></i>${name}</span><b>${format(point[field])}</b></div>`);
  return `${times.full(point.event_time)} ${times.name} · ${point.finality}${rows.join('')}`;
}

/** Labels stand at round times, a dozen at most, fewer where there is no room. */
function isRound(instant, points) {
  const room = document.getElementById('cost-chart').clientWidth || innerWidth;
  const most = Math.min(12, Math.max(3, room / 70));
  const length = Date.parse(points.at(-1).event_time) - Date.parse(points[0].event_time);
  const step = STEPS.find((candidate) => length / candidate <= most) ?? STEPS.at(-1);
  return Date.parse(instant) % step === 0;
}

/** A colour of the style sheet as the canvas needs it: resolved for light or dark. */
function colour(name) {
  const probe = document.createElement('i');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
