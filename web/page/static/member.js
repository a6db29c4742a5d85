// One member: what the name says piece by piece, where it comes from, what was decided.
import { h, put, say, symbol } from './dom.js';
import { ask } from './server.js';
import { link, refresh } from './state.js';
import { country, date, number, percent, signed, speech, t, time } from './words.js';
import { statusName } from './values.js';
import { sentences } from './evidence.js';
import { faultText, fetched } from './waiting.js';
import { capital, likely, meter, reason, sectors } from './search.js';

export const decisions = ['confirmed', 'not-of-origin', 'unsure', 'no-contact'];

export async function showMember(main, state, context) {
  const back = h('p', { class: 'backwards' }, h('a', { href: link({ member: '' }) }, symbol('back'), t('back')));
  const place = h('div');
  put(main, back, place);
  const answer = ask('GET', '/members/' + encodeURIComponent(state.member), null, 'member').catch((problem) => {
    if (problem.status === 422) Object.assign(problem, { status: 404, cause: 'no-member' }); // what cannot be an id is the id of nobody
    throw problem;
  });
  const m = await fetched(place, answer, context);
  if (!m) return;
  context.titled(m.name);
  put(place, page(m, context));
}

function page(m, context) {
  return h('article', { class: 'member card' },
    h('div', { class: 'head' }, h('h1', {}, h('bdi', {}, m.name), m.review && h('span', { class: 'status ' + m.review.status }, statusName(m.review.status))),
      (m.other_names || []).length > 0 && h('p', { class: 'others' }, m.other_names.map((n, i) => [i ? ' · ' : '', h('bdi', {}, n)]))),
    verdict(m),
    h('div', { class: 'halves' }, h('div', {}, facts(m, context), review(m, context)), h('div', {}, evidence(m.explained, m), origins(m.explained.origins))),
    h('div', { class: 'halves' }, sources(m), history(m)));
}

// verdict is the origin of a member's name, with why.
export function verdict(m) {
  return h('div', { class: 'verdict' }, likely(m.probability), h('p', { class: 'reason' }, reason(m)));
}

// facts is what the lists say of a member.
export function facts(m, context) {
  const rows = [
    [t('work'), m.occupation], [t('facet.sector'), sectors(m, context)], [t('employer'), m.employer],
    [t('place'), [m.city, m.region && !/^\d+$/.test(m.region) && m.region, country(m.country)].filter(Boolean).join(', ')], [t('born'), m.born && String(m.born)],
    [t('languages'), (m.languages || []).map(speech).join(', ')], [t('link'), m.link], [t('imported'), m.imported && date(m.imported)], [t('retain'), m.retain_until && date(m.retain_until)],
  ].filter(([, value]) => value);
  return h('section', {}, h('h2', {}, t('known')), h('dl', {}, rows.map(([name, value]) => [h('dt', {}, name), h('dd', {}, h('bdi', {}, value))])));
}

// evidence is what each piece of a name says for its origin, the strongest first, of somebody who lives in a host.
export function evidence(explained, { origin, country: host }) {
  const pieces = explained.evidence;
  const most = Math.max(1, ...pieces.map((p) => Math.abs(p.contribution)));
  return h('section', {}, h('h2', {}, t('evidence')), h('p', { class: 'help' }, t('evidenceHelp', { country: country(origin) })),
    pieces.length ? h('ul', { class: 'pieces' }, pieces.map((p) => h('li', { class: p.contribution < 0 ? 'against' : '' },
      h('span', { class: 'weight' }, signed(p.contribution)), h('progress', { max: most, value: Math.abs(p.contribution), 'aria-hidden': 'true' }),
      h('span', { class: 'words' }, sentences(p.words, origin, host).map((x) => h('bdi', {}, capital(x))))))) : h('p', {}, t('noEvidence')));
}

