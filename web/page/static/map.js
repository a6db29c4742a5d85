// The map: borders by the usage of the United Nations, countries shaded by counts, circles where people are. Circles that would cover one another
// are one until the map is near enough. It is SVG: circles are reached by keyboard, and all of it is told as a list besides.
import { h, put, s, say, symbol } from './dom.js';
import { country, number, short, t } from './words.js';
import { cityName } from './values.js';

const base = 1000; // width of the projected world, in units of the borders
const shades = 5;
const nearest = 48; // how many times larger than the whole world the map gets
const apartBy = 30; // pixels that circles are apart at least
const listed = 30; // places in the list

let borders = null;

// land is the borders as paths of the projection, made once.
async function land() {
  borders ??= fetch('/borders.topojson').then((r) => r.json()).then((world) => {
    const { d3, topojson } = globalThis;
    const projection = d3.geoNaturalEarth1().fitWidth(base, { type: 'Sphere' });
    const path = d3.geoPath(projection);
    const shapes = topojson.feature(world, world.objects.countries).features.filter((f) => f.id !== 'AQ');
    return { projection, sphere: path({ type: 'Sphere' }), top: projection([0, 84])[1], bottom: projection([0, -57])[1], shapes: shapes.map((f) => ({ code: f.id, d: path(f) })) };
  });
  return borders;
}

