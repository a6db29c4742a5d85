// The API. What people type goes in bodies, never in addresses.

// A Problem is what the server refuses (RFC 9457), or 0 where it cannot be reached.
export class Problem extends Error {
  constructor(status, detail, errors) {
    super(detail);
    this.status = status;
    this.errors = errors || [];
  }
}

let underWay = {};

// ask calls an operation. A later call of the same kind breaks off the one before, whose promise never settles.
export async function ask(method, path, body, kind) {
  const control = new AbortController();
  if (kind) {
    underWay[kind]?.abort();
    underWay[kind] = control;
  }
  let answer;
  try {
    answer = await fetch('/api/v1' + path, {
      method, signal: control.signal, credentials: 'same-origin',
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    if (answer.ok && answer.headers.has('Content-Disposition')) return await answer.blob();
    const data = answer.status === 204 ? null : await answer.json();
    if (answer.ok) return data;
    throw new Problem(answer.status, data.errors?.[0]?.message || data.detail || data.title, data.errors);
  } catch (e) {
    if (control.signal.aborted) return new Promise(() => {});
    if (e instanceof Problem) throw e;
    throw new Problem(answer ? answer.status : 0, '');
  }
}
