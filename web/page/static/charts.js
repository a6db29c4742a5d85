// Charts: tables whose numbers are drawn too, so that they are read as they are seen.
import { h, s } from './dom.js';
import { number, t } from './words.js';

const wide = 100; // units of a bar

// bars is a table of {name, value, low, high, hidden, more}: a bar for the value, a line for its interval; more are further columns, whose heads are given.
export function bars(rows, { caption, head, unit, columns = [], lang }) {
  const most = Math.max(1, ...rows.map((r) => Math.max(r.value || 0, r.high || 0)));
  return h('div', { class: 'across', tabindex: 0, role: 'region', 'aria-label': caption }, h('table', { class: 'chart bars' },
    h('caption', { class: 'unseen' }, caption),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, head), h('th', { scope: 'col', class: 'wide', colspan: 2 }, unit), columns.map((c) => h('th', { scope: 'col' }, c)))),
    h('tbody', {}, rows.map((r) => h('tr', {}, h('th', { scope: 'row', lang }, h('bdi', {}, r.name)), h('td', { class: 'wide', 'aria-hidden': 'true' }, !r.hidden && bar(r, most)),
      h('td', {}, r.hidden ? h('span', { title: t('hidden') }, '–') : number(r.value)), (r.more || []).map((text) => h('td', {}, text)))))));
}

function bar(r, most) {
  const x = (n) => (wide * n) / most;
  const interval = r.high > r.low;
  return s('svg', { class: 'drawn', viewBox: `0 0 ${wide} 10`, preserveAspectRatio: 'none', focusable: 'false' },
    s('rect', { class: 'bar', x: 0, y: 1, width: Math.max(0.5, x(r.value)), height: 8 }),
    interval && s('path', { class: 'interval', d: `M${x(r.low)} 5H${x(r.high)}M${x(r.low)} 2.500V7.500M${x(r.high)} 2.500V7.500` }));
}
