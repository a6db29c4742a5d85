// Texts, one table a language. A key that a table lacks is a fault that a test finds.
import en from './lang/en.js';
import fr from './lang/fr.js';
import ru from './lang/ru.js';

export const tables = { en, fr, ru };
export const names = { en: 'English', fr: 'Français', ru: 'Русский' };
let language = 'en';

export function current() { return language; }

// choose takes the language wanted, or else what the browser prefers.
export function choose(wanted) {
  const preferred = [wanted, ...navigator.languages.map((l) => l.slice(0, 2))];
  language = preferred.find((l) => tables[l]) || 'en';
  document.documentElement.lang = language;
}

// t is a text: {name} in it is replaced by values.name, and {name:person|people} by the form that goes with that number (one, few, many, in
// the order of the language's plural rules; the last for all else).
export function t(key, values = {}) {
  return (tables[language][key] ?? key).replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name, forms) => {
    const value = values[name];
    if (forms) return form(forms.split('|'), value);
    return typeof value === 'number' ? number(value) : apart(value ?? '');
  });
}

// known says whether the table has a text.
export function known(key) { return key in tables[language]; }

const order = ['one', 'few', 'many'];

function form(forms, n) {
  return forms[order.indexOf(new Intl.PluralRules(language).select(n))] ?? forms.at(-1);
}

// apart keeps what is written from right to left from disturbing the sentence it stands in.
function apart(text) {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? `\u2068${text}\u2069` : text;
}

export function number(n) { return new Intl.NumberFormat(language).format(n); }

// short is a number for small room: 1.2K.
export function short(n) { return new Intl.NumberFormat(language, { notation: 'compact' }).format(n); }

export function percent(p) {
  if (p < 0.001) return '< ' + percent(0.001);
  return new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: p > 0.99 ? 1 : 0, maximumFractionDigits: 1 }).format(p);
}

// signed is a number with its sign.
export function signed(n) {
  return new Intl.NumberFormat(language, { signDisplay: 'always', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(n);
}

export function date(text) { return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(text)); }
export function time(text) { return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(text)); }
export function size(bytes) {
  const [unit, by] = bytes < 1e6 ? ['kilobyte', 1e3] : ['megabyte', 1e6];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: bytes < 1e7 ? 1 : 0 }).format(bytes / by);
}

// list joins words as the language does: a, b and c.
export function list(words) { return new Intl.ListFormat(language).format(words); }

// country is the name of a country, by the usage of the United Nations where browsers have another.
export function country(code) {
  if (!code) return '';
  return tables[language]['country.' + code] || named('region', code);
}

// speech is the name of a language.
export function speech(code) { return named('language', code); }

// script is the name of a script whose English name is given, that name where it is not known.
export function script(english) {
  const code = scripts.find((c) => named('script', c, 'en') === english);
  return code ? named('script', code) : english;
}

const scripts = ['Latn', 'Cyrl', 'Armn', 'Geor', 'Grek', 'Arab', 'Hebr', 'Hans', 'Hant', 'Hani', 'Jpan', 'Hira', 'Kana', 'Kore', 'Hang', 'Deva', 'Beng', 'Thai', 'Ethi', 'Taml', 'Telu', 'Gujr', 'Guru', 'Khmr', 'Laoo', 'Mymr', 'Sinh'];

function named(type, code, inLanguage = language) {
  try {
    return new Intl.DisplayNames([inLanguage], { type }).of(code) || code;
  } catch {
    return code;
  }
}

// countries are all codes with their names, by name.
export function countries() {
  return codes.map((code) => [code, country(code)]).sort((a, b) => a[1].localeCompare(b[1], language));
}

const codes = ('AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ ' +
  'GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG ' +
  'PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW').split(' ');
