// The search box: a combobox (ARIA 1.2) whose list completes the word being typed.
import { h, put, symbol } from './dom.js';
import { ask } from './server.js';
import { link } from './state.js';
import { known, number, t } from './words.js';
import { fieldName, fieldOf, valueName } from './values.js';

const pause = 150; // milliseconds without a key before completions are asked for
const encoder = new TextEncoder();
const examples = [1, 2, 3, 4].map((n) => 'example.' + n);
const viewerExamples = ['placeholderViewer']; // what viewers may ask

export function searchBox(search, viewer, vocabulary) {
  const list = h('ul', { role: 'listbox', id: 'completions', hidden: true, 'aria-label': t('completions') });
  const input = h('input', { type: 'search', name: 'q', id: 'q', role: 'combobox', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search', dir: 'auto', maxlength: 2000,
    placeholder: t(viewer ? 'placeholderViewer' : 'placeholder'), 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'completions', 'aria-describedby': 'queryHelp queryFault' });
  const box = h('form', { class: 'box', role: 'search' }, h('label', { for: 'q', class: 'unseen' }, t('query')),
    h('div', { class: 'line' }, symbol('search'), input, h('button', { class: 'main' }, t('search')), list),
    h('p', { class: 'fault', id: 'queryFault', role: 'alert' }),
    h('div', { class: 'hints' }, h('p', { class: 'help', id: 'queryHelp' }, t(viewer ? 'viewerHelp' : 'queryHelp')),
      h('ul', { class: 'examples', 'aria-label': t('examples') }, (viewer ? viewerExamples : examples).map((key) => t(key)).map((q) => h('li', {}, h('a', { href: link({ q, map: '', n: '' }) }, q)))),
      language(vocabulary)));
  let chosen = -1;
  let timer = 0;
  let offered = [];

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }
  function choose(i) {
    const options = [...list.children];
    chosen = (i + options.length) % options.length;
    options.forEach((o, n) => o.setAttribute('aria-selected', n === chosen));
    input.setAttribute('aria-activedescendant', options[chosen].id);
    options[chosen].scrollIntoView({ block: 'nearest' });
  }
  function take(suggestion) {
    const bytes = encoder.encode(input.value);
    const decode = (b) => new TextDecoder().decode(b);
    const before = decode(bytes.slice(0, suggestion.from)) + suggestion.text;
    input.value = before + decode(bytes.slice(suggestion.to));
    input.setSelectionRange(before.length, before.length);
    close();
    input.focus();
    if (before.endsWith(':')) complete();
  }
  async function complete() {
    const before = input.value.slice(0, input.selectionStart);
    if (viewer || !before || /\s$/.test(before)) return close();
    const { suggestions } = await ask('POST', '/suggest', { text: input.value, at: encoder.encode(before).length }, 'suggest').catch(() => ({ suggestions: [] }));
    if (!suggestions.length || document.activeElement !== input) return close();
    chosen = -1;
    offered = suggestions;
    put(list, suggestions.map((s, i) => h('li', { role: 'option', id: 'completion' + i, 'aria-selected': 'false', onmousedown: (e) => { e.preventDefault(); take(s); } },
      h('bdi', {}, s.text), h('span', {}, labelOf(vocabulary, s, before) + (s.count ? ` · ${number(s.count)}` : '')))));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(complete, pause);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (e) => {
    if (list.hidden) return;
    if (e.key === 'ArrowDown') choose(chosen + 1);
    else if (e.key === 'ArrowUp') choose(chosen < 0 ? -1 : chosen - 1);
    else if (e.key === 'Escape') close();
    else if (e.key === 'Enter' && chosen >= 0) take(offered[chosen]);
    else return;
    e.preventDefault();
  });
  box.addEventListener('submit', (e) => {
    e.preventDefault();
    clearTimeout(timer);
    close();
    search(input.value.trim());
  });
  return box;
}

// labelOf says what a suggestion is, in the reader's language where the page knows it.
function labelOf(vocabulary, suggestion, before) {
  if (suggestion.text.endsWith(':')) return fieldText(suggestion.text.slice(0, -1), suggestion.label);
  const [, name] = /([\p{L}]+)[:=]\S*$/u.exec(before) || [];
  const field = name && fieldOf(vocabulary, name.toLowerCase());
  if (field) return valueName(vocabulary, field, suggestion.text, suggestion.label);
  return known('kind.' + suggestion.label) ? t('kind.' + suggestion.label) : suggestion.label;
}

function fieldText(field, otherwise) { return known('field.' + field) ? t('field.' + field) : otherwise; }

// language explains the fields of the query language.
function language(vocabulary) {
  return h('details', { class: 'language' }, h('summary', {}, t('howToAsk')), h('p', {}, t('howToAskHelp')),
    h('dl', {}, vocabulary.fields.map((f) => [h('dt', {}, h('code', {}, f.example)), h('dd', {}, h('strong', {}, fieldName(f.field)), known('field.' + f.field) && known('facet.' + f.field) ? ' · ' + t('field.' + f.field) : '')])));
}
