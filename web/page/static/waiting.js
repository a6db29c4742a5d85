// What is seen while the server works, and when it does not.
import { h, put } from './dom.js';
import { refresh } from './state.js';
import { country, known, t } from './words.js';

const soon = 300; // milliseconds after which a wait is shown
const long = 4000; // and after which it is explained

const waits = new WeakMap(); // what ends the wait that a place shows

// fetched waits for an answer, in place of what it will show. It is null where there was none: then the fault is told there. A later wait at the same place
// takes over from one whose answer is no longer wanted.
export async function fetched(place, answer, context) {
  waits.get(place)?.();
  const told = h('p', { class: 'wait' });
  place.setAttribute('aria-busy', 'true');
  const timers = [setTimeout(() => {
    put(told, h('span', {}, t('loading')));
    if (!place.childElementCount) place.append(told, h('div', { class: 'bones' }, [1, 2, 3].map(() => h('div'))));
    else place.prepend(told);
  }, soon), setTimeout(() => put(told, h('span', {}, t('slow'))), long)];
  const end = () => {
    timers.forEach(clearTimeout);
    told.remove();
    place.querySelector(':scope > .bones')?.remove();
    place.removeAttribute('aria-busy');
  };
  waits.set(place, end);
  try {
    return await answer;
  } catch (problem) {
    if (problem.status === undefined) throw problem;
    if (problem.status === 401) context.signedOut();
    else if (problem.status !== 422 || !context.refused?.(problem)) put(place, fault(problem, refresh));
    return null;
  } finally {
    if (waits.get(place) === end) end();
  }
}

// fault tells what went wrong, and offers to try again where that may help.
export function fault(problem, again) {
  return h('div', { class: 'fault', role: 'alert' }, h('p', {}, faultText(problem)),
    again && ![403, 404, 409, 413, 422].includes(problem.status) && h('button', { type: 'button', onclick: again }, t('again')));
}

// faultText is what went wrong, by its cause or else by the status. What only the server can say, it says in English.
export function faultText(problem) {
  const told = causeText(problem);
  if (!told) return t(known('error.' + problem.status) ? 'error.' + problem.status : 'error.500');
  return detailed.includes(problem.cause) ? h('span', {}, told, ' ', h('span', { lang: 'en', class: 'detail' }, problem.message)) : told;
}

const detailed = ['unfit', 'bad-request', 'list-unread']; // causes of which the server's English tells more

// causeText is the cause of a problem in the reader's language, with what it is about and what to do; empty where the page does not know it.
function causeText({ cause, values }) {
  if (!known('cause.' + cause)) return '';
  const { example, meant, country: code, role, least } = values;
  const told = t('cause.' + cause, { ...values, country: /^[A-Za-z]{2}$/.test(code) ? country(code.toUpperCase()) : code, role: role && t('role.' + role), least: least && t('role.' + least) });
  return [told, meant ? t('meantThis', { meant }) : example && t('forExample', { example })].filter(Boolean).join(' ');
}
