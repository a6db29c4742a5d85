// Lists: one is sent, its columns are told and corrected, a job classifies or imports it, and the result is downloaded.
import { h, put, say, symbol } from './dom.js';
import { ask, fileAt, send } from './server.js';
import { address, go, link, refresh, remember } from './state.js';
import { countries, country, current, list, number, size, t, time } from './words.js';
import { fault, faultText, fetched } from './waiting.js';
import { bars } from './charts.js';

export async function showLists(main, state, context) {
  const place = h('div');
  put(main, place);
  if (state.job) await showJob(place, state.job, context);
  else if (state.upload) await showUpload(place, state, context);
  else await showHome(place, context);
}

async function showHome(place, context) {
  const jobs = h('section', { class: 'part' });
  put(place, h('div', { class: 'heading' }, h('h1', {}, t('nav.lists'))), h('p', { class: 'lead' }, t('listsLead')), dropZone(context), jobs);
  const answer = await fetched(jobs, ask('GET', '/jobs', null, 'jobs'), context);
  if (!answer) return;
  put(jobs, h('h2', {}, t('yourJobs')), answer.jobs.length ? h('ul', { class: 'jobs' }, answer.jobs.map((j) => h('li', { class: 'card' },
    h('div', { class: 'row' }, h('h3', {}, h('a', { href: address({ view: 'lists', job: j.id }) }, h('bdi', {}, jobName(j)))), h('span', { class: 'status ' + j.state }, t('state.' + j.state))),
    h('p', { class: 'help' }, [t('kind.' + j.order.kind), time(j.made), j.rows ? t('rowsDone', { n: j.rows }) : ''].filter(Boolean).join(' · '))))) : h('p', { class: 'help' }, t('noJobs')));
}

function jobName(j) { return j.name || t('kind.' + j.order.kind); }

// dropZone takes a file, chosen or dropped.
function dropZone(context) {
  const file = h('input', { type: 'file', class: 'unseen', accept: '.csv,.tsv,.txt,.jsonl,.xlsx,.parquet,.gz,.zst', onchange: () => file.files[0] && upload(file.files[0]) });
  const told = h('div', { class: 'sending' });
  const zone = h('div', { class: 'drop', ondragover: over, ondragleave: () => zone.classList.remove('over'), ondrop: drop }, symbol('upload'),
    h('label', { class: 'button' }, t('chooseList'), file), h('p', {}, t('dropHere')), h('p', { class: 'help' }, t('listsKept')), told);
  function over(e) {
    e.preventDefault();
    zone.classList.add('over');
  }
  function drop(e) {
    e.preventDefault();
    zone.classList.remove('over');
    if (e.dataTransfer.files[0]) upload(e.dataTransfer.files[0]);
  }
  async function upload(chosen) {
    const bar = h('progress', { max: 1, value: 0, 'aria-label': t('sending', { name: chosen.name }) });
    put(told, h('p', {}, t('sending', { name: chosen.name })), bar);
    file.disabled = true;
    try {
      const { id } = await send('/uploads?name=' + encodeURIComponent(chosen.name), chosen, (share) => { bar.value = share; });
      say(t('sent'));
      go(address({ view: 'lists', upload: id }));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (problem.status === 401) return context.signedOut();
      put(told, fault(problem));
    } finally {
      file.disabled = false;
    }
  }
  return zone;
}

// What columns are read as: names and the residence, and what imports store besides.
const nameRoles = ['name', 'given', 'middle', 'family', 'second_family', 'residence'];
const fieldRoles = ['id', 'other_names', 'native_name', 'birth_year', 'city', 'region', 'occupation_code', 'occupation', 'role', 'employer', 'industry', 'languages', 'url'];
const allRoles = [...nameRoles, ...fieldRoles];
const encodings = ['UTF-8', 'UTF-16', 'windows-1251', 'windows-1252', 'windows-1250', 'windows-1254', 'windows-1256', 'KOI8-R', 'KOI8-U', 'IBM866', 'ARMSCII-8', 'GEOSTD8', 'ISO-8859-1', 'ISO-8859-5'];
const separators = { ',': ',', ';': ';', tab: 'tab', '|': '|' };

