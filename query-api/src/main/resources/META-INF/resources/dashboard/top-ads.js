/** The list of ads to choose from, longest bar first. */
import { element } from './figures.js';
import { count, money } from './format.js';

const COLUMN = { clicks: 'click_count', cost: 'total_cost', invalid: 'invalid_count' };
const SERIES = { clicks: 'valid', cost: 'cost', invalid: 'invalid' };

export function showTopAds({ metric, ads }, chosen, choose) {
  const field = COLUMN[metric];
  const format = metric === 'cost' ? money : count;
  const list = document.getElementById('top');
  const focused = list.contains(document.activeElement) && document.activeElement.dataset.ad;
  list.replaceChildren(...ads.map((ad) => row(ad, field, format, ads[0], chosen, choose)));
  list.dataset.series = SERIES[metric];
  [...list.querySelectorAll('button')].find((button) => button.dataset.ad === focused)?.focus();
  document.getElementById('top-empty').hidden = ads.length > 0;
  document.getElementById('known-ads').replaceChildren(
    ...ads.map((ad) => Object.assign(document.createElement('option'), { value: ad.ad_id })));
}

function row(ad, field, format, first, chosen, choose) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.ad = ad.ad_id;
  button.title = ad.ad_id;
  button.setAttribute('aria-current', String(ad.ad_id === chosen));
  button.style.setProperty('--share', `${(100 * Number(ad[field])) / Number(first[field])}%`);
  button.append(element('span', ad.ad_id), element('span', format(ad[field])));
  button.addEventListener('click', () => choose(ad.ad_id));
  const item = document.createElement('li');
  item.append(button);
  return item;
}
