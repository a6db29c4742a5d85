// Values of fields in the words of the reader's language.
import { country, current, known, speech, t } from './words.js';

export function sectorName(vocabulary, id) {
  return vocabulary.sectors.find((s) => s.id === id)?.[current()] || id;
}

// statusName is what reviewers decided; they have decided nothing where it is empty.
export function statusName(status) { return t('status.' + (status === 'unreviewed' ? 'none' : status || 'none')); }

// cityName is a place as facets name it, «Lyon, FR», with its country in words.
export function cityName(name) {
  const [, city, code] = /^(.*), ([A-Z]{2})$/.exec(name) || [];
  return code ? `${city}, ${country(code)}` : name;
}

// cityOf is the city of such a name, for the query.
export function cityOf(name) { return name.replace(/, [A-Z]{2}$/, ''); }

// fieldOf is the field that is called so, by any of its names, with marks or without.
export function fieldOf(vocabulary, name) {
  const sought = plain(name);
  return vocabulary.fields.find((f) => f.field === sought || f.also?.some((also) => plain(also) === sought))?.field || '';
}

function plain(word) { return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''); }

// fieldName is what a field is called.
export function fieldName(field) { return known('facet.' + field) ? t('facet.' + field) : known('field.' + field) ? t('field.' + field) : field; }

// valueName is a value of a field.
export function valueName(vocabulary, field, value, given) {
  switch (field) {
    case 'origin': case 'country': return value.split(',').map((v) => (/^[A-Za-z]{2}$/.test(v) ? country(v.toUpperCase()) : v)).join(', ');
    case 'sector': return value.split(',').map((v) => sectorName(vocabulary, v)).join(', ');
    case 'status': return value.split(',').map(statusName).join(', ');
    case 'language': return speech(value);
    case 'verdict': return known('verdict.' + value) ? t('verdict.' + value) : value;
    case 'city': return cityName(given || value);
  }
  return given || value;
}
