// All that is shown is in the address, after #, which browsers send to no server: #q=cardiologist&sort=name&member=…

export function read() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

// go changes some of the state; empty values leave it.
export function go(changes, replace) {
  const next = new URLSearchParams(location.hash.slice(1));
  for (const [key, value] of Object.entries(changes)) {
    if (value) next.set(key, value);
    else next.delete(key);
  }
  const address = '#' + next;
  if (address === location.hash) return;
  if (replace) {
    history.replaceState(null, '', address);
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else location.hash = address;
}

// link is the address of a changed state.
export function link(changes) {
  const next = new URLSearchParams(location.hash.slice(1));
  for (const [key, value] of Object.entries(changes)) value ? next.set(key, value) : next.delete(key);
  return '#' + next;
}
