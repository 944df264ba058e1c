/** The two charts. Numbers here are for drawing only; whatever is read is the text of the answer. */
import * as echarts from '/_static/echarts/dist/echarts.esm.min.js';
import { count, day, minute, money, short } from './format.js';

const CLICKS = [
  { name: 'Valid', field: 'click_count', colour: 'valid' },
  { name: 'Duplicates', field: 'duplicate_count', colour: 'duplicate' },
  { name: 'Invalid', field: 'invalid_count', colour: 'invalid' },
];
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * 60_000);
const COST = [{ name: 'Cost', field: 'total_cost', colour: 'cost' }];

export class Charts {
  constructor(clicksElement, costElement) {
    this.element = clicksElement;
    this.clicks = echarts.init(clicksElement);
    this.cost = echarts.init(costElement);
    new ResizeObserver(() => this.#resize()).observe(clicksElement);
  }

  draw(points, inWords) {
    this.points = points;
    if (inWords) this.element.setAttribute('aria-label', inWords);
    this.clicks.setOption(option(points, CLICKS, count), { notMerge: true });
    this.cost.setOption(option(points, COST, money), { notMerge: true });
  }

  /** Takes up the colours of the page again. */
  repaint() {
    if (this.points) this.draw(this.points);
  }

  #resize() {
    this.clicks.resize();
    this.cost.resize();
  }
}

function option(points, series, format) {
  const muted = colour('muted');
  const line = colour('line');
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    legend: series.length > 1 ? { top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 12, textStyle: { color: colour('text') } } : undefined,
    grid: { top: series.length > 1 ? 40 : 16, left: 46, right: 10, bottom: 26 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: colour('card'),
      borderColor: line,
      textStyle: { color: colour('text') },
      formatter: (items) => tip(points[items[0].dataIndex], series, format),
    },
    xAxis: {
      type: 'category',
      data: points.map((point) => point.event_time),
      axisLabel: { color: muted, interval: (_, instant) => isRound(instant, points), formatter: label },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: series.length > 1 ? 1 : undefined,
      axisLabel: { color: muted, formatter: short },
      splitLine: { lineStyle: { color: line } },
    },
    series: series.map((one) => bars(points, one)),
  };
}

function bars(points, { name, field, colour: colourName }) {
  const fill = colour(colourName);
  const styles = {
    provisional: { color: fill, opacity: 0.4, borderColor: fill, borderType: 'dashed', borderWidth: 1 },
    final: { color: fill },
    restated: { color: fill, borderColor: colour('text'), borderWidth: 1 },
  };
  return {
    name,
    type: 'bar',
    stack: 'all',
    barMaxWidth: 26,
    barCategoryGap: '22%',
    color: fill,
    data: points.map((point) => drawn(Number(point[field]), styles[point.finality])),
  };
}

/** A bar of no height would still show its border. */
const drawn = (value, itemStyle) => (value === 0 ? { value } : { value, itemStyle });

function tip(point, series, format) {
  const rows = series.map(
    ({ name, field, colour: colourName }) =>
      `<div style="display:flex;gap:16px;justify-content:space-between"><span><i style="display:inline-block;width:9px;height:9px;border-radius:2px;margin-right:6px;background:${colour(colourName)}"></i>${name}</span><b>${format(point[field])}</b></div>`);
  return `${day(point.event_time)} ${minute(point.event_time)} UTC · ${point.finality}${rows.join('')}`;
}

/** Labels stand at round times, a dozen at most, fewer where there is no room. */
function isRound(instant, points) {
  const most = Math.min(12, Math.max(3, innerWidth / 110));
  const length = Date.parse(points.at(-1).event_time) - Date.parse(points[0].event_time);
  const step = STEPS.find((candidate) => length / candidate <= most) ?? STEPS.at(-1);
  return Date.parse(instant) % step === 0;
}

function label(instant) {
  return instant.endsWith('T00:00:00Z') ? day(instant) : minute(instant);
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
