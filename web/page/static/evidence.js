// What a name says, in the language of the page. Members keep the evidence of their names in the words it had when they were imported, so those words,
// whose forms are few (onomastics, AppendEvidence), are read here. What is not understood is shown as it is.
import { country, known, list, script, t } from './words.js';

const kinds = { 'family name': 'family', 'given name': 'given', patronymic: 'patronymic' };

// sentences are the pieces of evidence for the origin of a person who lives in a host, each as a sentence without its stop.
export function sentences(words, origin, host) {
  return grouped(words).map(({ head, tail }) => sentence(head, tail, origin, host));
}

// grouped parts the pieces: a subject, and what is said of it.
function grouped(words) {
  const all = [];
  for (const part of words.split('; ')) {
    const [, kind, text, rest] = /^(family name|given name|patronymic) (.+?): (.*)$/.exec(part) || [];
    if (kind) all.push({ head: { kind: kinds[kind], text }, tail: [rest] });
    else if (all.length && /^(beginning|ending) /.test(part)) all.at(-1).tail.push(part);
    else all.push({ head: part, tail: [] });
  }
  return all;
}

function sentence(head, tail, origin, host) {
  if (head.kind) return t('ev.' + head.kind, { text: head.text }) + ' ' + list(tail.map((part) => predicate(head.kind, part)));
  let m;
  if ((m = /^written in (.+) script$/.exec(head))) return t('ev.script', { script: script(m[1]) });
  if ((m = /^letters (.+)$/.exec(head))) return t('ev.letters', { letters: m[1] });
  if (/ names among residents of /.test(head)) return t('ev.host', { origin: country(origin), host: country(host) });
  return head;
}

function predicate(kind, part) {
  const [, affix, text] = /^(ending|beginning) (.+)$/.exec(part) || [];
  if (affix) return t('ev.' + affix, { affix: text.replace('-', '\u2011') }); // a hyphen that no line ends at
  if (/^in the .* lexicon$/.test(part)) return t(`ev.${kind}.in`);
  if (/^not in the .* lexicon$/.test(part)) return t(`ev.${kind}.out`);
  return part;
}

// because is why a verdict is what it is, in a sentence: of the verdict, or of what stood in its way.
export function because(reason, verdict) {
  const group = /group \S+ [\d.]+: ([A-Z]{2}) [\d.]+(?:, ([A-Z]{2}) [\d.]+)?/.exec(reason);
  if (group) return t('because.group', { countries: list(group.slice(1).filter(Boolean).map(country)) });
  const cause = causes.find(([words]) => reason.startsWith(words))?.[1];
  if (cause) return t('because.' + cause);
  return known('because.' + verdict) ? t('because.' + verdict) : reason;
}

const causes = [['the name is empty', 'empty'], ['the name has no letters', 'letters'], ['initials only', 'initials'], ['longer than', 'long'], ['an organisation', 'organisation'],
  ['the script is not', 'script'], ['too short', 'short'], ['too common', 'common'], ['too close', 'close'], ['in no lexicon', 'unfamiliar'], ['too many possible', 'spread'],
  ['name is not valid', 'garbled'], ['garbled', 'garbled']];
