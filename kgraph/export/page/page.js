// Everything joined: what the reader chooses changes the picture, the panel and the address.
(() => {
  const { byId, make, add, count } = Dom;
  const GROWN = 600; // entities of the crowd that stay drawn in full after a click

  let grown = new Set();
  let result = null;

  // Of a large graph, what is opened is drawn in full, with its strongest neighbours.
  function grow(open) {
    const entity = open?.kind === "entity" && Tables.entity.get(open.id);
    if (!entity || Tables.entities.length <= Tables.data.first) return;
    const near = entity.edges.slice(0, 60).map((edge) => Tables.other(edge, entity));
    const fresh = new Set([entity, ...near]);
    grown = new Set([...[...grown].filter((one) => !fresh.has(one)), ...fresh].slice(-GROWN));
  }

  function change(now, before) {
    if (now.open !== before.open) grow(now.open);
    result = Filters.compute(now, grown);
    window.kgraph.result = result;
    const opened = byId("panel").hidden !== (now.open === null);
    Panel.show(result, before);
    sayLeftOut();
    Controls.told(result);
    if (opened) Picture.network.setSize("100%", "100%");
    Picture.show(result);
    if (now.open !== before.open) Picture.reveal();
  }

  // What the page, or the picture, does not show.
  function sayLeftOut() {
    const { counts } = Tables.data;
    const parts = [];
    const dots = result.nodes.length - result.drawn.nodes.size;
    if (dots) parts.push(`The ${Dom.number(result.drawn.nodes.size)} strongest of ${count(result.nodes.length, "entity", "entities")} are drawn in full; the others are small dots: click one to draw it with its neighbours.`);
    const absent = [[counts.absentEntities, "weaker entity", "weaker entities"], [counts.absentEdges, "edge", "edges"]]
      .filter(([number]) => number).map((one) => count(...one));
    if (absent.length) parts.push(`${absent.join(" and ")} of the graph are left out of this page.`);
    byId("note").textContent = parts.join(" ");
    byId("note").hidden = !parts.length;
  }

  // The key

  function lineSample({ status, width, arrow }) {
    const space = byId("drawing").namespaceURI;
    const part = (name, given) => {
      const made = document.createElementNS(space, name);
      for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
      return made;
    };
    const colour = Look.lineColour(status);
    const line = { d: arrow ? "M0 5H34" : "M0 5H40", stroke: colour, "stroke-width": width };
    if (Look.dashes(status).length) line["stroke-dasharray"] = Look.dashes(status).join(" ");
    const svg = add(part("svg", { viewBox: "0 0 40 10", "aria-hidden": "true" }), part("path", line));
    return arrow ? add(svg, part("path", { d: "M32 0L40 5L32 10Z", fill: colour })) : svg;
  }

  function tintSample() {
    const mark = make("span", "tints");
    for (const i of [0, 1, 2]) add(mark, make("span")).lastChild.style.background = Look.tint(i);
    return mark;
  }

  function paintLegend() {
    const used = new Set(Tables.entities.map((entity) => entity.group));
    byId("legend-types").replaceChildren(...Tables.data.kinds.filter((kind) => used.has(kind.label))
      .map((kind) => add(make("li"), Panel.dot({ group: kind.label }), make("span", "", kind.text))));
    const lines = Look.LINES.map((line) => add(make("li"), lineSample(line), make("span", "", line.text)));
    const tinted = Tables.entities.some((entity) => entity.community);
    const tint = tinted && add(make("li"), tintSample(), make("span", "", "have more to do with each other than with the rest"));
    byId("legend-lines").replaceChildren(...lines, ...(tint ? [tint] : []));
  }

  function changeTheme() {
    Look.read();
    paintLegend();
    Picture.changeTheme();
  }

  function sayEmpty() {
    const read = Tables.data.counts.documents;
    const inWhat = read ? `in ${count(read, "document", "documents")}` : "because no document was read";
    byId("empty").textContent = `There is nothing to draw: no entity was found ${inWhat}.`;
    byId("empty").hidden = false;
    for (const id of ["controls", "told", "legend", "zoom", "graph"]) byId(id).hidden = true;
  }

  function start() {
    const only = !Tables.edges.some((edge) => edge.central);
    paintLegend();
    byId("legend").open = window.innerWidth > 760;
    Panel.start();
    Controls.start();
    Save.start();
    State.begin({ concepts: only, unlinked: only });
    grow(State.now.open);
    result = Filters.compute(State.now, grown);
    window.kgraph.result = result;
    Panel.show(result, { open: null });
    sayLeftOut();
    Controls.told(result);
    Picture.start(result); // last: it fits into what room the others leave
    Picture.reveal();
    State.onChange(change);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changeTheme);
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("kgraph-drawn")));
  }

  window.kgraph = { State, Filters, Tables, Picture, Panel, Save, result };
  if (Tables.entities.length) start();
  else sayEmpty();
})();
