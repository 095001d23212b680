// What is active, in words, and how each is taken back.
const Chips = (() => {
  const { byId, make, add, bdi, count, number, shorten } = Dom;

  const MANY = 3; // values of one field that are named
  const LONG = 40; // letters of a name

  const nameOf = (id) => Tables.entity.get(id)?.label ?? "";
  const ONES = { types: "type", classes: "class", modalities: "modality", polarities: "polarity", actions: "action", speakers: "speaker", documents: "document" };

  // [{ before, name, after, patch }]: a text in three parts, and the change that removes it.
  function listed(state, field, before, nameIt) {
    const values = state[field];
    if (values.length > MANY) {
      return [{ before: `${before}: ${number(values.length)} chosen`, patch: { [field]: [] } }];
    }
    return values.map((value) => ({
      before: `${before}: `,
      name: nameIt(value),
      patch: { [field]: values.filter((one) => one !== value) },
    }));
  }

  function path({ from, to }) {
    if (!from && !to) return [];
    const patch = { from: "", to: "" };
    if (!from || !to) return [{ before: from ? "path from " : "path to ", name: nameOf(from || to), patch }];
    return [{ before: "path from ", name: nameOf(from), middle: " to ", second: nameOf(to), patch }];
  }

  function of(state) {
    const one = (is, chip) => (is ? [chip] : []);
    return [
      ...one(state.around, { before: "around ", name: nameOf(state.around), after: `, ${count(state.steps, "step", "steps")}`, patch: { around: "", steps: 1 } }),
      ...path(state),
      ...one(state.since, { before: `since ${state.since}`, patch: { since: "" } }),
      ...one(state.until, { before: `until ${state.until}`, patch: { until: "" } }),
      ...Object.entries(ONES).flatMap(([field, before]) => listed(state, field, before, (value) => Choices.textOf(field, value))),
      ...one(state.least > 1, { before: `at least ${number(state.least)} claims`, patch: { least: 1 } }),
      ...listed(state, "hidden", "hidden", nameOf),
      ...listed(state, "pinned", "pinned", nameOf),
    ];
  }

  // Each as a text: "type: Person", "around Vladimir Putin, 2 steps".
  const texts = (state) => of(state).map((chip) =>
    [chip.before, chip.name, chip.middle, chip.second, chip.after].filter(Boolean).join(""));

  function chip(one, i) {
    const label = make("span", "label");
    const remove = Dom.button("chip", "", () => {
      State.change(one.patch);
      focusNear(i);
    });
    add(label, make("span", "unseen", "Remove: "), one.before);
    if (one.name) add(label, bdi(shorten(one.name, LONG)), one.middle, one.second && bdi(shorten(one.second, LONG)), one.after);
    return add(make("li"), add(remove, label, Dom.set(make("span", "cross", "\u00d7"), { "aria-hidden": "true" })));
  }

  function focusNear(i) {
    const left = byId("chips").querySelectorAll("button");
    (left[Math.min(i, left.length - 1)] || byId("filters-button")).focus();
  }

  let painted = "";

  function paint(state) {
    const all = of(state);
    const key = JSON.stringify(all);
    if (key === painted) return;
    painted = key;
    byId("chips").replaceChildren(...all.map(chip));
  }

  const groupsOf = (state) => [
    ...[...Object.keys(ONES), "hidden", "pinned"].map((name) => state[name].length > 0),
    Boolean(state.since || state.until),
    Boolean(state.around),
    Boolean(state.from || state.to),
    state.least > 1,
  ].filter(Boolean).length;

  return { paint, texts, groupsOf };
})();
