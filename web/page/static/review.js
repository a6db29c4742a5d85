// Reviewing: one member after the other, by keys or by buttons; doubtful pairs; what a sample says of the whole.
import { h, put, say, symbol } from './dom.js';
import { ask } from './server.js';
import { address, go, link, refresh } from './state.js';
import { country, current, percent, t } from './words.js';
import { statusName } from './values.js';
import { fault, fetched } from './waiting.js';
import { decisions, evidence, facts, origins, verdict } from './member.js';
import { apart, whereabouts } from './search.js';
import { showPairs } from './pairs.js';
import { showPrecision } from './precision.js';

const tabs = { queue: showQueue, pairs: showPairs, precision: showPrecision };
const batch = 50; // members that are fetched at once

export async function showReview(main, state, context) {
  const tab = tabs[state.tab] ? state.tab : 'queue';
  const place = h('div');
  put(main, h('div', { class: 'heading' }, h('h1', {}, t('nav.review')), h('nav', { class: 'tabs', 'aria-label': t('nav.review') }, h('ul', {}, Object.keys(tabs).map((name) =>
    h('li', {}, h('a', { href: address({ view: 'review', tab: name === 'queue' ? '' : name }), 'aria-current': name === tab ? 'page' : null }, t('review.' + name))))))), place);
  await tabs[tab](place, state, context);
}

async function showQueue(place, state, context) {
  const asked = { query: state.q || '', order: state.order === 'most-sure' ? 'most-sure' : 'least-sure', sample: state.sample || '', limit: batch };
  const answer = await fetched(place, Promise.all([ask('POST', '/review/queue', asked, 'queue'), ask('POST', '/facets', { facets: ['origin=-1', 'sector=-1'] }, 'waiting')]), context);
  if (!answer) return;
  const [found, { facets }] = answer;
  new Queue(place, found, facets, state, context).begin();
}

// keys are what decides, by their place on the keyboard, whatever alphabet it writes.
const keyOf = { Digit1: 'confirmed', Digit2: 'not-of-origin', Digit3: 'unsure', Digit4: 'no-contact', Numpad1: 'confirmed', Numpad2: 'not-of-origin', Numpad3: 'unsure', Numpad4: 'no-contact' };

// A Queue is members that wait for a decision. at is the one shown; it stays in the list when it is decided, so that it can be gone back to.
class Queue {
  constructor(place, found, facets, state, context) {
    Object.assign(this, { place, facets, state, context, members: found.members, total: found.total, decided: new Map() });
    this.at = Math.max(0, this.members.findIndex((m) => m.id === state.at));
    this.card = h('article', { class: 'card candidate', tabindex: -1, 'aria-live': 'off' });
    this.progress = h('div', { class: 'how' });
    this.list = h('ol', { class: 'waiting' });
    this.note = h('input', { maxlength: 1000, dir: 'auto', autocomplete: 'off' });
    this.fault = h('div');
  }

  begin() {
    const order = h('label', {}, t('sort'), h('select', { onchange: (e) => go(link({ order: e.target.value, at: '' })) }, ['', 'most-sure'].map((o) => h('option', { value: o, selected: o === (this.state.order || '') }, t('order.' + o)))));
    const filters = h('div', { class: 'filters' }, this.state.sample ? h('p', { class: 'chips' }, h('a', { class: 'button', href: link({ sample: '', at: '' }) }, t('ofSample', { name: this.state.sample }), symbol('close'))) :
      [...['origin', 'sector'].map((by) => this.filter(by, this.facets.find((f) => f.by === by)?.buckets || [])), order]);
    if (!this.members.length) {
      return put(this.place, filters, h('div', { class: 'empty card' }, h('p', {}, t('queueEmpty')), h('a', { class: 'button', href: this.state.sample ? address({ view: 'review', tab: 'precision', sample: this.state.sample }) : address({}) }, t(this.state.sample ? 'review.precision' : 'nav.search'))));
    }
    const keys = h('input', { type: 'checkbox', checked: this.state.keys !== 'off', onchange: () => history.replaceState(null, '', link({ keys: (this.state.keys = keys.checked ? '' : 'off') })) });
    put(this.place, h('div', { class: 'queueHead' }, this.progress, filters),
      h('div', { class: 'queue' },
        h('div', {}, this.card, h('div', { class: 'decide card' },
          h('div', { class: 'decisions' }, decisions.map((d, i) => h('button', { type: 'button', class: d, onclick: () => this.decide(d) }, h('kbd', {}, i + 1), statusName(d))),
            h('span', { class: 'steps' }, [['previous', '←', () => this.move(-1)], ['next', '→', () => this.move(1)], ['undo', '0', () => this.undo()]].map(([name, key, act]) =>
              h('button', { type: 'button', class: 'quiet', onclick: act }, h('kbd', {}, key), t(name))))),
          this.fault,
          h('div', { class: 'noted' }, h('label', { class: 'note' }, t('note'), this.note), h('label', { class: 'tick' }, keys, t('keysOn'))),
          h('p', { class: 'help' }, t('keysHelp')))),
        h('section', { class: 'aside', 'aria-label': t('waitingHere') }, h('h2', {}, t('waitingHere')), this.list)));
    const keyed = (e) => {
      if (!this.card.isConnected) return removeEventListener('keydown', keyed);
      if (this.state.keys !== 'off') this.keyed(e);
    };
    addEventListener('keydown', keyed);
    this.show(false);
  }