// worldMap makes a map. search is called with a point to search round, or city with a name where people may not be sought so; narrow with a country; moved with
// where the map is, as text for the address.
export function worldMap({ search, city, narrow, moved }) {
  const ground = s('g', { class: 'land', 'aria-hidden': 'true' });
  const dots = s('g', { class: 'dots' });
  const svg = s('svg', { role: 'group', 'aria-label': t('map') }, ground, dots);
  const zoom = (name, by) => h('button', { type: 'button', 'aria-label': t(name), title: t(name), onclick: () => zoomBy(by) }, symbol({ zoomIn: 'plus', zoomOut: 'minus', whole: 'world' }[name]));
  const frame = h('div', { class: 'frame' }, svg, h('div', { class: 'zoom' }, zoom('zoomIn', 2), zoom('zoomOut', 0.5), zoom('whole', 0)));
  const under = h('div', { class: 'under' });
  const element = h('div', { class: 'map' }, frame, under);
  let world = null;
  let shown = null;
  let width = 0;
  let height = 0;
  let view = { k: 1, x: base / 2, y: base / 4 }; // the middle in units of the borders
  let groups = [];

  const scale = () => (view.k * width) / base;

  function place() {
    ground.setAttribute('transform', `translate(${width / 2} ${height / 2}) scale(${scale()}) translate(${-view.x} ${-view.y})`);
    for (const g of groups) g.element.setAttribute('transform', `translate(${width / 2 + (g.x - view.x) * scale()} ${height / 2 + (g.y - view.y) * scale()})`);
  }

  // draw gathers the places anew for the scale, and puts all in its place.
  function draw() {
    if (!shown) return;
    const held = groups.find((g) => g.element === document.activeElement);
    groups = gathered(shown.points, apartBy / scale());
    const biggest = Math.max(1, ...groups.map((g) => g.count));
    put(dots, groups.map((g, i) => {
      const together = g.places.length > 1 && view.k < nearest;
      const label = t(together ? 'cluster' : city ? 'oneCityPlace' : search ? 'onePlace' : 'plainPlace', { n: g.count, place: cityName(g.places[0].name), more: g.places.length - 1 });
      const act = () => (together ? closer(g) : city ? city(g.places[0].name) : search?.(g.lat, g.lon));
      g.element = s('g', { role: 'button', tabindex: i ? -1 : 0, 'aria-label': label, onclick: act, onkeydown: (e) => keyed(e, i, act) },
        s('circle', { r: 12 + 8 * Math.sqrt(g.count / biggest) }), s('title', {}, label), s('text', { dy: '0.35em' }, short(g.count)));
      return g.element;
    }));
    place();
    if (held) (groups.find((g) => g.places.includes(held.places[0])) || groups[0])?.element.focus({ preventScroll: true });
  }

  // keyed moves through the circles, which are one stop of the tabulator.
  function keyed(e, i, act) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    if (e.key === 'Enter' || e.key === ' ') act();
    else if (e.key === '+' || e.key === '=') zoomBy(2);
    else if (e.key === '-') zoomBy(0.5);
    else if (step) {
      const next = groups[(i + step + groups.length) % groups.length];
      for (const g of groups) g.element.setAttribute('tabindex', g === next ? 0 : -1);
      center(next);
      next.element.focus({ preventScroll: true });
    } else return;
    e.preventDefault();
  }

  // center brings a group into sight.
  function center(g) {
    const margin = 30; // pixels
    const [x, y] = [width / 2 + (g.x - view.x) * scale(), height / 2 + (g.y - view.y) * scale()];
    if (x > margin && x < width - margin && y > margin && y < height - margin) return;
    Object.assign(view, { x: g.x, y: g.y });
    place();
    tell();
  }

  function closer(g) {
    const k = Math.min(nearest, Math.max(view.k * 2, fitted(g.places).k));
    view = { k, x: g.x, y: g.y };
    draw();
    tell();
    say(t('zoomed', { n: groups.filter((each) => each.places.some((p) => g.places.includes(p))).length }));
  }

  function zoomBy(by) {
    view.k = by ? Math.min(nearest, Math.max(1, view.k * by)) : 1;
    if (view.k === 1) view = whole();
    draw();
    tell();
  }

  // whole is the view of the whole world; where its height does not fit, the north is kept.
  function whole() {
    const high = (base * height) / width;
    return { k: 1, x: base / 2, y: high >= world.bottom - world.top ? (world.top + world.bottom) / 2 : world.top + high / 2 };
  }

  // fitted is the view in which all of some places are seen.
  function fitted(places) {
    const xs = places.map((p) => p.x), ys = places.map((p) => p.y);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const margin = 0.75;
    const k = Math.min((margin * base) / Math.max(x1 - x0, 1e-6), (margin * base * height) / width / Math.max(y1 - y0, 1e-6), 14);
    return k < 1.2 ? whole() : { k, x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
  }

  // tell tells where the map is, which it then is to the digit, so that it is shown the same again.
  function tell() {
    view = { k: round(view.k, 100), x: round(view.x, 10), y: round(view.y, 10) };
    place();
    moved?.([view.k, view.x, view.y].join(','));
  }

  function measure() {
    width = frame.clientWidth || 600;
    height = Math.round(Math.min(Math.max(width * 0.56, 220), 520));
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  }

  new ResizeObserver(() => {
    if (!shown || frame.clientWidth === width || !frame.clientWidth) return;
    measure();
    draw();
  }).observe(frame);
  moves(svg, {
    drag(dx, dy) {
      view.x -= dx / scale();
      view.y -= dy / scale();
      place();
    },
    pinch(by) {
      view.k = Math.min(nearest, Math.max(1, view.k * by));
      draw();
    },
    end: tell,
  });
  svg.addEventListener('dblclick', () => zoomBy(2));

  // show shows what was found: places {name, count, lat, lon}, how many have none, the shading of countries and how many were found in each; the whole world if
  // wide, else where the places are.
  async function show({ places, unplaced, shading, countries, at, wide, choice }) {
    world = await land();
    measure();
    const points = places.map((p) => {
      const [x, y] = world.projection([p.lon, p.lat]);
      return { ...p, x, y };
    });
    shown = { points };
    const steps = new Steps(shading.counts);
    put(ground, s('path', { class: 'sea', d: world.sphere }), world.shapes.map(({ code, d }) => {
      const at = shading.counts.get(code);
      return s('path', { d, class: at?.n ? 'shade' + steps.of(at.n) : null, onclick: countries.get(code) && narrow ? () => narrow(code) : null }, s('title', {}, `${country(code)}: ${counted(at)}`));
    }));
    const [k, x, y] = (at || '').split(',').map(Number);
    if (k >= 1 && Number.isFinite(x) && Number.isFinite(y)) view = { k: Math.min(k, nearest), x, y };
    else view = points.length && !wide ? fitted(points) : whole();
    draw();
    put(under, choice && h('p', { class: 'choice', role: 'group', 'aria-label': t('shading') }, choice.map(([text, on, to]) => h('a', { href: to, class: 'button', 'aria-current': on ? 'true' : null }, text))),
      steps.legend(shading.title), points.length > 0 && h('p', { class: 'help' }, t(city ? 'mapHelpCity' : search ? 'mapHelp' : 'mapHelpPlain'), unplaced ? ' ' + t('notPlaced', { n: unplaced }) : ''),
      asList(shading, countries, points));
  }

  // asList is all of the map as text.
  function asList(shading, countries, points) {
    const codes = [...new Set([...countries.keys(), ...shading.counts.keys()])].filter(Boolean);
    const act = (text, f) => (f ? h('button', { type: 'button', class: 'link', onclick: f }, text) : text);
    return h('details', { class: 'list' }, h('summary', {}, t('places')),
      h('div', { class: 'lists' }, h('ul', { 'aria-label': t('facet.country') }, codes.map((code) => h('li', {}, act(country(code), narrow && (() => narrow(code))), ' ', h('span', { class: 'count' }, counted(shading.counts.get(code) || countries.get(code)))))),
        h('ul', { 'aria-label': t('facet.city') }, points.slice(0, listed).map((p) => h('li', {}, act(cityName(p.name), city ? () => city(p.name) : search && (() => search(p.lat, p.lon))), ' ', h('span', { class: 'count' }, number(p.count)))))));
  }
  return { element, show };
}