async function showUpload(place, state, context) {
  const reading = { encoding: state.encoding, delimiter: state.separator, no_header: state.headless ? 'true' : '' };
  const asked = new URLSearchParams(Object.entries(reading).filter(([, value]) => value));
  const back = h('p', { class: 'backwards' }, h('a', { href: address({ view: 'lists' }) }, symbol('back'), t('allLists')));
  const body = h('div');
  put(place, back, body);
  const u = await fetched(body, ask('GET', `/uploads/${encodeURIComponent(state.upload)}?${asked}`, null, 'upload'), context);
  if (!u) return;
  context.titled(u.name);
  const corrected = state.columns?.split(',');
  const roles = new Map(u.columns.map((c, i) => [i, corrected?.length === u.columns.length && (corrected[i] === '' || allRoles.includes(corrected[i])) ? corrected[i] : c.role]));
  const warning = h('p', { class: 'fault', role: 'alert' });
  const table = columns(u, roles, () => {
    check(roles, warning);
    remember({ columns: [...roles.values()].join(',') });
  });
  check(roles, warning);
  put(body, h('div', { class: 'heading' }, h('h1', {}, h('bdi', {}, u.name))),
    h('p', { class: 'lead' }, [size(u.bytes), u.format && t('format.' + u.format), u.encoding, u.expires && t('keptUntil', { date: time(u.expires) })].filter(Boolean).join(' · ')),
    h('h2', {}, t('columnsTitle')), h('p', { class: 'help' }, t('columnsHelp')),
    (u.encoding_doubtful || (u.doubts || []).length > 0) && h('ul', { class: 'told' }, u.encoding_doubtful && h('li', {}, t('doubtfulEncoding')), (u.doubts || []).map((d) => h('li', { lang: 'en' }, d))),
    table, warning, otherwise(u, state), orderForm(u, roles, reading, context));
}

// check tells when no column has names.
function check(roles, warning) {
  const all = [...roles.values()];
  const named = all.includes('name') || all.includes('family') || all.includes('given');
  put(warning, named ? '' : t('noNames'));
  return named;
}

// columns are the first rows, and over each column what it is read as.
function columns(u, roles, changed) {
  const cells = [];
  const table = h('div', { class: 'across card', tabindex: 0, role: 'region', 'aria-label': t('columnsTitle') }, h('table', { class: 'columnsTable' },
    h('thead', {}, h('tr', {}, u.columns.map((c, i) => h('th', { scope: 'col', 'data-column': i }, h('bdi', {}, c.name), select(i, c))))),
    h('tbody', {}, u.rows.map((row) => h('tr', {}, row.map((value, i) => h('td', { 'data-column': i }, h('bdi', {}, value))))))));
  cells.push(...table.querySelectorAll('[data-column]'));
  function mark() {
    for (const cell of cells) cell.classList.toggle('read', Boolean(roles.get(+cell.dataset.column)));
  }
  function select(i, c) {
    const option = (role) => h('option', { value: role, selected: role === roles.get(i) }, t('column.' + role));
    return h('select', { 'aria-label': t('columnRole', { name: c.name }), onchange: (e) => {
      // A role is that of one column.
      for (const [other, role] of roles) {
        if (other !== i && role === e.target.value && role) {
          roles.set(other, '');
          table.querySelectorAll('select')[other].value = '';
        }
      }
      roles.set(i, e.target.value);
      mark();
      changed();
    } }, h('option', { value: '' }, t('column.none')), h('optgroup', { label: t('columnNames') }, nameRoles.map(option)), h('optgroup', { label: t('columnFields') }, fieldRoles.map(option)));
  }
  mark();
  return table;
}

