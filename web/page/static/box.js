// The search box: a combobox (ARIA 1.2) whose list completes the word being typed.
import { h, put } from './dom.js';
import { ask } from './server.js';
import { number, t } from './words.js';

const pause = 150; // milliseconds without a key before completions are asked for
const encoder = new TextEncoder();

export function searchBox(search, viewer) {
  const list = h('ul', { role: 'listbox', id: 'completions', hidden: true, 'aria-label': t('query') });
  const input = h('input', { type: 'search', name: 'q', id: 'q', role: 'combobox', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search', dir: 'auto', maxlength: 2000,
    'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'completions', 'aria-describedby': 'queryHelp queryFault' });
  const box = h('form', { class: 'box', role: 'search' }, h('label', { for: 'q' }, t('query')),
    h('div', { class: 'line' }, input, h('button', { class: 'main' }, t('search')), list),
    h('p', { class: 'help', id: 'queryHelp' }, viewer ? t('viewerHelp') : t('queryHelp')), h('p', { class: 'fault', id: 'queryFault', role: 'alert' }));
  let chosen = -1;
  let timer = 0;

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
  }
  function take(suggestion) {
    const bytes = encoder.encode(input.value);
    const decode = (b) => new TextDecoder().decode(b);
    const before = decode(bytes.slice(0, suggestion.from)) + suggestion.text;
    input.value = before + decode(bytes.slice(suggestion.to));
    input.setSelectionRange(before.length, before.length);
    close();
    input.focus();
  }
  async function complete() {
    const before = input.value.slice(0, input.selectionStart);
    if (viewer || !before || /\s$/.test(before)) return close();
    const { suggestions } = await ask('POST', '/suggest', { text: input.value, at: encoder.encode(before).length }, 'suggest').catch(() => ({ suggestions: [] }));
    if (!suggestions.length || document.activeElement !== input) return close();
    chosen = -1;
    put(list, suggestions.map((s, i) => h('li', { role: 'option', id: 'completion' + i, 'aria-selected': 'false', onmousedown: (e) => { e.preventDefault(); take(s); } },
      h('bdi', {}, s.text), h('span', {}, s.label + (s.count ? ` · ${number(s.count)}` : '')))));
    list.taken = (i) => take(suggestions[i]);
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
    else if (e.key === 'Enter' && chosen >= 0) list.taken(chosen);
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
