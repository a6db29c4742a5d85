// The page: who is signed in, which view the address asks for.
import { h, put } from './dom.js';
import { ask } from './server.js';
import { read, go } from './state.js';
import { choose, current, t, tables } from './words.js';
import { showSignIn } from './signin.js';
import { showSearch } from './search.js';
import { showMember } from './member.js';

const names = { en: 'English', fr: 'Français', ru: 'Русский' };
const main = document.getElementById('main');
let session = null;
let vocabulary = null;
let shown = '';

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

// show shows what the address asks for.
async function show() {
  const state = read();
  choose(state.lang);
  document.title = t('title') + ' · Diasmap';
  showFrame();
  if (!session) {
    shown = 'sign in';
    return showSignIn(main, async (signed) => {
      session = signed;
      await show();
    });
  }
  try {
    vocabulary ??= await ask('GET', '/vocabulary');
  } catch (problem) {
    if (problem.status === 401) return signedOut();
    return put(main, h('p', { class: 'fault', role: 'alert' }, t('error.' + problem.status)), h('button', { type: 'button', onclick: show }, t('again')));
  }
  const context = { session, vocabulary, signedOut };
  const view = state.member ? 'member' : 'search';
  const turned = shown && shown !== view;
  shown = view;
  if (view === 'member') await showMember(main, state, context);
  else await showSearch(main, state, context);
  if (turned) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

// signedOut is for views that find the session at its end.
function signedOut() {
  session = null;
  show();
}

function showFrame() {
  put(document.getElementById('skip'), t('skip'));
  put(document.getElementById('header'),
    h('p', { class: 'brand' }, h('a', { href: '#lang=' + current() }, 'Diasmap'), h('span', {}, t('title'))),
    h('div', { class: 'who' },
      session && h('span', {}, `${session.user} · ${t('purposeIs', { purpose: session.purpose })}`),
      h('label', {}, h('span', { class: 'unseen' }, t('language')), h('select', { onchange: (e) => go({ lang: e.target.value }, true) },
        Object.keys(tables).map((l) => h('option', { value: l, selected: l === current(), lang: l }, names[l])))),
      session && h('button', { type: 'button', onclick: leave }, t('signOut'))));
  put(document.getElementById('footer'), h('p', {}, t('about')), h('p', {}, t('borders')), h('p', {}, t('kosovo')));
}

async function leave() {
  await ask('DELETE', '/session').catch(() => {});
  session = null;
  history.replaceState(null, '', '#lang=' + current());
  await show();
}

start();
