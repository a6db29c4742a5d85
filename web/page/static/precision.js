// How right a list is: a random sample is drawn, reviewed, and tells of the whole, with the threshold that gives the precision wanted.
import { h, put } from './dom.js';
import { ask } from './server.js';
import { address, go, link } from './state.js';
import { country, date, number, percent, t } from './words.js';
import { fault, fetched } from './waiting.js';

const wanted = [0.8, 0.9, 0.95, 0.98];

export async function showPrecision(place, state, context) {
  const answer = await fetched(place, Promise.all([ask('GET', '/review/samples', null, 'samples'), ask('POST', '/facets', { facets: ['origin=-1', 'source=-1'] }, 'frames')]), context);
  if (!answer) return;
  const [{ samples }, { facets }] = answer;
  const result = h('div');
  put(place, h('p', { class: 'lead' }, t('precisionLead')),
    samples.length > 0 && h('ul', { class: 'jobs' }, samples.map((s) => h('li', { class: 'card' }, h('div', { class: 'row' }, h('h3', {}, h('a', { href: link({ sample: s.name }), 'aria-current': s.name === state.sample ? 'true' : null }, h('bdi', {}, s.name))),
      h('a', { class: 'button', href: address({ view: 'review', sample: s.name }) }, t('reviewSample'))),
    h('p', { class: 'help' }, t('sampleRow', { size: s.size, population: s.population, country: country(s.origin), by: s.by, date: date(s.drawn) }))))),
    result, draw(facets, context));
  if (state.sample) await showResult(result, state, context);
}

// draw is the form that draws a sample.
function draw(facets, context) {
  const buckets = (by) => facets.find((f) => f.by === by)?.buckets || [];
  const name = h('input', { name: 'name', required: true, pattern: '[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}', autocomplete: 'off' });
  const size = h('input', { name: 'size', type: 'number', min: 1, max: 5000, value: 200, required: true });
  const origin = h('select', { name: 'origin' }, buckets('origin').map((b) => h('option', { value: b.value }, country(b.value))));
  const source = h('select', { name: 'source' }, h('option', { value: '' }, t('all')), buckets('source').map((b) => h('option', { value: b.value }, b.value)));
  const told = h('div');
  const form = h('form', { class: 'card order' }, h('h2', {}, t('drawSample')), h('div', { class: 'grid' }, h('label', {}, t('sampleName'), name, h('span', { class: 'help' }, t('sampleNameHelp'))), h('label', {}, t('sampleSize'), size),
    h('label', {}, t('facet.origin'), origin), h('label', {}, t('by.source'), source)), told, h('p', { class: 'tools' }, h('button', { class: 'main' }, t('draw'))));
  form.addEventListener('submit', async (e) => {
    e.preventDefault();
    try {
      await ask('POST', '/review/samples', { name: name.value, size: +size.value, origin: origin.value, source: source.value });
      go(address({ view: 'review', sample: name.value }));
    } catch (problem) {
      if (problem.status === 401) return context.signedOut();
      put(told, fault(problem));
    }
  });
  return form;
}

async function showResult(place, state, context) {
  const precision = wanted.includes(+state.precision) ? +state.precision : 0.9;
  const r = await fetched(place, ask('GET', `/review/samples/${encodeURIComponent(state.sample)}?precision=${precision}`, null, 'sample'), context);
  if (!r) return;
  const decided = r.confirmed + r.not_of_origin;
  const choose = h('select', { onchange: (e) => go(link({ precision: e.target.value })) }, wanted.map((p) => h('option', { value: p, selected: p === precision }, percent(p))));
  put(place, h('section', { class: 'card', 'aria-live': 'polite' }, h('h2', {}, t('resultOf', { name: state.sample })),
    h('dl', { class: 'counts' }, [['status.confirmed', r.confirmed], ['status.not-of-origin', r.not_of_origin], ['status.unsure', r.unsure], ['openYet', r.open]].map(([key, n]) => h('div', {}, h('dt', {}, t(key)), h('dd', {}, number(n))))),
    decided ? h('p', { class: 'state' }, t('precisionIs', { p: percent(r.precision), low: percent(r.interval[0]), high: percent(r.interval[1]) })) : h('p', {}, t('nothingDecided')),
    decided > 0 && h('p', { class: 'help' }, t('precisionRange', { worst: percent(r.worst), best: percent(r.best) })),
    h('p', {}, h('label', { class: 'chooser' }, t('precisionWanted'), choose)),
    h('p', {}, r.recommended ? t('recommended', { p: percent(r.recommended) }) : r.likely ? t('likelyThreshold', { p: percent(r.likely) }) : t('noThreshold')),
    h('div', { class: 'across', tabindex: 0, role: 'region', 'aria-label': t('thresholdsTable') }, h('table', {}, h('caption', { class: 'unseen' }, t('thresholdsTable')),
      h('thead', {}, h('tr', {}, ['probability', 'members', 'rightOnes', 'keptOnes'].map((c) => h('th', { scope: 'col' }, t(c))))),
      h('tbody', {}, r.thresholds.map((x) => h('tr', {}, h('th', { scope: 'row' }, percent(x.probability)), h('td', {}, number(x.members)),
        h('td', {}, x.confirmed + x.not_of_origin ? `${percent(x.precision)} (${percent(x.interval[0])}–${percent(x.interval[1])})` : '–'), h('td', {}, r.confirmed ? percent(x.kept) : '–'))))))));
}
