// Texts, one table a language. A key that a table lacks is a fault that a test finds.
import en from './lang/en.js';
import fr from './lang/fr.js';
import ru from './lang/ru.js';

export const tables = { en, fr, ru };
let language = 'en';

export function current() { return language; }

// choose takes the language wanted, or else what the browser prefers.
export function choose(wanted) {
  const preferred = [wanted, ...navigator.languages.map((l) => l.slice(0, 2))];
  language = preferred.find((l) => tables[l]) || 'en';
  document.documentElement.lang = language;
}

// t is a text; {name} in it is replaced by values.name.
export function t(key, values = {}) {
  return (tables[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export function number(n) { return new Intl.NumberFormat(language).format(n); }
export function percent(p) {
  if (p < 0.001) return '< ' + percent(0.001);
  return new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: p > 0.99 ? 1 : 0, maximumFractionDigits: 1 }).format(p);
}
export function date(text) { return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(text)); }

// country is the name of a country, by the usage of the United Nations where browsers have another.
export function country(code) {
  if (!code) return '';
  const ours = tables[language]['country.' + code];
  if (ours) return ours;
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code);
  } catch {
    return code;
  }
}
