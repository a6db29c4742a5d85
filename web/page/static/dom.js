// Elements are made here and nowhere else, and what they hold is text: nothing that comes from a list can become markup.

const svgSpace = 'http://www.w3.org/2000/svg';

// h makes an element: h('p', {class: 'reason', onclick: f}, 'text', child, [more]). Null and false are left out.
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

// s makes an element of SVG.
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(svgSpace, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...kept(children));
  return element;
}

function kept(children) { return children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false); }

// put replaces what an element holds.
export function put(element, ...children) { element.replaceChildren(...kept(children)); }

// say tells screen readers.
export function say(text) { document.getElementById('said').textContent = text; }

// symbol is one of the drawings of the page, seen and not read.
export function symbol(name) {
  return s('svg', { class: 'symbol', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' }, s('path', { d: symbols[name] }));
}

const symbols = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  world: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3.5 12h17M12 3c2.5 2.5 3.6 5.6 3.6 9s-1.1 6.5-3.6 9c-2.5-2.5-3.6-5.6-3.6-9S9.500 5.500 12 3',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v4h16v-4',
  download: 'M12 4v12M7 11l5 5 5-5M4 20h16',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  check: 'M5 12.500 10 17.500 19 7',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.500 20c.8-4 3.700-6 7.500-6s6.700 2 7.500 6',
};
