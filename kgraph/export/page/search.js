// Entities by their names, and fields that suggest them while the reader types.
const Search = (() => {
  const { make, add, set, bdi, count, number } = Dom;
  const { entities, kind } = Tables;

  const MOST = 8; // suggestions

  // Letters that are no others with a mark on them.
  const ALONE = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const letters = new RegExp(`[${Object.keys(ALONE).join("")}]`, "g");
  const fold = (text) => Dom.fold(text).replace(letters, (one) => ALONE[one]);
  const spaced = (folded) => ` ${folded.replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;

  let table = null;

  const names = () => table ??= entities.map((entity) => ({
    entity,
    names: [entity.label, ...entity.aliases].map((text) => {
      const folded = fold(text);
      return { text, folded, words: spaced(folded) };
    }),
  }));

  // 0 the whole name, 1 the beginning of a word, 2 inside of one; -1 not at all
  function rankOf(name, wanted, words) {
    if (name.folded === wanted || (words !== " " && name.words === words)) return 0;
    if (words !== " " && name.words.includes(words)) return 1;
    return name.folded.includes(wanted) ? 2 : -1;
  }

  function match(row, wanted, words) {
    let best = null;
    for (const name of row.names) {
      const rank = rankOf(name, wanted, words);
      if (rank >= 0 && (best === null || rank < best.rank)) best = { entity: row.entity, rank, name: name.text };
    }
    return best;
  }

  // [{ entity, rank, name }], best first; `name` is the one that matches.
  function look(text) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const words = spaced(wanted);
    const found = names().map((row) => match(row, wanted, words)).filter(Boolean);
    return [0, 1, 2].flatMap((rank) => found.filter((one) => one.rank === rank));
  }

  const find = (text) => look(text).map((one) => one.entity);

  function option({ entity, name }, id) {
    const made = set(make("li", "row"), { id, role: "option", "aria-selected": "false" });
    const what = add(make("span", "what"), bdi(Dom.shorten(entity.label, 80)));
    if (name !== entity.label) {
      add(what, add(make("span", "also", ", also "), bdi(Dom.shorten(name, 80))));
    }
    const claims = add(make("span", "number", number(entity.weight)),
      make("span", "unseen", entity.weight === 1 ? " claim" : " claims"));
    return add(made, Panel.dot(entity), what, make("span", "unseen", `, ${kind(entity).text}, `), claims);
  }

  const nothing = () =>
    set(make("li", "row", "No such name"), { role: "option", "aria-disabled": "true" });

  /* A combobox: `input` is a field, `list` an empty <ul>, `status` says to screen readers what was
     found; `choose(entity)` is called with what the reader takes. */
  function field({ input, list, status, choose }) {
    let found = [];
    let at = -1;

    function close() {
      list.hidden = true;
      set(input, { "aria-expanded": "false" });
      status.textContent = "";
      mark(-1);
    }

    function show() {
      const all = look(input.value);
      found = all.slice(0, MOST);
      if (!input.value.trim()) return close();
      list.replaceChildren(...found.map((one, i) => option(one, `${list.id}-${i}`)));
      if (!found.length) add(list, nothing());
      list.hidden = false;
      set(input, { "aria-expanded": "true" });
      status.textContent = all.length ? count(all.length, "name", "names") : "No such name";
      mark(-1);
    }

    function mark(next) {
      list.children[at]?.setAttribute("aria-selected", "false");
      at = next;
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      const row = set(list.children[at], { "aria-selected": "true" });
      row.scrollIntoView({ block: "nearest" });
      set(input, { "aria-activedescendant": row.id });
    }

    function move(by) {
      if (list.hidden) show();
      if (found.length && !list.hidden) mark((Math.max(at, by > 0 ? -1 : 0) + by + found.length) % found.length);
    }

    function take(one) {
      if (!one) return;
      input.value = one.entity.label;
      close();
      choose(one.entity);
    }

    const keys = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => {
        if (list.hidden) show();
        take(found[Math.max(at, 0)]);
      },
      Escape: close,
    };

    function press(event) {
      if (!keys[event.key] || event.isComposing) return;
      if (event.key !== "Escape" || !list.hidden) event.preventDefault();
      keys[event.key]();
    }

    set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, autocomplete: "off", spellcheck: "false" });
    set(list, { role: "listbox" });
    close();
    input.addEventListener("input", show);
    input.addEventListener("keydown", press);
    input.addEventListener("blur", close);
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => take(found[[...list.children].indexOf(event.target.closest("li"))]));
  }

  return { find, field };
})();