// otherwise reads the list in another way.
function otherwise(u, state) {
  if (!['csv', 'tsv'].includes(u.format)) return null;
  const choose = (key) => (e) => go(link({ columns: '', [key]: e.target.type === 'checkbox' ? e.target.checked && 'yes' : e.target.value }));
  return h('details', { class: 'list', open: Boolean(state.encoding || state.separator || state.headless) }, h('summary', {}, t('otherwise')), h('div', { class: 'filters' },
    h('label', {}, t('encoding'), h('select', { onchange: choose('encoding') }, h('option', { value: '' }, t('guessed', { what: u.encoding || '' })), encodings.map((e) => h('option', { value: e, selected: e === state.encoding }, e)))),
    h('label', {}, t('separator'), h('select', { onchange: choose('separator') }, h('option', { value: '' }, t('guessed', { what: u.separator === '\t' ? t('tab') : u.separator || '' })), Object.entries(separators).map(([value, text]) => h('option', { value, selected: value === state.separator }, text === 'tab' ? t('tab') : text)))),
    h('label', { class: 'tick' }, h('input', { type: 'checkbox', checked: Boolean(state.headless), onchange: choose('headless') }), t('headless'))));
}

// orderForm says what is to be done with the list.
function orderForm(u, roles, reading, context) {
  const admin = context.may('admin');
  const field = (name, text, input, help) => h('label', {}, text, input, help && h('span', { class: 'help' }, help));
  const origins = h('input', { name: 'origins', list: 'countries', autocomplete: 'off', placeholder: ['AM', 'GE'].map(country).join(', ') });
  const residence = h('select', { name: 'residence' }, h('option', { value: '' }, t('residenceColumn')), countries().map(([code, text]) => h('option', { value: code }, text)));
  const profile = h('select', { name: 'profile' }, ['balanced', 'outreach', 'recall'].map((p) => h('option', { value: p }, t('thresholds.' + p))));
  const source = h('input', { name: 'source', pattern: '[a-z0-9][a-z0-9_\\-]{0,63}', value: slug(u.name), required: true });
  const purpose = h('input', { name: 'purpose', maxlength: 500, required: true, value: context.session.purpose });
  const until = h('input', { name: 'until', type: 'date' });
  const forImport = h('div', { class: 'grid' }, field('source', t('sourceName'), source, t('sourceHelp')), field('purpose', t('importPurpose'), purpose), field('until', t('retain'), until, t('retainHelp')));
  const kind = (value, checked) => h('label', {}, h('input', { type: 'radio', name: 'kind', value, checked, onchange: show }), t('kind.' + value));
  const told = h('div');
  const form = h('form', { class: 'card order' },
    admin && h('fieldset', {}, h('legend', {}, t('whatToDo')), h('div', { class: 'kinds' }, kind('classify', true), kind('import', false))),
    h('div', { class: 'grid' }, field('origins', t('targets'), origins, t('targetsHelp')), field('residence', t('residenceAll'), residence), field('profile', t('thresholds'), profile)),
    h('datalist', { id: 'countries' }, countries().map(([, text]) => h('option', { value: text }))),
    admin && forImport, told, h('p', { class: 'tools' }, h('button', { class: 'main' }, t('begin'))));
  const chosen = () => new FormData(form).get('kind') || 'classify';
  function show() {
    forImport.hidden = chosen() !== 'import';
    for (const input of [source, purpose, until]) input.disabled = forImport.hidden;
  }
  show();
  form.addEventListener('submit', async (e) => {
    e.preventDefault();
    const targets = codesOf(origins.value);
    if (targets.unknown.length) return put(told, h('p', { class: 'fault', role: 'alert' }, t('unknownCountry', { name: list(targets.unknown) })));
    const named = (wanted) => Object.fromEntries([...roles].filter(([, role]) => wanted.includes(role)).map(([i, role]) => [role, u.columns[i].name]));
    const order = { kind: chosen(), upload: u.id, columns: named(nameRoles), residence: residence.value, origins: targets.codes, profile: profile.value,
      read: { encoding: reading.encoding, delimiter: reading.delimiter, no_header: Boolean(reading.no_header) } };
    if (residence.value) delete order.columns.residence;
    if (order.kind === 'import') {
      const fields = named(fieldRoles);
      for (const c of u.columns) if (fieldRoles.includes(c.role) && !(c.role in fields)) fields[c.role] = '';
      Object.assign(order, { source: source.value, purpose: purpose.value, retain_until: until.value, fields });
    }
    try {
      const { id } = await ask('POST', '/jobs', order);
      go(address({ view: 'lists', job: id }));
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (problem.status === 401) return context.signedOut();
      put(told, fault(problem));
    }
  });
  return form;
}