// origins are the likely origins of a name, as a chart.
export function origins(list) {
  return h('section', {}, h('h2', {}, t('alternatives')), h('table', { class: 'chart' }, h('tbody', {}, list.map((o) =>
    h('tr', {}, h('th', { scope: 'row' }, country(o.origin)), h('td', { class: 'wide', 'aria-hidden': 'true' }, meter(o.probability)), h('td', {}, percent(o.probability)))))));
}

function sources(m) {
  return h('section', {}, h('h2', {}, t('sources')), h('ul', { class: 'plainly' }, m.sources.map((x) =>
    h('li', {}, h('bdi', {}, x.source), h('span', { class: 'help' }, ' ', t('sourceRow', { row: number(x.row || 0), import: x.import }))))));
}

function history(m) {
  return h('section', {}, h('h2', {}, t('history')), m.history.length ? h('ol', { class: 'history' }, [...m.history].reverse().map((c) =>
    h('li', {}, h('span', { class: 'help' }, `${time(c.at)} · `, h('bdi', {}, c.by)), h('div', {}, changed(c))))) : h('p', { class: 'help' }, t('noHistory')));
}

// changed is a change in words: of the review, or of a field of the list.
function changed(c) {
  if (c.field === 'contact') return [t('contact'), ': ', t('contact.' + (c.from || 'none')), ' → ', t('contact.' + (c.to || 'none'))];
  if (c.field !== 'review') return [fieldTold(c.field), ': ', h('bdi', {}, c.from || '—'), ' → ', h('bdi', {}, c.to || '—')];
  const [, status, note] = /^([a-z-]*)(?:: (.*))?$/s.exec(c.to || '') || [];
  return [h('strong', {}, statusName(status)), note && [': ', h('bdi', {}, note)]];
}

function fieldTold(field) {
  const key = { city: 'facet.city', occupation: 'work', employer: 'employer', country: 'facet.country', born: 'born', birth_year: 'born', contact: 'contact' }[field];
  return key ? t(key) : field;
}

const steps = ['none', 'to-contact', 'contacted', 'answered'];

// outreach is how far it has come with a member.
function outreach(m, context) {
  const fault = h('p', { class: 'fault', role: 'alert' });
  const step = h('select', { onchange: async () => {
    try {
      await ask('POST', `/members/${m.id}/contact`, { step: step.value });
      say(t('saved'));
      refresh();
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (problem.status === 401) return context.signedOut();
      put(fault, faultText(problem));
    }
  } }, steps.map((x) => h('option', { value: x, selected: x === (m.contact || 'none') }, t('contact.' + x))));
  return [h('label', { class: 'chooser' }, t('contactStep'), step), fault];
}

function review(m, context) {
  const section = h('section', { class: 'review' }, h('h2', {}, t('review')), m.review?.status !== 'no-contact' && outreach(m, context), h('p', {}, m.review ? t('reviewedBy', { status: statusName(m.review.status), by: m.review.by, date: date(m.review.at) }) : t('notReviewed')));
  if (m.review?.note) section.append(h('blockquote', {}, h('bdi', {}, m.review.note)));
  if (!context.may('reviewer')) return section;
  const note = h('input', { maxlength: 1000, value: m.review?.note || '', dir: 'auto' });
  const fault = h('p', { class: 'fault', role: 'alert' });
  const decide = async (status) => {
    try {
      await ask('POST', `/members/${m.id}/review`, { status, note: note.value });
      say(t('saved'));
      refresh();
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (problem.status === 401) return context.signedOut();
      put(fault, faultText(problem));
    }
  };
  section.append(h('label', { class: 'note' }, t('note'), note),
    h('div', { class: 'decisions' }, [...decisions, 'none'].map((d) => h('button', { type: 'button', class: d, 'aria-pressed': String((m.review?.status || 'none') === d), onclick: () => decide(d) }, statusName(d)))),
    h('p', { class: 'help' }, t('noContactHelp')), fault);
  return section;
}
