// What the reader sets: the heading, the panel "Filters", what the keys do, and what is active.
const Controls = (() => {
  const { byId, make, add, set, bdi, count, number, later, shorten } = Dom;
  const { entities, edges, isConcept } = Tables;

  const nameOf = (id) => Tables.entity.get(id)?.label ?? "";

  // Heading

  const opens = (kind) => State.now.open?.kind === kind;
  const flip = (kind) => State.open(opens(kind) ? null : kind);
  const PANELS = ["list", "filters", "help"];

  function connectSwitches() {
    const ends = new Set(edges.filter((edge) => edge.central).flatMap((edge) => [edge.source, edge.target]));
    const hidden = entities.filter((entity) => !ends.has(entity));
    const lists = { concepts: hidden.filter(isConcept), unlinked: hidden.filter((entity) => !isConcept(entity)) };
    for (const [name, list] of Object.entries(lists)) {
      byId(`${name}-number`).textContent = number(list.length);
      byId(name).disabled = !list.length;
      byId(name).addEventListener("change", () => State.change({ [name]: byId(name).checked }));
    }
  }

  function connectSearch() {
    byId("search").addEventListener("submit", (event) => event.preventDefault());
    Search.field({
      input: byId("query"),
      list: byId("found"),
      status: byId("found-status"),
      choose: (entity) => State.open("entity", entity.id),
    });
  }

  function syncHeading(state) {
    for (const name of ["concepts", "unlinked"]) byId(name).checked = state[name];
    for (const kind of PANELS) set(byId(`${kind}-button`), { "aria-expanded": String(opens(kind)) });
    const groups = Chips.groupsOf(state);
    byId("filters-number").textContent = groups ? `(${groups})` : "";
    byId("filters-active").textContent = groups ? count(groups, "group active", "groups active") : "";
  }

  // Keys

  const isField = (target) => target.isContentEditable ||
    target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=range])");

  const keys = {
    "/": () => {
      byId("query").focus();
      byId("query").select();
    },
    f: () => flip("filters"),
    l: () => flip("list"),
    "?": () => flip("help"),
  };

  function press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!keys[event.key] || isField(event.target)) return;
    event.preventDefault();
    keys[event.key]();
  }

  // Panel "Filters": built once, so that nothing that is typed or folded out in it is lost.

  let form = null;
  const parts = []; // { sync(state) }

  function group(name) {
    const element = byId(`filter-${name}`);
    const told = element.querySelector("summary .number");
    return { element, tell: (text) => { told.textContent = text; } };
  }

  function connectChoices(name) {
    const { element, tell } = group(name);
    const body = element.querySelector("fieldset");
    const clear = body.querySelector(".clear");
    let choices = null;
    const fill = () => {
      if (choices) return;
      choices = Choices.fill(name, body);
      body.append(clear);
    };
    element.querySelector("summary").addEventListener("click", fill);
    element.addEventListener("toggle", fill);
    clear.addEventListener("click", () => {
      State.change({ [name]: [] });
      element.querySelector("summary").focus();
    });
    element.open ||= State.now[name].length > 0;
    if (element.open) fill();
    parts.push({
      sync: (state) => {
        tell(state[name].length ? `${number(state[name].length)} chosen` : "");
        clear.hidden = !state[name].length;
        choices?.sync(state);
      },
    });
  }

  function connectTimes() {
    const times = Times.connect();
    const { tell } = group("time");
    parts.push(times, {
      sync: ({ since, until }) => tell([since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(", ")),
    });
  }

  // Steps of a scale that is usable up to a large number: 1 to 10, then in ever larger steps.
  function scaleTo(most) {
    const round = [12, 15, 20, 25, 30, 40, 50, 60, 80, 100];
    const scale = Array.from({ length: Math.min(most, 10) }, (_, i) => i + 1);
    for (let ten = 1; scale.at(-1) < most; ten *= 10) {
      scale.push(...round.map((step) => step * ten).filter((step) => step < most));
      if (round.at(-1) * ten >= most) scale.push(most);
    }
    return scale;
  }

  function connectLeast() {
    const [range, field] = [byId("least-range"), byId("least")];
    const scale = scaleTo(edges.reduce((most, edge) => Math.max(most, edge.claims), 1));
    const { tell } = group("least");
    const change = later((least) => State.change({ least }, { replace: true }), 200);
    range.max = scale.length - 1;
    field.max = scale.at(-1);
    byId("least-fields").disabled = scale.length === 1;
    byId("least-most").textContent = scale.length === 1 ? "No edge has more than one claim." : `The strongest edge has ${number(scale.at(-1))}.`;
    const show = (least) => {
      const step = scale.findLastIndex((one) => one <= least);
      range.value = step;
      set(range, { "aria-valuetext": count(scale[step], "claim", "claims") });
    };
    range.addEventListener("input", () => {
      field.value = scale[range.value];
      show(scale[range.value]);
      change(scale[range.value]);
    });
    field.addEventListener("input", () => {
      if (field.value && field.validity.valid) change(Number(field.value));
    });
    field.addEventListener("blur", () => { field.value = State.now.least; });
    parts.push({
      sync: ({ least }) => {
        show(least);
        if (document.activeElement !== field) field.value = least;
        tell(least > 1 ? `at least ${number(least)}` : "");
      },
    });
  }

  // A field that holds an entity of the state, and is emptied to hold none.
  function connectName(name, patch = {}) {
    const input = byId(name);
    const put = (id) => State.change({ ...patch, [name]: id });
    Search.field({
      input,
      list: byId(`${name}-found`),
      status: byId(`${name}-status`),
      choose: (entity) => put(entity.id),
    });
    input.addEventListener("change", () => {
      if (!input.value.trim() && State.now[name]) put("");
    });
    input.addEventListener("blur", () => { input.value = nameOf(State.now[name]); });
    let before = "";
    parts.push({
      sync: (state) => {
        if (state[name] !== before || document.activeElement !== input) input.value = nameOf(state[name]);
        before = state[name];
      },
    });
  }

  function connectAround() {
    connectName("around");
    const { tell } = group("around");
    const radios = [1, 2, 3].map((steps) => byId(`steps-${steps}`));
    radios.forEach((radio, i) => radio.addEventListener("change", () => State.change({ steps: i + 1 })));
    byId("around-off").addEventListener("click", () => {
      State.change({ around: "", steps: 1 });
      byId("around").focus();
    });
    parts.push({
      sync: ({ around, steps }) => {
        radios.forEach((radio, i) => { radio.checked = steps === i + 1; });
        byId("around-steps").disabled = byId("around-off").disabled = !around;
        tell(around ? shorten(nameOf(around), 24) : "");
      },
    });
  }

  function connectPath() {
    connectName("from");
    connectName("to");
    const { tell } = group("path");
    byId("path-swap").addEventListener("click", () => State.change({ from: State.now.to, to: State.now.from }));
    byId("path-open").addEventListener("click", () => State.open("path"));
    byId("path-off").addEventListener("click", () => {
      State.change({ from: "", to: "" });
      byId("from").focus();
    });
    parts.push({
      sync: ({ from, to }) => {
        byId("path-swap").disabled = byId("path-off").disabled = !from && !to;
        byId("path-open").disabled = !from || !to;
        tell(from && to ? "on" : "");
      },
    });
  }

  function tag(name, id, i) {
    const remove = Dom.button("chip", "", () => {
      State.toggle(name, id);
      const left = byId(`${name}-list`).querySelectorAll("button");
      (left[Math.min(i, left.length - 1)] || byId("filter-marked").querySelector("summary")).focus();
    });
    const label = add(make("span", "label"), make("span", "unseen", "Remove: "), bdi(shorten(nameOf(id), 40)));
    return add(make("li"), add(remove, label, set(make("span", "cross", "\u00d7"), { "aria-hidden": "true" })));
  }

  function connectMarked() {
    const { tell } = group("marked");
    const painted = {};
    const paint = (name, ids) => {
      if (painted[name] === ids.join(" ")) return;
      painted[name] = ids.join(" ");
      byId(`${name}-list`).replaceChildren(...ids.map((id, i) => tag(name, id, i)));
      byId(`${name}-none`).hidden = ids.length > 0;
    };
    parts.push({
      sync: ({ hidden, pinned }) => {
        paint("hidden", hidden);
        paint("pinned", pinned);
        tell(hidden.length + pinned.length ? number(hidden.length + pinned.length) : "");
      },
    });
  }

  function build() {
    form = make("div", "filters");
    add(form, byId("filters-form").content.cloneNode(true));
    document.body.append(form);
    connectTimes();
    for (const name of Object.keys(Choices.FIELDS)) connectChoices(name);
    connectLeast();
    connectAround();
    connectPath();
    connectMarked();
    byId("reset").addEventListener("click", reset);
  }

  function reset() {
    State.reset();
    byId("filter-time").querySelector("summary").focus();
  }

  function syncForm(state) {
    if (!form?.isConnected) return;
    for (const part of parts) part.sync(state);
    byId("reset").disabled = !State.isNarrowed();
    byId("seen-here").textContent = byId("seen").textContent;
  }

  // Shows the filters in `body`, which may show them already.
  function paintFilters(body) {
    if (!form) build();
    if (form.parentNode !== body) body.append(form);
    syncForm(State.now);
  }

  function paintHelp(body) {
    body.append(byId("help-text").content.cloneNode(true));
  }

  // What is seen

  const announce = later((text) => { byId("seen-status").textContent = text; }, 700);
  let said = "";

  const part = (seen, all, one, many) =>
    (seen === all ? `all ${count(all, one, many)}` : `${number(seen)} of ${count(all, one, many)}`);

  function pathText(path) {
    if (!path) return "";
    return path.way ? `; the path has ${count(path.way.length, "step", "steps")}` : "; there is no path between the two";
  }

  const seenText = ({ nodes, edges: list, path }) =>
    `${part(nodes.length, entities.length, "entity", "entities")}, ${part(list.length, edges.length, "edge", "edges")}${pathText(path)}`;

  // To be called with what Filters found, after each change.
  function told(result) {
    const text = seenText(result);
    byId("seen").textContent = text;
    if (form?.isConnected) byId("seen-here").textContent = text;
    if (said && text !== said) announce(text);
    said = text;
    sayNothing(result);
  }

  function sayNothing({ nodes, edges: list, more }) {
    const narrowed = State.isNarrowed();
    byId("nothing").hidden = nodes.length > 0 && (list.length > 0 || !narrowed || State.now.unlinked);
    byId("nothing-text").textContent = more
      ? `Only concepts fit: ${count(more, "edge", "edges")}.` : "Nothing fits what is chosen.";
    byId("nothing-reset").hidden = !narrowed;
    byId("nothing-concepts").hidden = !more;
  }

  function connectNothing() {
    byId("graph").parentElement.append(byId("nothing"));
    byId("nothing-reset").addEventListener("click", () => State.reset());
    byId("nothing-concepts").addEventListener("click", () => State.change({ concepts: true }));
  }

  function sync(state) {
    syncHeading(state);
    Chips.paint(state);
    syncForm(state);
  }

  function start() {
    connectSwitches();
    connectSearch();
    connectNothing();
    for (const kind of PANELS) byId(`${kind}-button`).addEventListener("click", () => flip(kind));
    Panel.offer("filters", paintFilters, { keep: true });
    Panel.offer("help", paintHelp, { keep: true });
    document.addEventListener("keydown", press);
    State.onChange(sync);
  }

  return { start, told, seenText };
})();