function round(n, parts) { return Math.round(n * parts) / parts; }

// counted is a count in words, with its interval where it has one.
function counted(at) {
  if (!at) return number(0);
  return at.low === undefined ? number(at.n) : t('interval', { value: at.n, low: at.low, high: at.high });
}

// gathered puts places together that are nearer than some distance, the largest first.
function gathered(points, distance) {
  const groups = [];
  for (const p of points) {
    const near = groups.find((g) => Math.hypot(g.x - p.x, g.y - p.y) < distance);
    if (!near) groups.push({ ...p, places: [p] });
    else {
      near.count += p.count;
      near.places.push(p);
    }
  }
  return groups;
}

// Steps are the shades of counts, on a scale of logarithms.
class Steps {
  constructor(counts) { this.most = Math.max(1, ...[...counts.values()].map((c) => c.n)); }

  of(n) { return Math.max(1, Math.min(shades, Math.ceil((shades * Math.log1p(n)) / Math.log1p(this.most) - 1e-9))); }

  // legend tells which shade is which counts.
  legend(title) {
    const ends = [];
    for (let i = 1; i <= shades; i++) ends.push(Math.floor(Math.exp((i / shades) * Math.log1p(this.most)) - 1 + 1e-9));
    const steps = ends.map((to, i) => [i + 1, i ? ends[i - 1] + 1 : 1, to]).filter(([, from, to]) => to >= from);
    return h('div', { class: 'legend' }, h('p', {}, title), h('ul', {}, steps.map(([i, from, to]) =>
      h('li', {}, h('span', { class: 'swatch shade' + i }), from === to ? number(from) : `${number(from)}–${number(to)}`))));
  }
}

// moves tells drags and pinches in units of the drawing. A click that does not move stays a click.
function moves(svg, { drag, pinch, end }) {
  const least = 3; // pixels
  const fingers = new Map();
  let moved = false;
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  };
  svg.addEventListener('pointerdown', (e) => {
    fingers.set(e.pointerId, e);
    moved = false;
  });
  svg.addEventListener('pointermove', (e) => {
    const last = fingers.get(e.pointerId);
    if (!last) return;
    if (!e.buttons) return lift(e);
    const before = fingers.size === 2 ? spread() : 0;
    if (!before && !moved && Math.hypot(e.clientX - last.clientX, e.clientY - last.clientY) < least) return;
    fingers.set(e.pointerId, e);
    moved = true;
    if (before) pinch(spread() / before);
    else drag(e.clientX - last.clientX, e.clientY - last.clientY);
  });
  const lift = (e) => {
    if (fingers.delete(e.pointerId) && moved && !fingers.size) end();
  };
  svg.addEventListener('pointerup', lift);
  svg.addEventListener('pointercancel', lift);
  svg.addEventListener('pointerleave', lift);
  svg.addEventListener('click', (e) => {
    if (moved) e.stopPropagation();
  }, true);
}
