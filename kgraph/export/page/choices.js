// Groups of checkboxes: which values of a field are wanted. Nothing checked means all.
const Choices = (() => {
  const { make, add, set, button, bdi, number, fold } = Dom;
  const { data, edges, entities, filtered } = Tables;

  const FEW = 8; // rows at first
  const MANY = 200; // rows at most: of more, the reader narrows the list

  // How many claims have each value: a Map.
  function ofClaims(column, name = (value) => value ?? "") {
    const sums = new Int32Array(column.values.length);
    for (const at of column.at) sums[at] += 1;
    const counts = new Map();
    column.values.forEach((value, i) => {
      const key = name(value);
      if (key !== undefined) counts.set(key, (counts.get(key) || 0) + sums[i]);
    });
    return counts;
  }

  function ofEdges(values) {
    const counts = new Map();
    for (const edge of edges) {
      for (const value of new Set(values(edge))) counts.set(value, (counts.get(value) || 0) + edge.claims);
    }
    return counts;
  }

  function ofTypes() {
    const counts = ofEdges((edge) => [edge.source.group, edge.target.group]);
    for (const entity of entities) if (!counts.has(entity.group)) counts.set(entity.group, 0);
    return counts;
  }

  const POLARITIES = { positive: "said to happen", negative: "said not to happen", denied: "denied by a speaker" };
  const kinds = new Map(data.kinds.map((one) => [one.label, one]));
  const documents = new Map(data.documents.map((one) => [one.name, one]));

  function titleOf(name) {
    const { title, published } = documents.get(name);
    return { text: title || name, note: [title && name, published].filter(Boolean).join(", ") };
  }

  /* What can be chosen, by field of the state: `one` and `many` name it, `counts` finds its values,
     and `text` says how a value is called. */
  const FIELDS = {
    types: { one: "type", many: "types", counts: ofTypes, text: (value) => kinds.get(value).text, mark: (value) => ({ group: value }) },
    classes: { one: "event class", many: "event classes", counts: () => ofClaims(filtered.class), text: (value) => value || "of no class" },
    modalities: { one: "modality", many: "modalities", counts: () => ofClaims(filtered.modality) },
    polarities: { one: "polarity", many: "polarities", counts: () => ofEdges((edge) => [edge.polarity]), text: (value) => POLARITIES[value] },
    actions: { one: "action", many: "actions", counts: () => ofEdges((edge) => [edge.action]) },
    speakers: { one: "speaker", many: "speakers", counts: () => ofClaims(filtered.speaker), text: (value) => value || "no speaker named" },
    documents: {
      one: "document",
      many: "documents",
      counts: () => ofClaims(filtered.document, (at) => data.documents[at]?.name),
      text: (value) => titleOf(value).text,
      note: (value) => titleOf(value).note,
    },
  };

  const textOf = (name, value) => (FIELDS[name].text ? FIELDS[name].text(value) : value);

  // The strongest first.
  function optionsOf(name) {
    const { counts, note, mark } = FIELDS[name];
    const options = [...counts()].map(([value, claims]) => {
      const text = textOf(name, value);
      const below = note ? note(value) : "";
      return { value, claims, text, note: below, mark: mark && mark(value), folded: fold(`${text} ${below}`) };
    });
    return options.sort((a, b) => b.claims - a.claims || (a.folded < b.folded ? -1 : 1));
  }

  function row({ value, text, note, claims, mark }, act) {
    const box = make("input");
    box.type = "checkbox";
    box.value = value;
    box.addEventListener("change", () => act(value, box.checked));
    const what = add(make("span", "what"), bdi(Dom.shorten(text, 120)));
    if (note) add(what, add(make("small"), bdi(note)));
    const amount = add(make("span", "number", number(claims)), make("span", "unseen", claims === 1 ? " claim" : " claims"));
    const label = add(make("label", "choice"), box);
    if (mark) add(label, Panel.dot(mark));
    return add(label, what, amount);
  }

  function narrower({ many }, body, paint) {
    const field = set(make("input", "narrow"), { type: "search", placeholder: `Narrow the ${many}`, "aria-label": `Narrow the list of ${many}`, autocomplete: "off", spellcheck: "false" });
    field.addEventListener("input", paint);
    add(body, field);
    return field;
  }

  /* Fills `body` with what can be chosen of a field of the state. Gives { sync(state) }, which
     checks what the state holds. */
  function fill(name, body) {
    const options = optionsOf(name);
    const list = make("div", "choices");
    const narrow = options.length > FEW ? narrower(FIELDS[name], body, () => paint()) : null;
    const status = set(make("p", "sub"), { role: "status" });
    const more = button("more", "", () => {
      all = !all;
      paint();
    });
    let all = false;

    function listed() {
      const wanted = fold(narrow ? narrow.value.trim() : "");
      const chosen = new Set(State.now[name]);
      const fits = options.filter((one) => !chosen.has(one.value) && one.folded.includes(wanted));
      const first = options.filter((one) => chosen.has(one.value));
      const room = Math.max(0, (all ? MANY : FEW) - first.length);
      return { rows: [...first, ...fits.slice(0, room)], left: fits.length - room, fits: fits.length, wanted };
    }

    function paint() {
      const { rows, left, fits, wanted } = listed();
      const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
      list.replaceChildren(...rows.map((one) => row(one, (value) => State.toggle(name, value))));
      if (focused !== null) boxes().find((box) => box.value === focused)?.focus();
      status.textContent = told(left, fits, wanted);
      more.textContent = all ? "Show fewer" : `Show all ${number(rows.length + left)}`;
      more.setAttribute("aria-expanded", String(all));
      more.hidden = !all && left <= 0;
      sync(State.now);
    }

    function told(left, fits, wanted) {
      if (wanted && !fits) return `No such ${FIELDS[name].one}`;
      return all && left > 0 ? `${number(left)} more: narrow the list to see them` : "";
    }

    const boxes = () => [...list.querySelectorAll("input")];

    function sync(state) {
      const here = new Set(boxes().map((box) => box.value));
      if (state[name].some((value) => !here.has(value) && options.some((one) => one.value === value))) return paint();
      for (const box of boxes()) box.checked = state[name].includes(box.value);
    }

    add(body, list, status, more);
    paint();
    return { sync };
  }

  const claimsOf = ({ members }) => members.reduce((sum, one) => sum + one.claims, 0);

  /* As `fill`, for event classes: in four groups, each of which can be chosen as a whole. The state
     holds the name of the group then. */
  function fillClasses(body) {
    const options = optionsOf("classes");
    const quads = Object.entries(data.quads).map(([quad, names]) => ({
      quad,
      members: options.filter((one) => names.includes(one.value)),
    })).filter(({ members }) => members.length).sort((a, b) => claimsOf(b) - claimsOf(a));
    const wholes = new Map(quads.map((one) => [one.quad, one]));
    const quadOf = (value) => quads.find(({ members }) => members.some((one) => one.value === value));
    const chosen = () => State.now.classes;

    const without = (values) => chosen().filter((one) => !values.includes(one));
    const valuesOf = ({ members }) => members.map((one) => one.value);

    function chooseQuad(quad, on) {
      const rest = without([quad, ...valuesOf(wholes.get(quad))]);
      State.change({ classes: on ? [...rest, quad] : rest });
    }

    function chooseOne(value) {
      const whole = quadOf(value);
      if (!whole || !chosen().includes(whole.quad)) return State.toggle("classes", value);
      const others = valuesOf(whole).filter((one) => one !== value);
      return State.change({ classes: [...without([whole.quad, ...others, value]), ...others] });
    }

    function block({ quad, members }) {
      const whole = row({ value: quad, text: quad, claims: claimsOf({ members }) }, chooseQuad);
      whole.classList.add("whole");
      const inner = add(make("div", "inner"), ...members.map((one) => row(one, chooseOne)));
      return set(add(make("div", "quad"), whole, inner), { role: "group", "aria-label": quad });
    }

    function sync({ classes }) {
      for (const box of body.querySelectorAll("input")) {
        const whole = wholes.get(box.value);
        const on = whole ? valuesOf(whole).filter((one) => classes.includes(one)).length : 0;
        const through = !whole && classes.includes(quadOf(box.value)?.quad);
        const full = whole && on === whole.members.length;
        box.checked = Boolean(classes.includes(box.value) || through || full);
        box.indeterminate = on > 0 && !box.checked;
      }
    }

    const none = options.filter((one) => one.value === "");
    add(body, ...quads.map(block), ...none.map((one) => row(one, chooseOne)));
    return { sync };
  }

  return {
    FIELDS,
    textOf,
    fill: (name, body) => (name === "classes" ? fillClasses(body) : fill(name, body)),
  };
})();
