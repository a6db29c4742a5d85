// What was done: imports, the audit log, who is kept out. For admins.
import { h, put, say } from './dom.js';
import { ask } from './server.js';
import { address, link } from './state.js';
import { countries, country, date, known, number, t, time } from './words.js';
import { fault, fetched } from './waiting.js';

const tabs = { imports: showImports, audit: showAudit, suppressions: showSuppressions };
const entries = 100; // of the audit log on a page

export async function showRecords(main, state, context) {
  const tab = tabs[state.tab] ? state.tab : 'imports';
  const place = h('div');
  put(main, h('div', { class: 'heading' }, h('h1', {}, t('nav.records')), h('nav', { class: 'tabs', 'aria-label': t('nav.records') }, h('ul', {}, Object.keys(tabs).map((name) =>
    h('li', {}, h('a', { href: address({ view: 'records', tab: name === 'imports' ? '' : name }), 'aria-current': name === tab ? 'page' : null }, t('records.' + name))))))), place);
  await tabs[tab](place, state, context);
}

async function showImports(place, state, context) {
  const answer = await fetched(place, ask('GET', '/imports', null, 'imports'), context);
  if (!answer) return;
  const list = [...answer.imports].reverse();
  if (!list.length) return put(place, h('div', { class: 'empty card' }, h('p', {}, t('noImports')), h('a', { class: 'button', href: address({ view: 'lists' }) }, t('nav.lists'))));
  put(place, h('ul', { class: 'records' }, list.map((i) => h('li', { class: 'card' },
    h('h2', {}, h('bdi', {}, i.source), ' ', h('span', { class: 'status' }, i.ended ? t('done') : t('underWay'))),
    h('p', { class: 'work' }, t('importRow', { id: i.id, by: i.by, date: time(i.started), purpose: i.purpose })),
    h('dl', { class: 'counts' }, [['rows', i.rows], ['verdict.probable', i.verdicts?.probable], ['verdict.possible', i.verdicts?.possible], ['new', i.new], ['changed', i.changed], ['unchanged', i.unchanged], ['gone', i.gone], ['suppressed', i.suppressed], ['errors', i.verdicts?.error]]
      .filter(([name, n]) => n || name === 'rows').map(([name, n]) => h('div', {}, h('dt', {}, t(name.startsWith('verdict') ? name : 'count.' + name)), h('dd', {}, number(n || 0))))),
    h('p', { class: 'help' }, [(i.origins || []).length ? t('facet.origin') + ': ' + i.origins.map(country).join(', ') : '', i.retain_until ? t('retain') + ' ' + date(i.retain_until) : ''].filter(Boolean).join(' · ')),
    h('p', {}, h('a', { href: address({ q: 'import:' + i.id }) }, t('showMembers')))))));
}

async function showAudit(place, state, context) {
  const answer = await fetched(place, ask('GET', `/audit?limit=${entries}` + (/^\d+$/.test(state.before || '') ? '&before=' + state.before : ''), null, 'audit'), context);
  if (!answer) return;
  const list = [...answer.entries].reverse();
  const cell = (name, text) => h('td', { class: text === '' ? 'none' : name, 'data-head': t('audit.' + name) }, h('bdi', {}, text));
  put(place, h('p', { class: 'lead' }, t('auditLead')),
    h('div', { class: 'across card', tabindex: 0, role: 'region', 'aria-label': t('records.audit') }, h('table', { class: 'rows' }, h('caption', { class: 'unseen' }, t('records.audit')),
      h('thead', {}, h('tr', {}, ['at', 'who', 'action', 'purposeShort', 'countShort', 'about'].map((c) => h('th', { scope: 'col' }, t('audit.' + c))))),
      h('tbody', {}, list.map((e) => h('tr', {}, cell('at', time(e.at)), cell('who', e.who), cell('action', known('action.' + e.action) ? t('action.' + e.action) : e.action), cell('purposeShort', e.purpose || ''), cell('countShort', e.count ? number(e.count) : ''),
        cell('about', Object.entries(e.about || {}).map(([k, v]) => `${k}: ${v}`).join(', '))))))),
    h('p', { class: 'tools' }, state.before && h('a', { class: 'button', href: link({ before: '' }) }, t('latest')), list.length === entries && list.at(-1).n > 1 && h('a', { class: 'button', href: link({ before: String(list.at(-1).n) }) }, t('earlier'))));
}

// showSuppressions is who is kept out: when, by whom and why, but not who, which nobody knows any more.
async function showSuppressions(place, state, context) {
  const answer = await fetched(place, ask('GET', '/suppressions', null, 'suppressions'), context);
  if (!answer) return;
  const name = h('input', { name: 'name', required: true, maxlength: 500, dir: 'auto', autocomplete: 'off' });
  const where = h('select', { name: 'country' }, h('option', { value: '' }, t('anywhere')), countries().map(([code, text]) => h('option', { value: code }, text)));
  const reason = h('input', { name: 'reason', required: true, minlength: 3, maxlength: 500 });
  const told = h('div');
  const form = h('form', { class: 'card order' }, h('h2', {}, t('suppress')), h('div', { class: 'grid' }, h('label', {}, t('aName'), name), h('label', {}, t('facet.country'), where), h('label', {}, t('why'), reason, h('span', { class: 'help' }, t('noNamesHere')))),
    told, h('p', { class: 'tools' }, h('button', { class: 'main' }, t('suppress'))));
  form.addEventListener('submit', async (e) => {
    e.preventDefault();
    try {
      const done = await ask('POST', '/suppressions', { people: [{ name: name.value, country: where.value }], reason: reason.value });
      await showSuppressions(place, state, context);
      say(t('suppressed', { n: done.members }));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (problem.status === 401) return context.signedOut();
      put(told, fault(problem));
    }
  });
  put(place, h('p', { class: 'lead' }, t('suppressionsLead')), form, answer.suppressions.length ? h('ul', { class: 'jobs part' }, answer.suppressions.map((x) => h('li', { class: 'card' }, h('div', { class: 'row' }, h('h3', {}, h('bdi', {}, x.reason)),
    h('button', { type: 'button', onclick: (e) => letIn(e.target, x, () => showSuppressions(place, state, context), context) }, t('letIn'))), h('p', { class: 'help' }, `${time(x.at)} · ${x.by}`)))) : h('p', { class: 'help' }, t('nobodySuppressed')));
}

async function letIn(button, x, again, context) {
  try {
    await ask('DELETE', '/suppressions/' + x.id);
    await again();
  } catch (problem) {
    if (problem.status === undefined) throw problem;
    if (problem.status === 401) return context.signedOut();
    button.after(fault(problem));
  }
}
