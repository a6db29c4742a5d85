// Searching: the box, what was found, facets, the map.
import { h, put, say } from './dom.js';
import { ask } from './server.js';
import { go, link } from './state.js';
import { country, current, number, percent, t } from './words.js';
import { filter, has, round, toggle } from './query.js';
import { searchBox } from './box.js';
import { map } from './map.js';

const facets = ['origin', 'sector=12', 'country=12', 'city=10', 'status', 'country=-1', 'grid/2=-1', 'grid/4=400'];
const shownFacets = ['origin', 'sector', 'country', 'city', 'status'];
const orders = ['', 'name', '-probability', 'country', 'imported'];
const pageSize = 25;

export async function showSearch(main, state, context) {
  const query = state.q || '';
  const viewer = context.session.role === 'viewer';
  const search = (q) => go({ q, member: '' });
  const results = h('section', { class: 'results', 'aria-label': t('search'), 'aria-busy': true }, h('p', { class: 'wait' }, t('searching')));
  const aside = h('div', { class: 'facets' });
  const mapped = h('section', { class: 'map', 'aria-label': t('map') });
  // The box stays as it is while its results change, so that who types keeps the place.
  const old = main.querySelector('.box');
  const box = old && old.dataset.lang === current() ? old : searchBox(search, viewer);
  box.dataset.lang = current();
  const input = box.querySelector('input');
  if (document.activeElement !== input || !old) input.value = query;
  put(box.querySelector('.fault'));
  input.removeAttribute('aria-invalid');
  const narrow = h('details', { class: 'narrow', open: matchMedia('(min-width: 60rem)').matches }, h('summary', {}, t('narrow')), aside);
  put(main, box, h('div', { class: 'columns' }, narrow, h('div', {}, mapped, results)));
  try {
    const body = viewer ? { query, facets: facets.filter((f) => !f.startsWith('grid')) } : { query, facets, sort: state.sort ? [state.sort] : [], limit: pageSize };
    const found = await ask('POST', viewer ? '/facets' : '/search', body, 'search');
    results.removeAttribute('aria-busy');
    showFacets(aside, found, query, search, context.vocabulary);
    await map(mapped, found, (lat, lon, km) => search(round(query, lat, lon, km)), (code) => search(toggle(query, filter('country', code))));
    if (viewer) put(results, h('h1', {}, t('found', { n: number(found.total) })), h('p', {}, t('viewerHelp')));
    else showResults(results, found, state, body, context);
    results.dataset.query = query; // what is shown is of this query
    say(found.total ? t('found', { n: number(found.total) }) : t('nobody'));
  } catch (problem) {
    fault(box, results, problem, state, context);
  }
}

// fault shows what went wrong: a query that is not understood at the box, all else in place of the results.
function fault(box, results, problem, state, context) {
  if (problem.status === 401) return context.signedOut();
  results.removeAttribute('aria-busy');
  if (problem.status !== 422) {
    if (problem.status === undefined) throw problem;
    return put(results, h('p', { class: 'fault', role: 'alert' }, t('error.' + problem.status)),
      h('button', { type: 'button', onclick: () => dispatchEvent(new HashChangeEvent('hashchange')) }, t('again')));
  }
  const at = problem.errors[0]?.value;
  put(results);
  box.querySelector('input').setAttribute('aria-invalid', 'true');
  put(box.querySelector('.fault'), t('queryWrong', { message: problem.message }), at?.word && h('mark', {}, at.word));
}

