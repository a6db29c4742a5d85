// Signing in: who, and what for. Without accounts the key comes with the address that the server told.
import { h, put } from './dom.js';
import { ask } from './server.js';
import { link, read } from './state.js';
import { t } from './words.js';
import { faultText } from './waiting.js';

const failures = ['no-role', 'refused', 'again', 'unreachable', 'failed']; // of signing in elsewhere, as the server names them

export async function showSignIn(main, done) {
  const state = read();
  let start = { accounts: true };
  try {
    start = await ask('GET', '/start');
  } catch { /* told when signing in */ }
  if (start.purpose_of) return showPurpose(main, start.purpose_of, done);
  const { accounts } = start;
  const fault = h('p', { class: 'fault', role: 'alert', id: 'signFault' }, failures.includes(state.oidc) && t('oidc.' + state.oidc));
  const user = h('input', { name: 'user', autocomplete: 'username', required: true, autocapitalize: 'none', 'aria-describedby': 'signFault' });
  const password = h('input', { name: 'password', type: 'password', autocomplete: accounts ? 'current-password' : 'off', required: true, value: accounts ? '' : state.key || '', 'aria-describedby': accounts ? 'signFault' : 'keyHelp signFault' });
  const purpose = purposeInput();
  const form = h('form', { class: 'card sign' }, head(),
    start.oidc && h('a', { class: 'button main', href: start.oidc }, t('oidcSignIn')), start.oidc && h('p', { class: 'or' }, h('span', {}, t('orAccount'))),
    accounts && h('label', {}, t('user'), user),
    h('label', {}, t(accounts ? 'password' : 'key'), password),
    !accounts && h('p', { class: 'help', id: 'keyHelp' }, t('keyHelp')),
    purposeField(purpose),
    h('button', { class: 'main' }, t('signIn')), fault);
  submit(form, fault, () => ask('POST', '/session', { user: accounts ? user.value.trim() : '', password: password.value, purpose: purpose.value }), done);
  put(main, form);
  (accounts ? user : state.key ? purpose : password).focus();
}

// showPurpose asks who has signed in elsewhere what for.
function showPurpose(main, name, done) {
  const fault = h('p', { class: 'fault', role: 'alert', id: 'signFault' });
  const purpose = purposeInput();
  const form = h('form', { class: 'card sign' }, head(), h('p', {}, h('strong', {}, h('bdi', {}, name))), purposeField(purpose), h('button', { class: 'main' }, t('goOn')), fault);
  submit(form, fault, () => ask('POST', '/session/purpose', { purpose: purpose.value }), done);
  put(main, form);
  purpose.focus();
}

function head() { return [h('img', { src: '/icon.svg', alt: '', width: 48, height: 48 }), h('h1', {}, t('title')), h('p', { class: 'help' }, t('about'))]; }

function purposeInput() { return h('input', { name: 'purpose', minlength: 3, maxlength: 200, required: true, 'aria-describedby': 'purposeHelp signFault' }); }

function purposeField(purpose) { return [h('label', {}, t('purpose'), purpose), h('p', { class: 'help', id: 'purposeHelp' }, t('purposeHelp'))]; }

// submit sends a form, and takes from the address what was for signing in alone.
function submit(form, fault, sent, done) {
  form.addEventListener('submit', async (e) => {
    e.preventDefault();
    put(fault);
    try {
      const session = await sent();
      history.replaceState(null, '', link({ key: '', oidc: '' }));
      await done(session);
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      put(fault, faultText(problem));
    }
  });
}
