/** A search field with a list of matches (the combobox pattern of the ARIA practices). */
import { search } from './api.js';
import { element } from './figures.js';

const PAUSE_MS = 150;

export class SearchBox {
  constructor(input, list, onChoice) {
    Object.assign(this, { input, list, onChoice, matches: [], active: -1 });
    input.addEventListener('input', () => this.#later());
    input.addEventListener('focus', () => this.#later());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => setTimeout(() => this.#close(), PAUSE_MS));
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#find(), PAUSE_MS);
  }

  async #find() {
    this.call?.abort();
    this.call = new AbortController();
    try {
      this.matches = await search(this.input.value.trim(), this.call.signal);
      this.#open();
    } catch {
      this.#close();
    }
  }

  #open() {
    if (document.activeElement !== this.input) return;
    this.active = -1;
    const none = element('li', 'Nothing is called that. Enter takes it as the id of an ad.');
    none.className = 'none';
    this.list.replaceChildren(...(this.matches.length > 0 ? this.matches.map((match, i) => this.#row(match, i)) : [none]));
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
  }

  #row({ kind, id, name, ads }, index) {
    const row = document.createElement('li');
    row.id = `match-${index}`;
    row.setAttribute('role', 'option');
    const side = kind === 'ad' ? id : `${ads} ad${ads === 1 ? '' : 's'}`;
    const badge = Object.assign(element('span', kind), { className: 'tag' });
    row.append(badge, element('b', name || id), Object.assign(element('small', name || kind !== 'ad' ? side : ''), {}));
    row.addEventListener('mousedown', (event) => event.preventDefault());
    row.addEventListener('click', () => this.#choose({ kind, id }));
    return row;
  }

  #key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      const id = this.input.value.trim();
      if (this.active >= 0) this.#choose(this.matches[this.active]);
      else if (id) this.#choose(this.matches.find((match) => match.id === id) ?? { kind: 'ad', id });
    } else if (event.key === 'Escape') {
      this.#close();
    }
  }

  #move(step) {
    const rows = [...this.list.querySelectorAll('[role=option]')];
    if (rows.length === 0) return;
    this.active = (this.active + step + rows.length) % rows.length;
    rows.forEach((row, index) => row.setAttribute('aria-selected', String(index === this.active)));
    rows[this.active].scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', rows[this.active].id);
  }

  #choose({ kind, id }) {
    this.input.value = '';
    this.#close();
    this.onChoice({ kind, id });
  }

  #close() {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}
