/** The windows on the page, and how a pushed one changes them. */
import { addMoney } from './format.js';
import { LENGTH } from './state.js';

/** Puts a window in its place; windows without clicks before it are filled, old ones fall out. */
export function merge(points, point, resolution, length) {
  const at = points.findIndex((one) => one.event_time === point.event_time);
  if (at >= 0) return same(points[at], point) ? points : points.with(at, point);
  const last = points.at(-1);
  if (last && Date.parse(point.event_time) < Date.parse(last.event_time)) return points;
  const grown = [...points];
  const step = LENGTH[resolution];
  let next = last ? Date.parse(last.event_time) + step : Date.parse(point.event_time);
  for (; next < Date.parse(point.event_time); next += step) grown.push(empty(next));
  grown.push(point);
  return grown.slice(-Math.ceil(length / step) - 1);
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function totals(points) {
  const sum = (field) => points.reduce((total, point) => total + point[field], 0);
  return {
    gross_count: sum('gross_count'),
    click_count: sum('click_count'),
    duplicate_count: sum('duplicate_count'),
    invalid_count: sum('invalid_count'),
    total_cost: addMoney(points.map((point) => point.total_cost)),
  };
}

const ORDER = ['provisional', 'final', 'restated'];

/** The finality of the weakest window that has clicks. */
export function finality(points) {
  return ORDER.find((word) => points.some((one) => one.finality === word && one.gross_count > 0));
}

const empty = (millis) => ({
  event_time: new Date(millis).toISOString().replace('.000Z', 'Z'),
  gross_count: 0, click_count: 0, duplicate_count: 0, invalid_count: 0,
  total_cost: '0.0000', duplicate_rate: null, invalid_rate: null, finality: 'provisional', updated_at: null,
});
