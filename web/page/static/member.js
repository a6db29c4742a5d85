// One member: what the name says piece by piece, where it comes from, what was decided.
import { h, put, say } from './dom.js';
import { ask } from './server.js';
import { link } from './state.js';
import { country, current, date, percent, t } from './words.js';
import { meter, reason } from './search.js';

const decisions = ['confirmed', 'unsure', 'not-of-origin', 'no-contact', 'none'];

export async function showMember(main, state, context) {
  const back = h('p', {}, h('a', { href: link({ member: '' }), class: 'back' }, '← ' + t('back')));
  put(main, back, h('p', { class: 'wait' }, t('searching')));
  try {
    const m = await ask('GET', '/members/' + encodeURIComponent(state.member), null, 'member');
    put(main, back, page(m, context, () => showMember(main, state, context)));
  } catch (problem) {
    if (problem.status === 401) return context.signedOut();
    if (problem.status === undefined) throw problem;
    put(main, back, h('p', { class: 'fault', role: 'alert' }, t(problem.status === 422 ? 'error.404' : 'error.' + problem.status)));
  }
}

function page(m, context, again) {
  const sectors = (m.sectors || []).map((id) => context.vocabulary.sectors.find((s) => s.id === id)?.[current()] || id);
  const rows = [
    [t('work'), [m.occupation, ...sectors].filter(Boolean).join(' · ')], [t('role'), m.role], [t('employer'), m.employer],
    [t('place'), [m.city, m.region, country(m.country)].filter(Boolean).join(', ')], [t('born'), m.born && String(m.born)],
    [t('languages'), (m.languages || []).join(', ')], [t('imported'), m.imported && date(m.imported)], [t('retain'), m.retain_until && date(m.retain_until)],
  ].filter(([, value]) => value);
  return h('article', { class: 'member' },
    h('h1', { dir: 'auto' }, m.name),
    (m.other_names || []).length > 0 && h('p', { dir: 'auto' }, m.other_names.join(' · ')),
    h('p', { class: 'reason' }, reason(m)),
    h('dl', {}, rows.map(([name, value]) => [h('dt', {}, name), h('dd', { dir: 'auto' }, value)])),
    evidence(m), origins(m), ['reviewer', 'admin'].includes(context.session.role) && review(m, again),
    h('section', {}, h('h2', {}, t('sources')), h('ul', {}, m.sources.map((x) => h('li', {}, t('sourceRow', x))))),
    m.history.length > 0 && h('section', {}, h('h2', {}, t('history')), h('ul', {}, m.history.map((c) =>
      h('li', {}, `${date(c.at)} · ${c.by} · ${c.field}: ${c.from || '—'} → ${c.to || '—'}`)))));
}

// evidence is what each piece of the name says, the strongest first.
function evidence(m) {
  const pieces = m.explained.evidence;
  const most = Math.max(1, ...pieces.map((p) => Math.abs(p.contribution)));
  return h('section', {}, h('h2', {}, t('evidence')), h('p', { class: 'help' }, t('evidenceHelp')),
    pieces.length ? h('ul', { class: 'pieces' }, pieces.map((p) => h('li', { class: p.contribution < 0 ? 'against' : '' },
      h('span', { class: 'weight' }, (p.contribution < 0 ? '−' : '+') + Math.abs(p.contribution).toFixed(1)),
      h('progress', { max: most, value: Math.abs(p.contribution), 'aria-hidden': 'true' }), h('bdi', {}, p.words)))) : h('p', {}, t('noEvidence')));
}

function origins(m) {
  return h('section', {}, h('h2', {}, t('alternatives')), h('table', {}, h('tbody', {}, m.explained.origins.map((o) =>
    h('tr', {}, h('th', { scope: 'row' }, country(o.origin)), h('td', {}, percent(o.probability)), h('td', { class: 'wide', 'aria-hidden': 'true' }, meter(o.probability)))))));
}

function review(m, again) {
  const note = h('input', { maxlength: 1000, value: m.review?.note || '' });
  const fault = h('p', { class: 'fault', role: 'alert' });
  const decide = async (status) => {
    try {
      await ask('POST', `/members/${m.id}/review`, { status, note: note.value });
      await again();
      say(t('saved'));
    } catch (problem) {
      put(fault, t('error.' + problem.status));
    }
  };
  return h('section', {}, h('h2', {}, t('review')),
    m.review && h('p', {}, t('reviewedBy', { status: t('status.' + m.review.status), by: m.review.by, date: date(m.review.at) })),
    h('label', { class: 'note' }, t('note'), note),
    h('div', { class: 'decisions' }, decisions.map((d) => h('button', { type: 'button', 'aria-pressed': String((m.review?.status || 'none') === d), onclick: () => decide(d) }, t('status.' + d)))), fault);
}