function showResults(results, found, state, body, context) {
  const list = h('ol', { class: 'members' }, found.members.map((m) => item(m, context)));
  const more = h('button', { type: 'button', class: 'more' }, t('more'));
  let next = found.next;
  more.addEventListener('click', async () => {
    more.disabled = true;
    try {
      const page = await ask('POST', '/search', { ...body, facets: [], cursor: next });
      const items = page.members.map((m) => item(m, context));
      list.append(...items);
      items[0]?.querySelector('a').focus();
      next = page.next;
      more.hidden = !next;
    } finally {
      more.disabled = false;
    }
  });
  more.hidden = !next;
  put(results,
    h('div', { class: 'top' }, h('h1', {}, found.total ? t('found', { n: number(found.total) }) : t('nobody')),
      h('label', {}, t('sort'), h('select', { onchange: (e) => go({ sort: e.target.value }) },
        orders.map((o) => h('option', { value: o, selected: o === (state.sort || '') }, t('sort.' + o))))),
      found.total > 0 && h('span', { class: 'export' }, t('export'), ['csv', 'xlsx'].map((format) => h('button', { type: 'button', onclick: () => save(body.query, format, results) }, format)))),
    !found.total && h('p', {}, t('nobodyHelp')), told(found), list, more);
}

// save has the browser keep everybody found in a file.
async function save(query, format, results) {
  try {
    const address = URL.createObjectURL(await ask('POST', '/export', { query, format }));
    h('a', { href: address, download: 'members.' + format }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    say(t('saved'));
  } catch (problem) {
    results.append(h('p', { class: 'fault', role: 'alert' }, t('error.' + problem.status)));
  }
}

// told is how the query was understood.
function told(found) {
  const lines = [
    ...(found.corrections || []).map((c) => t('corrected', c)), ...(found.suggestions || []).map((c) => t('suggested', c)),
    ...(found.dropped || []).map((word) => t('dropped', { word })), ...(found.meanings || []).map((m) => t('meant', m)), ...(found.notes || []),
    ...(found.left_out ? [t('leftOut', { n: number(found.left_out) })] : []),
  ];
  return lines.length ? h('ul', { class: 'told' }, lines.map((l) => h('li', {}, l))) : null;
}

function item(m, context) {
  const where = [m.city, country(m.country)].filter(Boolean).join(', ');
  const sectors = (m.sectors || []).map((id) => sectorName(context.vocabulary, id));
  return h('li', {},
    h('h2', {}, h('a', { href: link({ member: m.id }), dir: 'auto' }, m.name), m.status && h('span', { class: 'status ' + m.status }, t('status.' + m.status))),
    h('p', { class: 'work' }, [m.occupation, ...sectors, where].filter(Boolean).flatMap((x, i) => [i ? ' · ' : '', h('bdi', {}, x)])),
    h('div', { class: 'bar', 'aria-hidden': 'true' }, meter(m.probability)),
    h('p', { class: 'reason' }, reason(m)));
}

export function meter(p) {
  return h('progress', { max: 1, value: p });
}

// reason is why a member is one, in a sentence.
export function reason(m) {
  return t(m.evidence ? 'sentence' : 'bare', { country: country(m.origin), p: percent(m.probability), evidence: m.evidence });
}

function sectorName(vocabulary, id) {
  return vocabulary.sectors.find((s) => s.id === id)?.[current()] || id;
}

function showFacets(aside, found, query, search, vocabulary) {
  put(aside, shownFacets.map((by) => {
    const facet = found.facets.find((f) => f.by === by);
    if (!facet?.buckets.length) return null;
    return h('fieldset', {}, h('legend', {}, t('facet.' + by)), facet.buckets.map((b) => {
      const part = filter(by, b.value);
      return h('label', {}, h('input', { type: 'checkbox', checked: has(query, part), onchange: () => search(toggle(query, part)) }),
        h('bdi', {}, valueName(by, b, vocabulary)), h('span', { class: 'count' }, number(b.count)));
    }));
  }));
}

function valueName(by, bucket, vocabulary) {
  switch (by) {
    case 'origin': case 'country': return country(bucket.value);
    case 'sector': return sectorName(vocabulary, bucket.value);
    case 'status': return t('status.' + bucket.value);
  }
  return bucket.name || bucket.value;
}
