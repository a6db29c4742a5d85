// All that is shown is in the address, after #, which browsers send to no server: #view=profile&origin=AM, #q=cardiologist&sort=name, #member=…

export function read() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

function changed(changes, from) {
  const next = new URLSearchParams(from);
  for (const [key, value] of Object.entries(changes)) {
    if (value) next.set(key, value);
    else next.delete(key);
  }
  return '#' + next;
}

// link is the address of a changed state; empty values leave it.
export function link(changes) { return changed(changes, location.hash.slice(1)); }

// address is that of a view, of whose state only the language stays.
export function address(changes) {
  const { lang } = read();
  return changed(changes, lang ? { lang } : {});
}

// go shows an address that link or address made; in place of the one shown, or after it.
export function go(to, replace) {
  if (to === (location.hash || '#')) return;
  if (replace) {
    history.replaceState(null, '', to);
    refresh();
  } else location.hash = to;
}

// remember notes in the address how something is shown that is shown so already.
export function remember(changes) { history.replaceState(null, '', link(changes)); }

// refresh shows the same state anew.
export function refresh() { dispatchEvent(new HashChangeEvent('hashchange')); }