// codesOf reads countries by name or code, commas between.
function codesOf(text) {
  const all = countries();
  const codes = [], unknown = [];
  for (const word of text.split(/[,;]/).map((w) => w.trim()).filter(Boolean)) {
    const found = all.find(([code, name]) => code === word.toUpperCase() || name.toLocaleLowerCase(current()) === word.toLocaleLowerCase(current()));
    if (found) codes.push(found[0]);
    else unknown.push(word);
  }
  return { codes, unknown };
}

// slug is the name of a file as the name of a source.
function slug(name) {
  return name.toLowerCase().replace(/(\.[a-z0-9]+)+$/, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 64) || 'list';
}

const pause = 700; // milliseconds between two looks at a job

async function showJob(place, id, context) {
  const back = h('p', { class: 'backwards' }, h('a', { href: address({ view: 'lists' }) }, symbol('back'), t('allLists')));
  const body = h('div', { class: 'job' });
  put(place, back, body);
  const path = '/jobs/' + encodeURIComponent(id);
  let j = await fetched(body, ask('GET', path, null, 'job'), context);
  if (!j) return;
  context.titled(jobName(j));
  const head = h('div', { class: 'heading' }, h('h1', {}, h('bdi', {}, jobName(j))), h('p', { class: 'lead' }, `${t('kind.' + j.order.kind)} · ${time(j.made)}`));
  const moving = h('section', { class: 'card job' });
  put(body, head, moving);
  let quarter = -1;
  while (body.isConnected) {
    put(moving, going(j, path, context));
    if (j.state !== 'waiting' && j.state !== 'running') {
      say(t('state.' + j.state));
      body.append(...[ended(j, path, context)].flat().filter(Boolean));
      return;
    }
    const now = Math.floor((4 * j.bytes) / (j.bytes_total || 1));
    if (now !== quarter) say(t('rowsDone', { n: j.rows }));
    quarter = now;
    await new Promise((done) => setTimeout(done, pause));
    try {
      j = await ask('GET', path, null, 'job');
    } catch (problem) {
      if (problem.status === 401) return context.signedOut();
      if (problem.status !== 0 && problem.status !== 503) return put(moving, fault(problem, refresh));
    }
  }
}

// going is how far a job is.
function going(j, path, context) {
  const busy = j.state === 'waiting' || j.state === 'running';
  const share = j.bytes_total ? j.bytes / j.bytes_total : 0;
  const left = j.rows_per_second && share > 0.02 ? Math.ceil(((j.rows / share) * (1 - share)) / j.rows_per_second) : 0;
  return [
    h('p', { class: 'state' }, t('state.' + j.state)),
    busy && h('progress', { max: 1, value: j.state === 'waiting' ? null : share, 'aria-label': t('progress') }),
    j.rows > 0 && h('p', { class: 'help' }, [t('rowsDone', { n: j.rows }), busy && j.rows_per_second ? t('speed', { n: Math.round(j.rows_per_second) }) : '', busy && left ? t('left', { n: left }) : ''].filter(Boolean).join(' · ')),
    j.fault && h('p', { class: 'fault', lang: 'en' }, j.fault),
    busy && h('p', {}, h('button', { type: 'button', onclick: async (e) => {
      e.target.disabled = true;
      await ask('DELETE', path).catch((problem) => problem.status === 401 && context.signedOut());
    } }, t('cancel'))),
  ];
}

