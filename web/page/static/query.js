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

// round searches round a point, in place of another.
export function round(query, lat, lon, km) {
  const kept = words(query).filter((w) => !/^(near|within):/.test(w));
  return [...kept, `near:${lat.toFixed(2)},${lon.toFixed(2)}`, `within:${km}km`].join(' ');
}
