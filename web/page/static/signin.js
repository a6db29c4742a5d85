// Signing in: who, and what for. Without accounts the key comes with the address that the server told.
import { h, put } from './dom.js';
import { ask } from './server.js';
import { read } from './state.js';
import { t } from './words.js';
import { faultText } from './waiting.js';

export async function showSignIn(main, done) {
  const { key } = read();
  let accounts = true;
  try {
    ({ accounts } = await ask('GET', '/start'));
  } catch { /* told when signing in */ }
  const fault = h('p', { class: 'fault', role: 'alert', id: 'signFault' });
  const user = h('input', { name: 'user', autocomplete: 'username', required: true, autocapitalize: 'none', 'aria-describedby': 'signFault' });
  const password = h('input', { name: 'password', type: 'password', autocomplete: accounts ? 'current-password' : 'off', required: true, value: accounts ? '' : key || '', 'aria-describedby': accounts ? 'signFault' : 'keyHelp signFault' });
  const purpose = h('input', { name: 'purpose', minlength: 3, maxlength: 200, required: true, 'aria-describedby': 'purposeHelp signFault' });
  const form = h('form', { class: 'card sign' },
    h('img', { src: '/icon.svg', alt: '', width: 48, height: 48 }),
    h('h1', {}, t('title')), h('p', { class: 'help' }, t('about')),
    accounts && h('label', {}, t('user'), user),
    h('label', {}, t(accounts ? 'password' : 'key'), password),
    !accounts && h('p', { class: 'help', id: 'keyHelp' }, t('keyHelp')),
    h('label', {}, t('purpose'), purpose),
    h('p', { class: 'help', id: 'purposeHelp' }, t('purposeHelp')),
    h('button', { class: 'main' }, t('signIn')), fault);
  form.addEventListener('submit', async (e) => {
    e.preventDefault();
    put(fault);
    try {
      const session = await ask('POST', '/session', { user: accounts ? user.value.trim() : '', password: password.value, purpose: purpose.value });
      history.replaceState(null, '', '#' + new URLSearchParams(Object.entries(read()).filter(([name]) => name !== 'key')));
      await done(session);
    } catch (problem) {
      put(fault, problem.status === 401 ? t('error.signIn') : faultText(problem));
    }
  });
  put(main, form);
  (accounts ? user : key ? purpose : password).focus();
}
