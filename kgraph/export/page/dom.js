// Elements, and texts in them.
const Dom = (() => {
  const byId = (id) => document.getElementById(id);

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined && text !== null) element.textContent = text;
    return element;
  }

  function add(parent, ...children) {
    for (const child of children) if (child) parent.append(child);
    return parent;
  }

  function button(className, text, act) {
    const made = make("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  // A text of an article: its direction is its own.
  const bdi = (text, className) => make("bdi", className, text);

  const number = (value) => value.toLocaleString("en");
  const count = (value, one, many) => `${number(value)} ${value === 1 ? one : many}`;

  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  function shorten(text, length) {
    const letters = Array.from(text.slice(0, 4 * length));
    if (letters.length <= length && text.length <= 4 * length) return text;
    return `${letters.slice(0, length - 1).join("").trimEnd()}\u2026`;
  }

  function group(list, key) {
    const found = new Map();
    for (const one of list) {
      const name = key(one);
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(one);
    }
    return found;
  }

  // The last call of a burst, once it is over.
  function later(act, delay) {
    let waiting = null;
    return (...given) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => act(...given), delay);
    };
  }

  return { byId, make, add, set, button, bdi, number, count, fold, shorten, group, later };
})();
