// Searching: the box, what was found, facets, the map.
import { h, put, say, symbol } from './dom.js';
import { ask } from './server.js';
import { go, link, read, remember } from './state.js';
import { country, current, list, number, percent, t } from './words.js';
import { filter, onlyOrigin, round, toggle } from './query.js';
import { cityOf, fieldOf, sectorName, statusName } from './values.js';
import { sentences } from './evidence.js';
import { fault, faultText, fetched } from './waiting.js';
import { searchBox } from './box.js';
import { chips, showFacets } from './facets.js';
import { worldMap } from './map.js';

const facets = ['origin', 'sector=12', 'status', 'city=800', 'country=-1'];
const orders = ['', 'name', '-probability', 'country', 'imported'];
const pageSize = 25;
const mostShown = 200; // that are shown again with an address

let page = null; // stays while its results change, so that who types or looks at the map keeps the place

export async function showSearch(main, state, context) {
  const viewer = context.session.role === 'viewer';
  if (!page || page.language !== current() || page.role !== context.session.role || !main.contains(page.root)) page = build(main, viewer, context);
  const p = page;
  const query = state.q || '';
  p.query = query;
  if (document.activeElement !== p.input || !p.filled) p.input.value = query;
  p.filled = true;
  put(p.fault);
  p.box.classList.toggle('asked', query !== '');
  p.input.removeAttribute('aria-invalid');
  context.titled(query || t('nav.search'));
  const shownSoFar = Math.min(Math.max(+state.n || pageSize, pageSize), mostShown);
  const body = viewer ? { query, facets } : { query, facets, sort: state.sort ? [state.sort] : [], limit: shownSoFar };
  const found = await fetched(p.results, ask('POST', viewer ? '/facets' : '/search', body, 'search'), { ...context, refused: (problem) => refused(p, problem) });
  if (!found) return;
  showFacets(p.facets, found, query, search, context.vocabulary);
  if (viewer) put(p.results, top(found, query, context), h('p', {}, t('viewerHelp')));
  else showResults(p.results, found, state, body, context);
  say(found.total ? t('found', { n: found.total }) : t('nobody'));
  if (context.cameFrom) back(p.results, context.cameFrom);
  p.results.dataset.query = query; // what is shown is of this query
  await showMap(p, found, query, state, context);
}

function search(q) { go(link({ q, member: '', map: '', n: '' })); }

function build(main, viewer, context) {
  const box = searchBox(search, viewer, context.vocabulary);
  const results = h('section', { class: 'results', 'aria-label': t('results') });
  const aside = h('div', { class: 'facets' });
  const map = worldMap({
    search: (lat, lon) => search(round(page.query, lat, lon, 25)), city: viewer ? (name) => search(toggle(page.query, filter('city', cityOf(name)))) : null,
    narrow: (code) => search(toggle(page.query, filter('country', code))), moved: (at) => remember({ map: at }),
  });
  const wide = matchMedia('(min-width: 60rem)').matches;
  const mapped = h('details', { class: 'mapped', open: wide }, h('summary', {}, t('map')), map.element);
  const narrow = h('details', { class: 'narrow', open: wide }, h('summary', {}, t('narrow')), aside);
  const root = h('div', { class: 'searching' }, box, h('div', { class: 'columns' }, narrow, mapped, results));
  put(main, root);
  return { root, box, input: box.querySelector('input'), fault: box.querySelector('.fault'), results, facets: aside, map, language: current(), role: context.session.role };
}

// back leads who comes back from a member to it.
function back(results, id) {
  const from = [...results.querySelectorAll('.members a')].find((a) => a.dataset.member === id);
  from?.focus({ preventScroll: true });
  from?.scrollIntoView({ block: 'center' });
}

// refused shows at the box that a query is not understood.
function refused(p, problem) {
  const at = problem.errors[0]?.value;
  put(p.results);
  put(p.facets);
  p.map.element.hidden = true;
  p.input.setAttribute('aria-invalid', 'true');
  put(p.fault, h('span', {}, t('queryWrong'), at?.word && [' ', h('mark', {}, at.word)]), ' ', h('span', { class: 'detail' }, faultText(problem)));
  return true;
}

// showMap shows who was found on the map; the estimate, which takes longer, comes in place of the counts.
async function showMap(p, found, query, state, context) {
  p.map.element.hidden = false;
  const countries = (found.facets.filter((f) => f.by === 'country').at(-1)?.buckets || []);
  const cities = found.facets.find((f) => f.by === 'city');
  const origin = onlyOrigin(query, (name) => fieldOf(context.vocabulary, name));
  const wanted = origin && state.shade === 'corrected';
  const counts = new Map(countries.map((b) => [b.value, { n: b.count }]));
  const show = (shading) => p.map.show({
    places: (cities?.buckets || []).filter((b) => b.lat || b.lon), unplaced: cities?.missing || 0, shading, countries: counts, at: read().map,
    choice: origin && [[t('shadeFound'), !wanted, link({ shade: '' })], [t('shadeCorrected'), Boolean(wanted), link({ shade: 'corrected' })]],
  });
  await show({ title: t('shadeFound'), counts });
  const corrected = wanted && await estimated(origin, context);
  if (corrected && p.query === query) await show(corrected);
}

// estimated is how many people of an origin the lists hold by country, corrected for errors.
async function estimated(origin, context) {
  try {
    return correctedShading(await ask('GET', '/profile?origin=' + origin, null, 'estimate'));
  } catch (problem) {
    if (problem.status === 401) context.signedOut();
    return null;
  }
}

