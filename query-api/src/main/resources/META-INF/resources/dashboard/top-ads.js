/** The list of the first ads, longest bar first. */
import { element } from './figures.js';
import { count, money } from './format.js';

const COLUMN = { clicks: 'click_count', cost: 'total_cost', invalid: 'invalid_count' };
const SERIES = { clicks: 'valid', cost: 'cost', invalid: 'invalid' };

export function showTopAds({ metric, ads }, scope, chosen, choose) {
  const field = COLUMN[metric];
  const format = metric === 'cost' ? money : count;
  const list = document.getElementById('top');
  const focused = list.contains(document.activeElement) && document.activeElement.dataset.ad;
  list.replaceChildren(...ads.map((ad) => row(ad, field, format, ads[0], chosen, choose)));
  list.dataset.series = SERIES[metric];
  [...list.querySelectorAll('button')].find((button) => button.dataset.ad === focused)?.focus();
  document.getElementById('top-empty').hidden = ads.length > 0;
  document.getElementById('top-scope').textContent = scope;
}

function row(ad, field, format, first, chosen, choose) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.ad = ad.ad_id;
  button.title = ad.advertiser_id ? `${ad.ad_id}, ${ad.advertiser_id}` : ad.ad_id;
  button.setAttribute('aria-current', String(ad.ad_id === chosen));
  button.style.setProperty('--share', `${(100 * Number(ad[field])) / Number(first[field])}%`);
  const who = element('span', ad.name ?? ad.ad_id);
  if (ad.advertiser_id) who.append(element('small', ad.advertiser_id));
  button.append(who, element('span', format(ad[field])));
  button.addEventListener('click', () => choose(ad.ad_id));
  const item = document.createElement('li');
  item.append(button);
  return item;
}
