// The map: borders by the usage of the United Nations, countries shaded by how many were found, circles where people are.
// It is SVG: circles and countries are reached by keyboard, and all of it is told as a list besides.
import { h, put, s } from './dom.js';
import { country, number, t } from './words.js';

const width = 960;
const height = 440;
const shades = 5;
let world = null;
let view = { k: 1, x: width / 2, y: height / 2 }; // kept while the results change

async function borders() {
  world ??= await fetch('/borders.topojson').then((r) => r.json());
  return globalThis.topojson.feature(world, world.objects.countries);
}

export async function map(element, found, round, narrow) {
  const shapes = await borders();
  const projection = globalThis.d3.geoNaturalEarth1().fitExtent([[8, 8], [width - 8, height - 8]], { type: 'Sphere' });
  const path = globalThis.d3.geoPath(projection);
  const counts = new Map((found.facets.filter((f) => f.by === 'country').at(-1)?.buckets || []).map((b) => [b.value, b.count]));
  const most = Math.max(1, ...counts.values());
  const grids = found.facets.filter((f) => f.by === 'grid');
  const land = s('g', { class: 'land' }, s('path', { class: 'sea', d: path({ type: 'Sphere' }) }), shapes.features.map((f) => {
    const n = counts.get(f.id) || 0;
    return s('path', { d: path(f), class: n ? 'shade' + Math.ceil((shades * Math.log1p(n)) / Math.log1p(most)) : '', onclick: n ? () => narrow(f.id) : null },
      s('title', {}, `${country(f.id)}: ${number(n)}`));
  }));
  const dots = s('g', { class: 'dots' });
  const zoomed = s('g', {}, land, dots);
  const svg = s('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': t('map') }, zoomed);

  function draw() {
    zoomed.setAttribute('transform', `translate(${width / 2} ${height / 2}) scale(${view.k}) translate(${-view.x} ${-view.y})`);
    zoomed.style.setProperty('--k', view.k);
    const fine = view.k >= 4;
    const cells = grids[fine && grids.length > 1 ? 1 : 0]?.buckets || [];
    const biggest = Math.max(1, ...cells.map((c) => c.count));
    put(dots, cells.map((c) => {
      const point = projection([c.lon, c.lat]);
      const label = t('cluster', { n: number(c.count), lat: c.lat.toFixed(1), lon: c.lon.toFixed(1) });
      const act = () => (fine ? round(c.lat, c.lon, 25) : look(point));
      const radius = (5 + 15 * Math.sqrt(c.count / biggest)) / view.k;
      return s('g', { role: 'button', tabindex: 0, 'aria-label': label, transform: `translate(${point})`, onclick: act,
        onkeydown: (e) => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); act(); } } },
      s('circle', { r: radius }), s('title', {}, label), s('text', { 'font-size': 11 / view.k, dy: '0.35em' }, c.count > 1 ? number(c.count) : ''));
    }));
  }
  // look moves to a point, nearer.
  function look([x, y]) {
    view = { k: Math.max(4, view.k * 2), x, y };
    draw();
    dots.querySelector('[tabindex]')?.focus();
  }
  function zoom(by) {
    view.k = Math.min(32, Math.max(1, view.k * by));
    if (view.k === 1) Object.assign(view, { x: width / 2, y: height / 2 });
    draw();
  }
  drag(svg, (dx, dy) => {
    view.x -= dx / view.k;
    view.y -= dy / view.k;
    draw();
  });
  draw();
  put(element, h('div', { class: 'frame' }, svg, h('div', { class: 'zoom' },
    h('button', { type: 'button', 'aria-label': t('zoomIn'), title: t('zoomIn'), onclick: () => zoom(2) }, '+'),
    h('button', { type: 'button', 'aria-label': t('zoomOut'), title: t('zoomOut'), onclick: () => zoom(0.5) }, '−'),
    h('button', { type: 'button', 'aria-label': t('whole'), title: t('whole'), onclick: () => zoom(0) }, '◯'))),
  h('p', { class: 'help' }, t('mapHelp'), grids[0]?.missing ? ' ' + t('notPlaced', { n: number(grids[0].missing) }) : ''),
  h('details', { class: 'list' }, h('summary', {}, t('places')), h('ul', {}, [...counts].map(([code, n]) => h('li', {}, `${country(code)}: ${number(n)}`)))));
}

// drag tells moves in units of the drawing. A click that does not move stays a click.
function drag(svg, moved) {
  let last = null;
  svg.addEventListener('pointerdown', (e) => { last = e; });
  svg.addEventListener('pointermove', (e) => {
    if (!last || !e.buttons || Math.hypot(e.clientX - last.clientX, e.clientY - last.clientY) < 3) return;
    const unit = width / svg.getBoundingClientRect().width;
    moved((e.clientX - last.clientX) * unit, (e.clientY - last.clientY) * unit);
    last = e;
  });
  svg.addEventListener('pointerup', () => { last = null; });
}