// correctedShading is the shading of a map by the corrected counts of a profile.
export function correctedShading(profile) {
  const cells = profile.tables.find((x) => x.id === 'country').cells.filter((c) => c.corrected && c.key);
  return {
    title: t('shadeCorrectedOf', { country: country(profile.origin) }),
    counts: new Map(cells.map((c) => [c.key, { n: c.corrected.value, low: c.corrected.low, high: c.corrected.high }])),
  };
}

function top(found, query, context, tools) {
  return h('div', { class: 'top' }, h('h1', {}, found.total ? t('found', { n: found.total }) : t('nobody')), tools, chips(query, search, context.vocabulary));
}

function showResults(results, found, state, body, context) {
  const people = h('ol', { class: 'members' }, found.members.map((m) => item(m, context)));
  let next = found.next;
  const more = h('button', { type: 'button', class: 'more' }, t('more'));
  more.hidden = !next;
  more.addEventListener('click', async () => {
    more.disabled = true;
    try {
      const following = await ask('POST', '/search', { ...body, limit: pageSize, facets: [], cursor: next });
      const items = following.members.map((m) => item(m, context));
      people.append(...items);
      items[0]?.querySelector('a').focus();
      next = following.next;
      more.hidden = !next;
      remember({ n: String(people.childElementCount) });
    } catch (problem) {
      if (problem.status === 401) return context.signedOut();
      more.after(fault(problem));
    } finally {
      more.disabled = false;
    }
  });
  const tools = found.total > 0 && h('div', { class: 'tools' },
    h('label', {}, t('sort'), h('select', { onchange: (e) => go(link({ sort: e.target.value, n: '' })) },
      orders.map((o) => h('option', { value: o, selected: o === (state.sort || '') }, t('sort.' + o))))),
    h('span', { class: 'export', role: 'group', 'aria-label': t('export') }, symbol('download'), ['csv', 'xlsx'].map((format) =>
      h('button', { type: 'button', 'aria-label': `${t('export')}: ${t('format.' + format)}`, onclick: (e) => save(e.target, body.query, format, results) }, t('format.' + format)))));
  put(results, top(found, body.query, context, tools), told(found), found.total ? people : nobody(body.query), more);
}

function nobody(query) {
  return h('div', { class: 'empty' }, symbol('search'), h('p', {}, t(query ? 'nobodyHelp' : 'emptyDirectory')), query && h('a', { class: 'button', href: link({ q: '', map: '', n: '' }) }, t('startOver')));
}

// save has the browser keep everybody found in a file.
async function save(button, query, format, results) {
  button.disabled = true;
  try {
    const file = URL.createObjectURL(await ask('POST', '/export', { query, format }));
    h('a', { href: file, download: 'members.' + format }).click();
    setTimeout(() => URL.revokeObjectURL(file), 60000);
    say(t('exported'));
  } catch (problem) {
    results.querySelector('.top').after(fault(problem));
  } finally {
    button.disabled = false;
  }
}

// told is how the query was understood.
function told(found) {
  const lines = [
    ...(found.corrections || []).map((c) => t('spelt', c)), ...(found.suggestions || []).map((c) => t('suggested', c)),
    ...(found.dropped || []).map((word) => t('dropped', { word })), ...(found.meanings || []).map((m) => t('meant', { text: m.text, means: meaning(m.means) })), ...(found.notes || []),
    ...(found.left_out ? [t('leftOut', { n: found.left_out })] : []),
  ];
  return lines.length ? h('ul', { class: 'told' }, lines.map((l) => h('li', {}, l))) : null;
}

// meaning is what a word was taken for, in the reader's language where the page knows its form.
function meaning(words) {
  for (const [form, key] of [[/^the occupation (?<code>\d+) (?<name>.+)$/, 'means.occupation'], [/^within (?<km>[\d.]+) km of (?<place>.+)$/, 'means.near'], [/^in the country (?<code>[A-Z]{2})$/, 'means.country'], [/^origin (?<code>[A-Z]{2})$/, 'means.origin']]) {
    const m = form.exec(words);
    if (m) return t(key, { ...m.groups, country: country(m.groups.code) });
  }
  return words;
}

function item(m, context) {
  return h('li', {},
    h('div', { class: 'what' },
      h('h2', {}, h('a', { href: link({ member: m.id }), 'data-member': m.id }, h('bdi', {}, m.name)), m.status && h('span', { class: 'status ' + m.status }, statusName(m.status))),
      h('p', { class: 'work' }, apart([m.occupation, sectors(m, context), whereabouts(m)])),
      h('p', { class: 'reason' }, reason(m))),
    likely(m.probability));
}

// likely is a probability, large.
export function likely(p) {
  return h('div', { class: 'likely' }, h('span', { class: 'unseen' }, t('probability')), h('strong', {}, percent(p)), meter(p));
}

// apart puts dots between words, each of its own direction.
export function apart(words) {
  return words.filter(Boolean).flatMap((x, i) => [i ? h('span', { class: 'dot' }, ' · ') : '', h('bdi', {}, x)]);
}

export function sectors(m, context) { return (m.sectors || []).map((id) => sectorName(context.vocabulary, id)).join(', '); }

export function whereabouts(m) { return [m.city, country(m.country)].filter(Boolean).join(', '); }

export function meter(p) {
  return h('progress', { max: 1, value: p, 'aria-hidden': 'true' });
}

// reason is why a member is one, in a sentence.
export function reason(m) {
  const because = m.evidence ? sentences(m.evidence, m.origin, m.country) : [];
  return because.length ? t('sentence', { country: country(m.origin), evidence: capital(list(because)) }) : t('bare', { country: country(m.origin) });
}

// capital is a text that begins a sentence.
export function capital(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
