// The page: who is signed in, which view the address asks for.
import { h, put, symbol } from './dom.js';
import { ask } from './server.js';
import { address, go, link, read } from './state.js';
import { choose, current, names, t } from './words.js';
import { fault } from './waiting.js';
import { showSignIn } from './signin.js';
import { showSearch } from './search.js';
import { showMember } from './member.js';
import { showReview } from './review.js';
import { showLists } from './lists.js';
import { showProfile } from './profile.js';
import { showNames } from './names.js';
import { showRecords } from './records.js';

const views = { search: showSearch, member: showMember, review: showReview, lists: showLists, profile: showProfile, names: showNames, records: showRecords };
const ranks = ['viewer', 'outreach', 'reviewer', 'admin'];
// places are what the navigation leads to, and the least role that may go there.
const places = [['search', 'viewer'], ['review', 'reviewer'], ['lists', 'outreach'], ['profile', 'viewer'], ['names', 'viewer'], ['records', 'admin']];

const main = document.getElementById('main');
let session = null;
let vocabulary = null;
let shown = { view: '' };

async function start() {
  addEventListener('hashchange', show);
  document.getElementById('skip').addEventListener('click', (e) => {
    e.preventDefault();
    main.focus();
  });
  try {
    session = await ask('GET', '/session');
  } catch {
    session = null;
  }
  await show();
}

function may(least) { return ranks.indexOf(session.role) >= ranks.indexOf(least); }

// show shows what the address asks for.
async function show() {
  const state = read();
  choose(state.lang);
  const wanted = state.member ? 'member' : state.view || 'search';
  const view = views[wanted] ? wanted : 'search';
  showFrame(view);
  if (!session) return showDoor();
  try {
    vocabulary ??= await ask('GET', '/vocabulary');
  } catch (problem) {
    if (problem.status === 401) return signedOut();
    return put(main, fault(problem, show));
  }
  const before = shown;
  shown = { view, member: state.member, leaf: [view, state.tab, state.upload, state.job].join(' ') };
  main.dataset.view = view;
  titled(t('nav.' + (view === 'member' ? 'search' : view)));
  // A view shows what it has at once, and the rest as it comes: who turned to it is led there, and not again once it has come.
  const turned = before.view && before.leaf !== shown.leaf;
  if (turned) scrollTo(0, 0);
  await views[view](main, state, { session, vocabulary, signedOut, titled, may, cameFrom: before.view === 'member' && turned ? before.member : '' });
  if (before.view && document.activeElement === document.body) main.focus({ preventScroll: true });
}

function titled(title) { document.title = title + ' · Diasmap'; }

async function showDoor() {
  shown = { view: 'sign in' };
  main.dataset.view = 'sign';
  titled(t('signIn'));
  await showSignIn(main, async (signed) => {
    session = signed;
    await show();
  });
}

// signedOut is for views that find the session at its end.
function signedOut() {
  session = null;
  show();
}

function showFrame(view) {
  put(document.getElementById('skip'), t('skip'));
  const open = document.querySelector('.menu')?.getAttribute('aria-expanded') === 'true';
  const menu = h('button', { type: 'button', class: 'menu', 'aria-expanded': String(open && !session), 'aria-controls': 'nav', onclick: () => menu.setAttribute('aria-expanded', String(menu.getAttribute('aria-expanded') !== 'true')) },
    symbol('menu'), h('span', {}, t('menu')));
  put(document.getElementById('header'),
    h('p', { class: 'brand' }, h('a', { href: address({}) }, h('img', { src: '/icon.svg', alt: '', width: 28, height: 28 }), h('span', {}, 'Diasmap'))),
    session && menu,
    session && h('nav', { id: 'nav', 'aria-label': t('navigation') }, h('ul', {}, places.filter(([, least]) => may(least)).map(([place]) =>
      h('li', {}, h('a', { href: address({ view: place === 'search' ? '' : place }), 'aria-current': place === view || (place === 'search' && view === 'member') ? 'page' : null }, t('nav.' + place)))))),
    h('div', { class: 'who' },
      h('label', {}, h('span', { class: 'unseen' }, t('language')), h('select', { class: 'plain', onchange: (e) => go(link({ lang: e.target.value }), true) },
        Object.keys(names).map((l) => h('option', { value: l, selected: l === current(), lang: l }, names[l])))),
      session && account()));
  put(document.getElementById('footer'), h('p', {}, t('about')), h('p', {}, t('borders')), h('p', {}, t('kosovo')));
}

function account() {
  return h('details', { class: 'account' }, h('summary', {}, symbol('user'), h('span', {}, session.user)),
    h('div', {}, h('p', {}, h('strong', {}, session.user), h('br'), t('role.' + session.role)), h('p', {}, t('purposeIs', { purpose: session.purpose })),
      h('button', { type: 'button', class: 'leave', onclick: leave }, t('signOut'))));
}

async function leave() {
  await ask('DELETE', '/session').catch(() => {});
  session = null;
  history.replaceState(null, '', address({}));
  await show();
}

start();
