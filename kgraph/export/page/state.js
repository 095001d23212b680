// What the reader chose. All of it stands in the address, so that a link shows the same again.
const State = (() => {
  // Fields that hold several texts, and what each is called in the address.
  const LISTS = {
    types: "type",
    classes: "class",
    actions: "action",
    modalities: "modality",
    polarities: "polarity",
    speakers: "speaker",
    documents: "document",
    hidden: "hide",
    pinned: "pin",
  };
  const TEXTS = { since: "since", until: "until", around: "around", from: "from", to: "to" };
  const SWITCHES = ["concepts", "unlinked"];
  const PANELS = ["list", "filters", "help"];

  const blank = () => ({
    open: null, // { kind: "entity" | "edge" | "path" or one of PANELS, id }
    ...Object.fromEntries(Object.keys(LISTS).map((name) => [name, []])),
    since: "", // ISO dates
    until: "",
    around: "", // id of the entity whose neighbourhood is shown, and how many steps of it
    steps: 1,
    from: "", // ids of the ends of a path
    to: "",
    least: 1, // claims of an edge
    concepts: false,
    unlinked: false,
  });

  // What a field may hold. A link may come from a graph that was built of other texts.
  const allowed = () => {
    const { data, edges, entity, entities, filtered } = Tables;
    const oneOf = (values) => (value) => values.has(value);
    const column = (name) => new Set(filtered[name].values.map((value) => value ?? ""));
    const isEntity = (id) => entity.has(id);
    const classes = Object.entries(data.quads).flatMap(([quad, names]) => [quad, ...names]);
    return {
      types: oneOf(new Set(entities.map((one) => one.group))),
      classes: oneOf(new Set([...classes, ...column("class")])),
      actions: oneOf(new Set(edges.map((edge) => edge.action))),
      modalities: oneOf(column("modality")),
      polarities: oneOf(new Set(edges.map((edge) => edge.polarity))),
      speakers: oneOf(column("speaker")),
      documents: oneOf(new Set(data.documents.map((one) => one.name))),
      since: isDay,
      until: isDay,
      ...Object.fromEntries(["hidden", "pinned", "around", "from", "to"].map((name) => [name, isEntity])),
    };
  };

  function isDay(text) {
    const day = new Date(`${text}T00:00Z`);
    return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) &&
      day.toISOString().startsWith(text);
  }

  const whole = (text, most) => Math.min(most, Math.max(1, Math.round(Number(text)) || 1));

  let fits = null;

  function read(hash) {
    const given = new URLSearchParams(hash.replace(/^#/, "").replaceAll("+", "%2B"));
    const state = blank();
    fits ??= allowed();
    for (const [name, key] of Object.entries(LISTS)) {
      state[name] = [...new Set(given.getAll(key))].filter(fits[name]);
    }
    for (const [name, key] of Object.entries(TEXTS)) {
      state[name] = [given.get(key) || ""].find(fits[name]) || "";
    }
    for (const name of SWITCHES) state[name] = given.has(name) ? given.get(name) !== "0" : start[name];
    state.steps = whole(given.get("steps"), 3);
    state.least = whole(given.get("least"), 1e9);
    for (const kind of ["entity", "edge"]) {
      if (given.has(kind)) state.open = { kind, id: given.get(kind) };
    }
    for (const kind of [...PANELS, "path"]) if (given.has(kind)) state.open = { kind, id: "" };
    return state;
  }

  function write(state) {
    const parts = [];
    const put = (key, value) => parts.push(value === "" ? key : `${key}=${encodeURIComponent(value)}`);
    if (state.open) put(state.open.kind, state.open.id);
    for (const [name, key] of Object.entries(LISTS)) for (const value of state[name]) put(key, value);
    for (const [name, key] of Object.entries(TEXTS)) if (state[name]) put(key, state[name]);
    for (const name of SWITCHES) if (state[name] !== start[name]) put(name, state[name] ? "1" : "0");
    if (state.around && state.steps !== 1) put("steps", state.steps);
    if (state.least !== 1) put("least", state.least);
    return parts.join("&");
  }

  const start = { concepts: false, unlinked: false };
  const listeners = [];
  let now = blank();

  function tell(before) {
    for (const listener of listeners) listener(now, before);
  }

  // A page within a notebook may not touch the history, but it may go to a part of itself.
  function show(address, replace) {
    const how = replace ? "replaceState" : "pushState";
    try {
      history[how](null, "", `#${address}`);
    } catch {
      location.hash = address;
    }
  }

  function change(patch, { replace = false } = {}) {
    const before = now;
    now = { ...now, ...patch };
    const address = write(now);
    if (address !== write(before)) show(address, replace);
    tell(before);
  }

  function reread() {
    const before = now;
    now = read(location.hash);
    if (write(now) !== write(before)) tell(before);
  }

  // What is chosen besides the panel that is open.
  const chosen = (state) => write({ ...state, open: null });

  function begin(defaults) {
    Object.assign(start, defaults);
    now = read(location.hash);
    window.addEventListener("hashchange", reread);
    window.addEventListener("popstate", reread);
    tell(blank());
  }

  return {
    get now() { return now; },
    change,
    begin,
    onChange: (listener) => listeners.push(listener),
    open: (kind, id = "") => change({ open: kind ? { kind, id } : null }),
    isOpen: (kind, id) => now.open !== null && now.open.kind === kind && now.open.id === id,
    reset: () => change({ ...blank(), ...start, open: now.open }),
    isNarrowed: () => chosen({ ...now, concepts: start.concepts, unlinked: start.unlinked }) !== "",
    toggle: (name, value) => change({
      [name]: now[name].includes(value)
        ? now[name].filter((one) => one !== value)
        : [...now[name], value],
    }),
  };
})();
