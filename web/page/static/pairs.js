// Doubtful pairs: two members who may be one person.
import { h, put, say } from './dom.js';
import { ask } from './server.js';
import { address, go, remember } from './state.js';
import { country, percent, t } from './words.js';
import { statusName } from './values.js';
import { fault, fetched } from './waiting.js';
import { sectors } from './search.js';

export async function showPairs(place, state, context) {
  const answer = await fetched(place, ask('GET', '/duplicates?limit=100', null, 'pairs'), context);
  if (!answer) return;
  const { pairs } = answer;
  let at = Math.max(0, pairs.findIndex((p) => state.at === p.a.id + '.' + p.b.id));
  let { total } = answer;
  const find = h('button', { type: 'button', onclick: () => look(find, context) }, t('findDuplicates'));
  const card = h('div', { class: 'twins' });
  const told = h('div');
  put(place, h('p', { class: 'lead' }, t('pairsLead')), told, card, h('p', { class: 'tools' }, find));
  if (!pairs.length) return put(card, h('div', { class: 'empty card' }, h('p', {}, t('noPairs'))));
  const keys = { Digit1: () => decide('merge'), Numpad1: () => decide('merge'), Digit2: () => decide('apart'), Numpad2: () => decide('apart'), ArrowRight: () => move(1), ArrowLeft: () => move(-1) };
  const keyed = (e) => {
    if (!card.isConnected) return removeEventListener('keydown', keyed);
    if (state.keys === 'off' || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) || !keys[e.code]) return;
    e.preventDefault();
    keys[e.code]();
  };
  addEventListener('keydown', keyed);

  function show(focus) {
    const p = pairs[at];
    remember({ at: p.a.id + '.' + p.b.id });
    const heading = h('h2', { tabindex: -1 }, t('pairOf', { n: at + 1, of: total }));
    put(card, heading, h('div', { class: 'pair' }, person(p.a, context), person(p.b, context)),
      h('section', { class: 'card' }, h('h3', {}, t('speaks')), h('ul', { class: 'signs' }, points(p.comparison)), h('p', { class: 'help' }, t('pointsHelp'))),
      h('div', { class: 'decide card' }, h('div', { class: 'decisions' },
        h('button', { type: 'button', class: 'confirmed', onclick: () => decide('merge') }, h('kbd', {}, '1'), t('onePerson')),
        h('button', { type: 'button', class: 'not-of-origin', onclick: () => decide('apart') }, h('kbd', {}, '2'), t('twoPeople')),
        h('button', { type: 'button', class: 'quiet', onclick: () => move(-1) }, h('kbd', {}, '←'), t('previous')), h('button', { type: 'button', class: 'quiet', onclick: () => move(1) }, h('kbd', {}, '→'), t('next'))),
      h('p', { class: 'help' }, t('mergeHelp'))));
    if (focus) heading.focus({ preventScroll: true });
  }
  function move(by) {
    if (!pairs[at + by]) return;
    at += by;
    show(true);
  }
  async function decide(decision) {
    const p = pairs[at];
    put(told);
    try {
      await ask('POST', '/duplicates', { decision, a: p.a.id, b: p.b.id });
    } catch (problem) {
      if (problem.status === 401) return context.signedOut();
      return put(told, fault(problem));
    }
    say(t(decision === 'merge' ? 'merged' : 'keptApart'));
    // Of who was merged, other pairs may have changed.
    pairs.splice(at, 1);
    total--;
    if (decision === 'merge' || !pairs.length) return showPairs(place, state, context);
    at = Math.min(at, pairs.length - 1);
    show(true);
  }
  show(false);
}

// look orders that duplicates be found, which takes its time.
async function look(button, context) {
  button.disabled = true;
  try {
    const { id } = await ask('POST', '/jobs', { kind: 'duplicates' });
    go(address({ view: 'lists', job: id }));
  } catch (problem) {
    if (problem.status === 401) return context.signedOut();
    button.after(fault(problem));
    button.disabled = false;
  }
}

function person(m, context) {
  const rows = [[t('work'), m.occupation], [t('facet.sector'), sectors(m, context)], [t('employer'), m.employer], [t('place'), [m.city, country(m.country)].filter(Boolean).join(', ')], [t('born'), m.born && String(m.born)],
    [t('sources'), m.sources.map((x) => x.source).join(', ')]];
  return h('section', { class: 'card' }, h('h3', {}, h('a', { href: address({ member: m.id }) }, h('bdi', {}, m.name)), m.status && h('span', { class: 'status ' + m.status }, statusName(m.status))),
    h('p', { class: 'help' }, `${country(m.origin)}, ${percent(m.probability)}`), h('dl', {}, rows.filter(([, value]) => value).map(([name, value]) => [h('dt', {}, name), h('dd', {}, h('bdi', {}, value))])));
}

// points are what speaks for one person, and against.
function points(c) {
  const line = (sign, text) => h('li', { class: sign === '−' ? 'against' : '' }, h('span', { class: 'weight', 'aria-hidden': 'true' }, sign), h('span', { class: 'unseen' }, t(sign === '−' ? 'speaksAgainst' : 'speaksFor')), h('span', {}, h('bdi', {}, text)));
  return [line('+', t('agree.name', { p: percent(c.name) })), ...(c.for || []).map((what) => line('+', inWords(what))), ...(c.against || []).map((what) => line('−', inWords(what)))];
}

const forms = [[/^born (?<a>\d+) and (?<b>\d+)$/, 'agree.bornApart'], [/^born (?<a>\d+)$/, 'agree.born'], [/^lives in (?<a>[A-Z]{2}) and (?<b>[A-Z]{2})$/, 'agree.countries'], [/^lives in (?<a>.+)$/, 'agree.city'],
  [/^employer (?<a>.+)$/, 'agree.employer'], [/^occupation (?<a>.+)$/, 'agree.work'], [/^identifier (?<a>.+)$/, 'agree.identifier']];

// inWords is what agrees or not (index/duplicate), in the reader's language where the page knows its form.
function inWords(what) {
  for (const [form, key] of forms) {
    const m = form.exec(what);
    if (m) return t(key, key === 'agree.countries' ? { a: country(m.groups.a), b: country(m.groups.b) } : m.groups);
  }
  return what;
}
