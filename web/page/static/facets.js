// Facets: the values of what was found with their counts, to narrow it down by, and the filters that are in force.
import { h, put, symbol } from './dom.js';
import { number, t } from './words.js';
import { filter, filters, has, isRadius, toggle, without } from './query.js';
import { cityOf, fieldName, fieldOf, valueName } from './values.js';

const shown = ['origin', 'sector', 'country', 'city', 'status'];
const most = 10; // values of a facet

export function showFacets(place, found, query, search, vocabulary) {
  const focused = document.activeElement?.dataset?.part;
  put(place, shown.map((by) => {
    const buckets = found.facets.find((f) => f.by === by)?.buckets || [];
    if (!buckets.length) return null;
    return h('fieldset', {}, h('legend', {}, t('facet.' + by)), buckets.slice(0, most).map((b) => {
      const part = filter(by, by === 'city' ? cityOf(b.name) : b.value === 'unreviewed' ? 'none' : b.value);
      return h('label', {}, h('input', { type: 'checkbox', checked: has(query, part), 'data-part': part, onchange: () => search(toggle(query, part)) }),
        h('bdi', {}, valueName(vocabulary, by, b.value, b.name)), h('span', { class: 'count' }, number(b.count)));
    }));
  }));
  // Who narrows by keyboard stays at the value.
  if (focused) [...place.querySelectorAll('input')].find((i) => i.dataset.part === focused)?.focus();
}

// chips are the filters in force, each with what takes it out.
export function chips(query, search, vocabulary) {
  const all = filters(query);
  const list = all.filter(([word]) => !isRadius(word));
  if (!list.length) return null;
  const radius = all.find(([word]) => isRadius(word))?.[2];
  return h('ul', { class: 'chips', 'aria-label': t('filters') }, list.map(([word, name, value]) => {
    const field = fieldOf(vocabulary, name);
    const text = field === 'near' ? t('nearChip', { place: value, km: (radius || '50').replace(/\s*(km|км)$/i, '') }) : valueName(vocabulary, field, value);
    return h('li', {}, h('button', { type: 'button', title: t('remove'), onclick: () => search(without(query, word)) }, h('span', { class: 'unseen' }, t('remove') + ':'),
      field !== 'near' && h('span', {}, fieldName(field || name)), h('bdi', {}, text), symbol('close')));
  }));
}
