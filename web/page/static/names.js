// Names: a name in, its likely countries out, with what each piece of it says and in which lexicons it stands.
import { h, put, say } from './dom.js';
import { ask } from './server.js';
import { address, go } from './state.js';
import { countries, country, known, number, t } from './words.js';
import { because } from './evidence.js';
import { fetched } from './waiting.js';
import { evidence, origins } from './member.js';
import { likely, meter } from './search.js';

const examples = ['Anahit Krikorian', 'Giorgi Kapanadze', 'Тарас Шевченко', 'محمد عبد الله', 'Ելենա Սարգսյան', 'Marie Dupont'];

export async function showNames(main, state, context) {
  const name = h('input', { name: 'name', required: true, maxlength: 1000, value: state.name || '', dir: 'auto', autocomplete: 'off', spellcheck: 'false' });
  const residence = h('select', { name: 'residence' }, h('option', { value: '' }, t('unknown')), countries().map(([code, text]) => h('option', { value: code, selected: code === state.residence }, text)));
  const form = h('form', { class: 'card ask' }, h('label', {}, t('aName'), name), h('label', {}, t('facet.country'), residence), h('button', { class: 'main' }, t('classify')));
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    go(address({ view: 'names', name: name.value.trim(), residence: residence.value }));
  });
  const place = h('div', { class: 'answer' });
  put(main, h('div', { class: 'heading' }, h('h1', {}, t('nav.names'))), h('p', { class: 'lead' }, t('namesLead')), form,
    h('ul', { class: 'examples', 'aria-label': t('examples') }, examples.map((n) => h('li', {}, h('a', { href: address({ view: 'names', name: n }) }, h('bdi', {}, n))))), place);
  if (!state.name) return void (document.activeElement === document.body && name.focus());
  context.titled(state.name);
  const e = await fetched(place, ask('POST', '/explain', { name: state.name, residence: state.residence }, 'explain'), context);
  if (!e) return;
  const lexicons = h('section', {}, h('h2', {}, t('lexicon')), h('p', { class: 'help' }, t('lexiconHelp')));
  const found = h('div');
  lexicons.append(found);
  put(place, answer(e, lexicons, state));
  if (document.activeElement === document.body) place.querySelector('h2').focus({ preventScroll: true });
  say(`${t('verdict.' + e.verdict)}: ${country(e.origins[0]?.origin)}`);
  const looked = await fetched(found, ask('POST', '/lexicon', { name: state.name }, 'lexicon'), context);
  if (looked) put(found, lexicon(looked));
}

function answer(e, lexicons, state) {
  const best = e.origins[0];
  const origin = best?.origin;
  return h('article', { class: 'card member' },
    h('div', { class: 'head' }, h('h2', { tabindex: -1 }, h('bdi', {}, e.name))),
    h('div', { class: 'verdict' }, best && likely(best.probability),
      h('p', { class: 'reason' }, h('strong', {}, best ? `${t('verdict.' + e.verdict)}: ${country(origin)}` : t('verdict.' + e.verdict)), h('br'), because(e.reason, e.verdict))),
    h('div', { class: 'halves' }, h('div', {}, best && origins(e.origins), parts(e)), h('div', {}, best && evidence(e, { origin, country: state.residence }), lexicons)));
}

function parts(e) {
  return h('section', {}, h('h2', {}, t('parts')), h('dl', {},
    e.parts.map((p) => [h('dt', {}, known('part.' + p.kind) ? t('part.' + p.kind) : p.kind), h('dd', {}, h('bdi', {}, p.text))]),
    e.romanised !== e.text && [h('dt', {}, t('romanised')), h('dd', {}, e.romanised)]));
}

// lexicon is in which countries' lexicons each word of a name stands.
function lexicon(found) {
  const words = found.words?.length ? found.words : [found];
  return words.map((w) => h('div', { class: 'word' }, h('h3', {}, h('bdi', {}, w.name)),
    tables.map((table) => bearers(w.bearings.filter((b) => b.table === table), table)), w.bearings.length === 0 && h('p', { class: 'help' }, t('inNoLexicon')), spellings(w)));
}

const tables = ['family', 'given', 'patronymic'];
const most = 6; // countries, and spellings

function bearers(list, table) {
  if (!list.length) return null;
  const top = list.slice(0, most);
  const largest = top[0].share;
  return h('table', { class: 'chart' }, h('caption', { class: 'help' }, t('table.' + table), list.length > most ? ' · ' + t('andMoreCountries', { n: list.length - most }) : ''),
    h('tbody', {}, top.map((b) => h('tr', {}, h('th', { scope: 'row' }, country(b.country)), h('td', { class: 'wide', 'aria-hidden': 'true' }, meter(b.share / largest)), h('td', {}, often(b.share))))));
}

// often is a share, of a hundred thousand people.
function often(share) {
  const n = 1e5 * share;
  return t('of100000', { n: n >= 10 ? number(Math.round(n)) : n >= 0.1 ? number(Math.round(10 * n) / 10) : '< ' + number(0.1) });
}

function spellings(w) {
  const list = (w.spellings || []).slice(0, most);
  return list.length > 0 && h('p', { class: 'help' }, t('spellings'), ' ', list.map((x, i) => [i ? ', ' : '', h('a', { href: address({ view: 'names', name: x.key }) }, x.key), x.countries?.length ? ` (${x.countries.slice(0, 3).map(country).join(', ')})` : '']));
}