// ended is what came of a job.
function ended(j, path, context) {
  const r = j.report;
  const parts = [];
  if (j.state === 'done' && j.order.kind === 'classify') {
    parts.push(h('section', { class: 'card' }, h('h2', {}, t('download')), h('p', { class: 'help' }, t('downloadHelp')), h('p', { class: 'tools downloads' }, ['xlsx', 'csv', 'jsonl'].map((format) =>
      h('a', { class: 'button', href: fileAt(`${path}/result?format=${format}`), download: '' }, symbol('download'), t('format.' + format))))));
  }
  if (r?.classified) parts.push(classified(r.classified));
  if (r?.imported) parts.push(imported(r.imported));
  if (r?.duplicates) parts.push(h('section', { class: 'card' }, h('p', {}, t('duplicatesFound', r.duplicates)), h('a', { class: 'button', href: address({ view: 'review', tab: 'pairs' }) }, t('review.pairs'))));
  if (r) parts.push(h('section', { class: 'card' }, h('h2', {}, t('howRead')), h('ul', { class: 'plainly', lang: 'en' }, [r.form, r.columns, ...(r.notes || [])].filter(Boolean).map((x) => h('li', {}, x)))));
  const told = h('p', { class: 'fault', role: 'alert' });
  parts.push(h('p', { class: 'tools' }, j.order.upload && h('a', { class: 'button', href: address({ view: 'lists', upload: j.order.upload }) }, t('orderAgain')), h('button', { type: 'button', onclick: async () => {
    try {
      await ask('DELETE', path);
      go(address({ view: 'lists' }));
    } catch (problem) {
      if (problem.status === 401) context.signedOut();
      else put(told, faultText(problem));
    }
  } }, t('removeJob'))), told);
  return parts;
}

const verdicts = ['probable', 'possible', 'resident', 'unlikely', 'abstain', 'error'];

function classified(c) {
  const byOrigin = new Map();
  for (const m of c.members) byOrigin.set(m.origin, (byOrigin.get(m.origin) || 0) + m.probable + m.possible);
  const corrected = new Map((c.corrected || []).map((x) => [x.origin, x]));
  const rows = [...byOrigin].sort((a, b) => b[1] - a[1]).slice(0, 15).map(([origin, n]) => ({ name: country(origin), value: n, more: [corrected.has(origin) ? t('interval', { value: corrected.get(origin).count, low: corrected.get(origin).low, high: corrected.get(origin).high }) : ''] }));
  return h('div', { class: 'halves' },
    h('section', { class: 'card' }, h('h2', {}, t('verdicts')), bars(verdicts.filter((v) => c.verdicts[v]).map((v) => ({ name: t('verdict.' + v), value: c.verdicts[v] })), { caption: t('verdicts'), head: t('verdict'), unit: t('count.rows') })),
    rows.length > 0 && h('section', { class: 'card' }, h('h2', {}, t('membersByOrigin')), bars(rows, { caption: t('membersByOrigin'), head: t('facet.origin'), unit: t('members'), columns: [t('corrected')] })));
}

function imported(i) {
  const counts = [['rows', i.rows], ['new', i.new], ['changed', i.changed], ['unchanged', i.unchanged], ['gone', i.gone], ['suppressed', i.suppressed]].filter(([name, n]) => n || name === 'rows' || name === 'new');
  return h('section', { class: 'card' }, h('h2', {}, h('bdi', {}, i.source)), h('dl', { class: 'counts' }, counts.map(([name, n]) => h('div', {}, h('dt', {}, t('count.' + name)), h('dd', {}, number(n))))),
    h('p', {}, h('a', { class: 'button', href: address({ q: 'import:' + i.id }) }, t('showMembers'))));
}
