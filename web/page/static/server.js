// The API. What people type goes in bodies, never in addresses.

const base = '/api/v1';

// A Problem is what the server refuses (RFC 9457), or 0 where it cannot be reached.
export class Problem extends Error {
  constructor(status, { detail = '', cause = '', values = {}, errors = [] } = {}) {
    super(detail);
    Object.assign(this, { status, cause, values, errors });
  }
}

// problem is what an answer tells; of several mistakes the message is of the first.
function problem(status, data) {
  return new Problem(status, { ...data, detail: data?.errors?.[0]?.message || data?.detail || data?.title || '' });
}

const underWay = {};

// ask calls an operation. A later call of the same kind breaks off the one before, whose promise never settles.
export async function ask(method, path, body, kind) {
  const control = new AbortController();
  if (kind) {
    underWay[kind]?.abort();
    underWay[kind] = control;
  }
  let answer;
  try {
    answer = await fetch(base + path, {
      method, signal: control.signal, credentials: 'same-origin',
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    if (answer.ok && answer.headers.get('Content-Disposition')?.startsWith('attachment') && !answer.headers.get('Content-Type').startsWith('application/json')) return await answer.blob();
    const data = answer.status === 204 ? null : await answer.json();
    if (answer.ok) return data;
    throw problem(answer.status, data);
  } catch (e) {
    if (control.signal.aborted) return new Promise(() => {});
    if (e instanceof Problem) throw e;
    throw new Problem(answer ? answer.status : 0);
  }
}

// send uploads a file, told calls told with the share that is sent.
export function send(path, file, told) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', base + path);
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', (e) => e.lengthComputable && told(e.loaded / e.total));
    request.addEventListener('load', () => (request.status < 300 ? done(request.response) : failed(problem(request.status, request.response))));
    request.addEventListener('error', () => failed(new Problem(0)));
    request.send(file);
  });
}

// fileAt is the address of a file to download.
export function fileAt(path) { return base + path; }
