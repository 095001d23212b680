// The panel beside the picture: an entity, an edge with its sentences, a path, or the list.
const Panel = (() => {
  const { add, bdi, button, byId, count, make, number } = Dom;

  const AT_ONCE = 40; // rows or claims, before the reader asks for more

  let opener = null;
  let result = null;

  // Parts

  function dot(entity) {
    const mark = make("span", Tables.isConcept(entity) ? "dot diamond" : "dot");
    mark.style.background = Look.colour(entity);
    return mark;
  }

  function endButton(entity) {
    const made = button("end", null, () => State.open("entity", entity.id));
    return add(made, bdi(entity.label));
  }

  function verb(edge) {
    const arrow = edge.arrows ? " \u2192" : "";
    return make("span", `verb ${Filters.statusOf(edge, result)}`, `${edge.label}${arrow}`);
  }

  // A list that shows its first rows, and further ones when they are asked for.
  function longList(tag, className, items, paint) {
    const list = make(tag, className);
    const box = add(make("div"), list);
    const more = button("small more", "", () => grow());
    let painted = 0;
    function grow() {
      const before = painted;
      for (const item of items.slice(painted, painted + AT_ONCE)) add(list, add(make("li"), ...[paint(item)].flat()));
      painted = Math.min(items.length, painted + AT_ONCE);
      more.textContent = `Show ${number(Math.min(AT_ONCE, items.length - painted))} of ${number(items.length - painted)} more`;
      more.hidden = painted === items.length;
      if (before) list.children[before].querySelector("button, a")?.focus();
    }
    grow();
    return add(box, more);
  }

  // An edge

  const MEANINGS = {
    unsure: "Not asserted: planned, possible, wanted, requested or conditional.",
    negative: "The texts say that this did not happen or is not so.",
    denied: "A speaker in the texts denies this.",
  };

  function paintEdge(body, id) {
    const edge = Tables.edge.get(id);
    const numbers = Filters.claimsOf(edge, State.now);
    add(body, add(make("h2", "statement"), endButton(edge.source), verb(edge), endButton(edge.target)));
    const documents = new Set(numbers.map((i) => Tables.claimOf("document", i))).size;
    add(body, make("p", "sub", `${count(numbers.length, "claim", "claims")} in ${count(documents, "document", "documents")}`));
    sayLeftOut(body, edge.claims - numbers.length);
    const meaning = MEANINGS[Filters.statusOf(edge, result)];
    if (meaning && numbers.length) add(body, make("p", "sub", meaning));
    tally(body, "Class", numbers, "class");
    tally(body, "Speakers", numbers, "speaker");
    tally(body, "Modality", numbers, "modality");
    add(body, markKey(), longList("ol", "claims", numbers, claimParts));
  }

  function sayLeftOut(body, claims) {
    if (!claims) return;
    const text = `${count(claims, "claim does", "claims do")} not fit the filters. `;
    add(body, add(make("p", "sub", text), button("link", "Reset filters", () => State.reset())));
  }

  // The values of a column among these claims, with their numbers, most frequent first.
  function tallied(numbers, column) {
    const values = numbers.map((i) => Tables.claimOf(column, i)).filter((value) => value !== null);
    return [...Dom.group(values, (value) => value)].map(([value, list]) => [value, list.length]).sort((a, b) => b[1] - a[1]);
  }

  function tally(body, title, numbers, column) {
    const found = tallied(numbers, column);
    if (!found.length || (column === "modality" && found.length < 2)) return;
    const line = add(make("p", "sub", `${title}: `));
    found.slice(0, 8).forEach(([value, times], i) => {
      add(line, document.createTextNode(i ? ", " : ""), bdi(value), document.createTextNode(times > 1 ? ` ${times}` : ""));
    });
    if (found.length > 8) add(line, document.createTextNode(` and ${found.length - 8} more`));
    add(body, line);
  }

  function markKey() {
    const key = make("p", "key");
    for (const role of ["subject", "action", "object"]) add(key, make("mark", role, role));
    return key;
  }

  function claimParts(i) {
    const claim = Tables.told(i);
    return [sentence(claim), elsewhere(claim), said(claim), source(claim), tags(claim)].filter(Boolean);
  }

  function source({ source: from }) {
    if (!from) return null;
    const cite = add(make("cite", "source"), bdi(from.name));
    if (from.published) add(cite, document.createTextNode(`, ${from.published}`));
    return from.title ? add(make("div"), cite, add(make("span", "elsewhere"), bdi(from.title))) : cite;
  }

  function sentence(claim) {
    const quote = make("blockquote");
    quote.dir = "auto";
    const letters = Array.from(claim.text);
    const marks = ["subject", "action", "object"].filter((role) => claim[role]);
    const cuts = new Set([0, letters.length, ...marks.flatMap((role) => claim[role])]);
    const bounds = [...cuts].sort((a, b) => a - b);
    bounds.slice(1).forEach((end, i) => {
      const from = bounds[i];
      const roles = marks.filter((role) => claim[role][0] <= from && end <= claim[role][1]);
      const text = letters.slice(from, end).join("");
      add(quote, roles.length ? make("mark", roles.join(" "), text) : document.createTextNode(text));
    });
    return quote;
  }

  function elsewhere(claim) {
    const missing = ["subject", "action", "object"].filter((role) => claim[`${role}Text`]);
    if (!missing.length) return null;
    const text = missing.map((role) => `${role}: \u201c${claim[`${role}Text`]}\u201d`).join("; ");
    return make("p", "elsewhere", `Named outside this sentence \u2013 ${text}`);
  }

  const SAID = { say: "According to", deny: "Denied by", question: "Questioned by" };

  function said({ stance, teller, speaker, cue, quoted }) {
    if (!stance) return null;
    const line = add(make("p", `said ${stance}`, `${SAID[stance]} `), bdi(teller || "an unnamed source"));
    if (speaker && speaker !== teller) add(line, document.createTextNode(", that is "), bdi(speaker));
    return add(line, document.createTextNode(` (${cue}${quoted ? ", quoted" : ""})`));
  }

  function tags(claim) {
    const list = make("ul", "tags");
    const tag = (text, className) => add(list, make("li", className, text));
    tag(claim.modality, claim.modality === "asserted" ? "" : "unsure");
    tag(claim.polarity, claim.polarity === "negative" ? "negative" : "");
    if (claim.class) tag(claim.class);
    if (claim.time) tag(claim.value ? `${claim.time} (${claim.value})` : claim.time);
    if (claim.place) tag(`place: ${claim.place}`);
    if (claim.amount) tag(`amount: ${claim.amount}`);
    tag(`rule: ${claim.rule}`);
    return list;
  }

  // An entity

  function paintEntity(body, id) {
    const entity = Tables.entity.get(id);
    const mine = entity.edges.filter((edge) => result.fitting.has(edge)).sort(byWeight);
    add(body, add(make("h2"), bdi(entity.label)));
    add(body, add(make("p", "sub kind"), dot(entity), make("span", "", Tables.kind(entity).text)));
    const claims = mine.reduce((sum, edge) => sum + result.weights[edge.index], 0);
    add(body, make("p", "sub", `${count(claims, "claim", "claims")} in ${count(mine.length, "edge", "edges")}`));
    sayLeftOut(body, entity.weight - claims);
    if (entity.aliases.length) add(body, names("Also: ", entity.aliases));
    const group = companions(entity);
    if (group.length) add(body, names("In a group with: ", group.map((one) => one.label)));
    add(body, actionsOn(entity));
    const loop = (edge) => edge.from === edge.to;
    edgeRows(body, "Acts", mine.filter((edge) => edge.arrows && edge.source === entity));
    edgeRows(body, "Is acted on", mine.filter((edge) => edge.arrows && edge.target === entity && !loop(edge)));
    edgeRows(body, "Mutual", mine.filter((edge) => !edge.arrows));
    speakers(body, entity, mine);
  }

  const byWeight = (a, b) =>
    result.weights[b.index] - result.weights[a.index] || b.central - a.central || a.index - b.index;

  function names(title, list) {
    const line = make("p", "sub", title);
    list.slice(0, 12).forEach((name, i) => add(line, document.createTextNode(i ? ", " : ""), bdi(name)));
    if (list.length > 12) add(line, document.createTextNode(` and ${list.length - 12} more`));
    return line;
  }

  // The strongest others of its community.
  function companions(entity) {
    if (entity.community === null) return [];
    const group = Tables.entities.filter((one) => one.community === entity.community && one !== entity);
    return group.slice(0, 3);
  }

  function actionsOn(entity) {
    const { now } = State;
    const box = make("div", "actions");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `What to do with ${entity.label}`);
    const put = (text, on, act) => {
      const made = button("small", text, act);
      if (on !== null) made.setAttribute("aria-pressed", String(on));
      add(box, made);
    };
    const isCentre = now.around === entity.id;
    put("Only its neighbours", isCentre, () => State.change({ around: isCentre ? "" : entity.id, steps: 1 }));
    put("Path from here", now.from === entity.id, () => choosePath({ from: now.from === entity.id ? "" : entity.id }));
    put("Path to here", now.to === entity.id, () => choosePath({ to: now.to === entity.id ? "" : entity.id }));
    put("Pin", now.pinned.includes(entity.id), () => State.toggle("pinned", entity.id));
    put("Hide", now.hidden.includes(entity.id), () => hide(entity.id));
    return box;
  }

  // What is hidden cannot be pinned as well. Hiding it once more shows it again.
  function hide(id) {
    const { hidden, pinned } = State.now;
    if (hidden.includes(id)) State.toggle("hidden", id);
    else State.change({ hidden: [...hidden, id], pinned: pinned.filter((one) => one !== id), open: null });
  }

  // With both ends known the way is shown; with one the reader is asked for the other.
  function choosePath(ends) {
    const { from, to } = { ...State.now, ...ends };
    State.change(from && to ? { ...ends, open: { kind: "path", id: "" } } : ends);
  }

  // Who speaks about it: the speakers of claims in which it acts or is acted on.
  function speakers(body, entity, mine) {
    const found = tallied(mine.flatMap((edge) => Filters.claimsOf(edge, State.now)), "speaker");
    const others = found.filter(([name]) => name !== entity.label);
    if (!others.length) return;
    add(body, make("h3", "", "Who speaks about it"));
    add(body, longList("ul", "rows", others, ([name, times]) => {
      const row = button("row", null, () => State.change({ speakers: [name] }));
      row.title = "Show only what is said so";
      return add(row, add(make("span", "what"), bdi(name)), make("span", "number", count(times, "claim", "claims")));
    }));
  }

  function edgeRows(body, title, list) {
    if (!list.length) return;
    add(body, make("h3", "", title), longList("ul", "rows", list, edgeRow));
  }

  function edgeRow(edge) {
    const what = make("span", "what");
    add(what, bdi(edge.source.label), " ", verb(edge), " ", bdi(edge.target.label));
    const row = button("row", null, () => State.open("edge", edge.id));
    return add(row, what, make("span", "number", count(result.weights[edge.index], "claim", "claims")));
  }

  function entityRow(entity, note) {
    const row = button("row", null, () => State.open("entity", entity.id));
    return add(row, dot(entity), add(make("span", "what"), bdi(entity.label)), make("span", "number", note));
  }

  // A path

  function paintPath(body) {
    const { path } = result;
    add(body, make("h2", "", "Path"));
    if (!path) {
      add(body, make("p", "sub", "Choose two entities: open one and press \u201cPath from here\u201d, then the other and \u201cPath to here\u201d."));
      return;
    }
    add(body, names("From ", [path.from.label]), names("To ", [path.to.label]));
    if (!path.way) add(body, make("p", "sub", "Nothing that is shown leads from one to the other. Fewer filters, or concepts, may."));
    else add(body, make("p", "sub", path.way.length ? `${count(path.way.length, "step", "steps")}, over strong edges.` : "They are the same."));
    if (path.way?.length) add(body, longList("ol", "rows steps", path.way, ({ edge }) => edgeRow(edge)));
    const box = make("div", "actions");
    add(box, button("small", "The other way round", () => State.change({ from: path.to.id, to: path.from.id })));
    add(body, add(box, button("small", "No path", () => State.change({ from: "", to: "", open: null }))));
  }

  // The list

  function paintList(body) {
    const shown = result.nodes;
    add(body, make("h2", "", "In this picture"));
    add(body, make("p", "sub", `${count(shown.length, "entity", "entities")} by number of claims`));
    add(body, longList("ul", "rows", shown, (entity) => entityRow(entity, number(result.strengths[entity.index]))));
  }

  function paintUnknown(body) {
    add(body, make("h2", "", "Not found"));
    add(body, make("p", "sub", "The link leads to nothing in this page. The graph may have been built anew from other texts."));
  }

  // Opening and closing

  const painters = { entity: paintEntity, edge: paintEdge, path: paintPath, list: paintList };

  function painterOf({ kind, id }) {
    const known = { entity: Tables.entity, edge: Tables.edge }[kind];
    return known && !known.has(id) ? paintUnknown : painters[kind] || paintUnknown;
  }

  function show(next, before) {
    result = next;
    const { open } = State.now;
    if (!open) {
      close();
      return;
    }
    const same = before.open && before.open.kind === open.kind && before.open.id === open.id;
    if (same && painters[open.kind]?.keeps && !byId("panel").hidden) return;
    paint(open, same);
  }

  function paint(open, same) {
    const panel = byId("panel");
    const body = byId("panel-body");
    const focused = same ? focusedText(body) : null;
    const top = same ? panel.scrollTop : 0;
    if (panel.hidden) opener = document.activeElement;
    body.replaceChildren();
    painterOf(open)(body, open.id);
    panel.hidden = false;
    panel.scrollTop = top;
    document.body.classList.add("panel-open");
    const heading = body.querySelector("h2");
    heading.tabIndex = -1;
    if (!same) heading.focus({ preventScroll: true });
    else if (focused !== null) refocus(body, focused);
  }

  // Painting anew must not lose the place of somebody who uses the keyboard.
  const focusedText = (body) => (body.contains(document.activeElement) ? document.activeElement.textContent : null);

  function refocus(body, text) {
    const again = [...body.querySelectorAll("button")].find((one) => one.textContent === text);
    (again || body.querySelector("h2")).focus({ preventScroll: true });
  }

  function close() {
    if (byId("panel").hidden) return;
    byId("panel").hidden = true;
    document.body.classList.remove("panel-open");
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  }

  function start() {
    byId("close").addEventListener("click", () => State.open(null));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !byId("panel").hidden) State.open(null);
    });
  }

  // Others paint panels, too: paint(body). With `keep` theirs is not painted anew while it is open.
  function offer(kind, paintIt, { keep = false } = {}) {
    painters[kind] = Object.assign((body) => paintIt(body), { keeps: keep });
  }

  return { start, show, offer, dot };
})();