  filter(by, buckets) {
    const chosen = new RegExp(`(?:^| )${by}:(\\S+)`).exec(this.state.q || '')?.[1] || '';
    const others = (this.state.q || '').replace(new RegExp(`(?:^| )${by}:\\S+`), '').trim();
    const values = buckets.map((b) => b.value);
    if (chosen && !values.includes(chosen)) values.unshift(chosen);
    const name = (v) => (by === 'origin' ? country(v) : this.context.vocabulary.sectors.find((x) => x.id === v)?.[current()] || v);
    return h('label', {}, t('facet.' + by), h('select', { onchange: (e) => go(link({ q: [others, e.target.value && `${by}:${e.target.value}`].filter(Boolean).join(' '), at: '' })) },
      h('option', { value: '' }, t('all')), values.map((v) => h('option', { value: v, selected: v === chosen }, name(v)))));
  }

  keyed(e) {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) {
      if (e.target === this.note && e.key === 'Escape') this.card.focus();
      return;
    }
    if (keyOf[e.code]) this.decide(keyOf[e.code]);
    else if (e.code === 'Digit0' || e.code === 'Numpad0') this.undo();
    else if (e.key === 'ArrowRight') this.move(1);
    else if (e.key === 'ArrowLeft') this.move(-1);
    else if (e.key === '/') this.note.focus();
    else return;
    e.preventDefault();
  }

  // show shows the member at hand, explained by the server.
  async show(focus) {
    const m = this.members[this.at];
    history.replaceState(null, '', link({ at: m.id }));
    const status = this.decided.get(m.id) || m.status;
    this.note.value = '';
    put(this.fault);
    put(this.progress, h('p', {}, t('waiting', { n: Math.max(0, this.total - this.decided.size) })), h('progress', { max: this.total, value: this.decided.size, 'aria-label': t('decidedShare', { n: this.decided.size, of: this.total }) }));
    const start = Math.max(0, Math.min(this.at - 2, this.members.length - 10));
    put(this.list, this.members.slice(start, start + 10).map((each, i) => h('li', {}, h('button', { type: 'button', class: 'link', 'aria-current': start + i === this.at ? 'true' : null, onclick: () => { this.at = start + i; this.show(true); } },
      h('bdi', {}, each.name), h('span', { class: 'help' }, this.decided.has(each.id) ? statusName(this.decided.get(each.id)) : percent(each.probability))))));
    const head = h('div', { class: 'head' }, h('h2', {}, h('bdi', {}, m.name), status && h('span', { class: 'status ' + status }, statusName(status))), h('p', { class: 'work' }, apart([m.occupation, m.employer, whereabouts(m)])));
    put(this.card, head, verdict(m));
    if (focus) this.card.focus({ preventScroll: true });
    this.card.setAttribute('aria-busy', 'true');
    const whole = await ask('GET', '/members/' + m.id, null, 'candidate').catch(() => null);
    this.card.removeAttribute('aria-busy');
    if (!whole) return;
    this.note.value = whole.review?.note || '';
    this.card.append(h('div', { class: 'halves' }, h('div', {}, facts(whole, this.context), origins(whole.explained.origins.slice(0, 3))), h('div', {}, evidence(whole.explained, whole))),
      h('p', {}, h('a', { href: address({ member: m.id }) }, t('wholeMember'))));
  }

  async decide(status) {
    const m = this.members[this.at];
    try {
      await ask('POST', `/members/${m.id}/review`, { status, note: this.note.value });
    } catch (problem) {
      if (problem.status === 401) return this.context.signedOut();
      return put(this.fault, fault(problem));
    }
    this.decided.set(m.id, status);
    this.last = m.id;
    say(t('decidedSaid', { name: m.name, status: statusName(status) }));
    if (this.at + 1 < this.members.length) return this.move(1);
    if (this.decided.size < this.total) {
      history.replaceState(null, '', link({ at: '' }));
      return refresh();
    }
    await this.show(true);
    say(t('queueEmpty'));
  }

  // undo takes the last decision back, and shows its member again.
  async undo() {
    if (!this.last) return;
    try {
      await ask('POST', `/members/${this.last}/review`, { status: 'none' });
    } catch (problem) {
      return put(this.fault, fault(problem));
    }
    this.decided.delete(this.last);
    this.at = this.members.findIndex((m) => m.id === this.last);
    this.members[this.at].status = '';
    this.last = '';
    await this.show(true);
    say(t('undone'));
  }

  move(by) {
    const to = this.at + by;
    if (to < 0 || to >= this.members.length) return;
    this.at = to;
    this.show(true);
  }
}
