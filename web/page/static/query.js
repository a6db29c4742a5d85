// The query as text: filters are added to it and taken out of it, so that what is typed and what is clicked are one thing.

// filter is a value of a field in the query language.
export function filter(field, value) {
  return `${field}:${/^[\p{L}\p{N}._-]+$/u.test(value) ? value : JSON.stringify(value)}`;
}

// words splits a query at its blanks, quotes kept whole.
function words(query) {
  return query.match(/(?:[^\s"]|"[^"]*"?)+/g) || [];
}

export function has(query, part) { return words(query).includes(part); }

export function toggle(query, part) {
  const list = words(query);
  return (list.includes(part) ? list.filter((w) => w !== part) : [...list, part]).join(' ');
}

// filters are the words of a query that name a field, as [word, field, value].
export function filters(query) {
  return words(query).map((w) => /^(\p{L}[\p{L}_]*):(.+)$/u.exec(w)).filter(Boolean).map(([word, field, value]) => [word, field.toLowerCase(), value.replaceAll('"', '')]);
}

// round searches round a point, in place of another.
export function round(query, lat, lon, km) {
  const kept = words(query).filter((w) => !isPoint(w) && !isRadius(w));
  return [...kept, `near:${lat.toFixed(2)},${lon.toFixed(2)}`, `within:${km}km`].join(' ');
}

// A point and its radius, by any of their names.
function isPoint(word) { return /^(near|around|près|pres|autour|около):/i.test(word); }
export function isRadius(word) { return /^(within|rayon|радиус):/i.test(word); }

// without takes a filter out; the radius goes with its point.
export function without(query, part) {
  return words(query).filter((w) => w !== part && !(isPoint(part) && isRadius(w))).join(' ');
}

// onlyOrigin is the one origin a query asks for, or none. fieldOf tells the field that is called so.
export function onlyOrigin(query, fieldOf) {
  const asked = filters(query).filter(([, name]) => fieldOf(name) === 'origin').map(([, , value]) => value.toUpperCase());
  return asked.length === 1 && /^[A-Z]{2}$/.test(asked[0]) ? asked[0] : '';
}
