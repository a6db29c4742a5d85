// The profile of a diaspora: what can be told of it without showing anybody.
import { h, put, symbol } from './dom.js';
import { ask, fileAt } from './server.js';
import { go, link } from './state.js';
import { country, date, number, t } from './words.js';
import { sectorName } from './values.js';
import { fetched } from './waiting.js';
import { bars } from './charts.js';
import { worldMap } from './map.js';
import { correctedShading } from './search.js';

const most = 12; // bars of a chart

export async function showProfile(main, state, context) {
  const place = h('div', { class: 'profile' });
  put(main, place);
  const counted = await fetched(place, ask('POST', '/facets', { facets: ['origin=-1'] }, 'origins'), context);
  if (!counted) return;
  const known = counted.facets[0].buckets.map((b) => b.value);
  if (!known.length) return put(place, h('h1', {}, t('nav.profile')), h('div', { class: 'empty card' }, h('p', {}, t('emptyDirectory'))));
  const origin = /^[A-Z]{2}$/.test(state.origin || '') ? state.origin : known[0];
  const chooser = h('label', { class: 'chooser' }, t('facet.origin'), h('select', { onchange: (e) => go(link({ origin: e.target.value, map: '' })) },
    [...new Set([...known, origin])].map((code) => h('option', { value: code, selected: code === origin }, country(code)))));
  const body = h('div');
  put(place, h('div', { class: 'heading' }, h('h1', {}, t('profileOf', { country: country(origin) })), chooser), body);
  context.titled(t('profileOf', { country: country(origin) }));
  const profile = await fetched(body, ask('GET', '/profile?origin=' + origin, null, 'profile'), context);
  if (profile) await showIt(body, profile, state, context);
}

async function showIt(body, p, state, context) {
  const map = worldMap({ moved: (at) => history.replaceState(null, '', link({ map: at })) });
  const table = (id) => p.tables.find((x) => x.id === id)?.cells || [];
  const countries = table('country');
  const cities = countries.flatMap((c) => c.cells || []).filter((c) => !c.hidden && c.key);
  const mapped = h('section', { class: 'mapped card' }, h('h2', {}, t('map')), map.element);
  put(body, figures(p),
    h('p', { class: 'tools' }, h('button', { type: 'button', onclick: () => print() }, symbol('print'), t('print')), ['xlsx', 'csv', 'html', 'geojson'].map((format) =>
      h('a', { class: 'button', href: fileAt(`/profile?origin=${p.origin}&format=${format}`), download: '' }, symbol('download'), t('format.' + format)))),
    mapped,
    chart('country', countries, (c) => country(c.key) || t('unknown'), { columns: [t('corrected'), t('migrants'), t('perThousand')], more: countryColumns }),
    h('div', { class: 'halves' },
      chart('city', cities.sort((a, b) => b.members - a.members), (c) => c.name),
      chart('sector', table('sector'), (c) => (c.key ? sectorName(context.vocabulary, c.key) : t('unknown')))),
    h('div', { class: 'halves' },
      chart('occupation', table('occupation'), (c) => (c.key ? c.name : t('unknown')), { lang: 'en', note: t('occupationNote') }),
      chart('source', table('source'), (c) => c.key || c.name)),
    method(p));
  const shading = correctedShading(p);
  const members = new Map(countries.filter((c) => !c.hidden && c.key).map((c) => [c.key, { n: c.members }]));
  await map.show({ places: cities.map((c) => ({ name: c.name, count: c.members, lat: c.lat, lon: c.lon })).filter((c) => c.lat || c.lon), unplaced: 0,
    shading: shading.counts.size ? shading : { title: t('shadeFound'), counts: members }, countries: members, at: state.map, wide: true });
}

// figures are the three numbers of a profile, and the migrants beside them.
function figures(p) {
  const figure = (value, name, help) => value !== null && h('div', { class: 'card figure' }, h('dt', {}, name), h('dd', {}, h('strong', {}, value), h('span', { class: 'help' }, help)));
  const between = (i) => t('between', { low: i.low, high: i.high });
  return h('dl', { class: 'figures' },
    figure(p.all.hidden ? '–' : number(p.all.members), t('members'), t('membersHelp')),
    figure(p.all.hidden ? null : number(p.all.expected.value), t('expected'), between(p.all.expected) + ' · ' + t('expectedHelp')),
    figure(p.all.corrected ? number(p.all.corrected.value) : null, t('corrected'), p.all.corrected && between(p.all.corrected) + ' · ' + t('correctedHelp')),
    figure(p.migrant_stock ? number(p.migrant_stock) : null, t('migrants'), t('migrantsHelp')));
}

function countryColumns(c) {
  return [c.corrected ? t('interval', c.corrected) : '', c.migrant_stock ? number(c.migrant_stock) : '', c.migrant_stock && !c.hidden ? number(Math.round((1e5 * c.members) / c.migrant_stock) / 100) : ''];
}

function chart(id, cells, name, { columns, more, lang, note } = {}) {
  const told = cells.filter((c) => !c.hidden);
  const hidden = cells.length - told.length;
  const rest = told.length - most;
  return h('section', { class: 'card' }, h('h2', {}, t('by.' + id)),
    told.length ? bars(told.slice(0, most).map((c) => ({ name: name(c), value: c.members, more: more?.(c) })), { caption: t('by.' + id), head: t('by.' + id), unit: t('members'), columns, lang }) : h('p', {}, t('nothingTold')),
    h('p', { class: 'help' }, [note, rest > 0 && t('andMore', { n: rest }), hidden > 0 && t('hiddenCells', { n: hidden })].filter(Boolean).join(' ')));
}

function method(p) {
  return h('section', { class: 'card method' }, h('h2', {}, t('method')),
    h('p', {}, t('method.numbers', { floor: p.floor, by: p.rounded_to })), h('p', {}, t('method.corrected')), h('p', {}, t('method.migrants')),
    (p.uncorrected || []).length > 0 && h('p', {}, t('method.uncorrected', { n: p.uncorrected.length }), ' ', h('span', { lang: 'en' }, p.uncorrected.join('; '))),
    h('h3', {}, t('by.source')), h('ul', { class: 'plainly' }, p.lists.map((l) => h('li', {}, h('bdi', {}, l.source), h('span', { class: 'help' }, ' ', t('listRow', { rows: l.rows, date: date(l.ended), purpose: l.purpose }))))),
    h('p', { class: 'help' }, t('made', { date: date(p.made) })));
}
