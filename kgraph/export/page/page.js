"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const narrow = window.matchMedia("(max-width: 760px)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const turned = window.innerHeight > 1.2 * window.innerWidth;

  const entities = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  const incident = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    incident.get(edge.from).push(edge);
    if (edge.from !== edge.to) incident.get(edge.to).push(edge);
  }
  const kinds = new Map(data.labels.map((kind) => [kind.label, kind]));
  const isConcept = (entity) => entity.type === "CONCEPT";

  const state = { concepts: false, unlinked: false, open: null, hover: null, moved: false, growth: 1 };
  let shown = { nodes: new Set(), edges: new Set() };
  let boxes = [];
  let stage = { width: 0, height: 0 };
  let theme = {};
  let network = null;
  let nodeSet = null;
  let edgeSet = null;
  let views = null;
  let opener = null;

  // Small helpers

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined && text !== null) element.textContent = text;
    return element;
  }

  function add(parent, ...children) {
    for (const child of children) if (child) parent.appendChild(child);
    return parent;
  }

  const count = (number, one, many) =>
    `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  function shorten(text, length) {
    const letters = Array.from(text);
    return letters.length > length ? `${letters.slice(0, length - 1).join("").trimEnd()}\u2026` : text;
  }

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["paper", "ink", "edge", "edge-text", "negative", "unsure"]) {
      theme[name] = style.getPropertyValue(`--${name}`).trim();
    }
    theme.sans = style.getPropertyValue("--sans").trim();
  }

  // What is shown

  function isOpen(kind, id) {
    return state.open !== null && state.open.kind === kind && state.open.id === id;
  }

  function showsEdge(edge) {
    if (!edge.hidden || state.concepts || isOpen("edge", edge.id)) return true;
    return [edge.from, edge.to].some((id) => entities.get(id).hidden && isOpen("entity", id));
  }

  function computeShown() {
    const visible = data.edges.filter(showsEdge);
    const nodes = new Set(visible.flatMap((edge) => [edge.from, edge.to]));
    for (const entity of data.nodes) {
      const wanted = state.unlinked && (state.concepts || !isConcept(entity));
      if (wanted || isOpen("entity", entity.id)) nodes.add(entity.id);
    }
    shown = { nodes, edges: new Set(visible.map((edge) => edge.id)) };
  }

  function related() {
    if (!state.open) return null;
    const close =
      state.open.kind === "edge" ? [edges.get(state.open.id)] : incident.get(state.open.id);
    const nodes = new Set(close.flatMap((edge) => [edge.from, edge.to]));
    if (state.open.kind === "entity") nodes.add(state.open.id);
    return { nodes, edges: new Set(close.map((edge) => edge.id)) };
  }

  // Drawing

  const dashes = { plain: false, unsure: [9, 6], negative: [9, 6], denied: [2.5, 4.5] };

  function lineColour(status) {
    if (status === "negative" || status === "denied") return theme.negative;
    return status === "unsure" ? theme.unsure : theme.edge;
  }

  // Faded by mixing with the paper: transparent dots would show the lines behind them.
  function faded(colour, part) {
    const parts = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
    const paper = parts(theme.paper);
    const mixed = parts(colour).map((value, i) => Math.round(part * value + (1 - part) * paper[i]));
    return `rgb(${mixed.join(",")})`;
  }

  function nodeLook(entity, focus) {
    const near = !focus || focus.nodes.has(entity.id);
    return {
      id: entity.id,
      size: entity.size * state.growth,
      borderWidth: isOpen("entity", entity.id) ? 4 : 2,
      color: {
        background: near ? entity.color : faded(entity.color, 0.2),
        border: isOpen("entity", entity.id) ? theme.ink : theme.paper,
      },
    };
  }

  function edgeLook(edge, focus) {
    const near = !focus || focus.edges.has(edge.id);
    const colour = lineColour(edge.status);
    return {
      id: edge.id,
      width: state.growth * edge.width + (isOpen("edge", edge.id) ? 2 : 0),
      color: { color: near ? colour : faded(colour, 0.18), inherit: false },
    };
  }

  function newNode(entity) {
    const { id, shape } = entity;
    const [x, y] = turned ? [entity.y, entity.x] : [entity.x, entity.y];
    return { ...nodeLook(entity, null), shape, x, y, id };
  }

  function newEdge(edge) {
    const { from, to, arrows, smooth, selfReference } = edge;
    const line = { ...edgeLook(edge, null), from, to, dashes: dashes[edge.status] };
    if (arrows) line.arrows = { to: { enabled: true } };
    if (smooth) line.smooth = smooth;
    if (selfReference) line.selfReference = selfReference;
    return line;
  }

  function restyle() {
    const focus = related();
    nodeSet.update(data.nodes.map((entity) => nodeLook(entity, focus)));
    edgeSet.update(data.edges.map((edge) => edgeLook(edge, focus)));
  }

  function refresh() {
    computeShown();
    views.nodes.refresh();
    views.edges.refresh();
    if (state.moved) restyle();
    else fit();
  }

  function start() {
    nodeSet = new vis.DataSet(data.nodes.map(newNode));
    edgeSet = new vis.DataSet(data.edges.map(newEdge));
    views = {
      nodes: new vis.DataView(nodeSet, { filter: (node) => shown.nodes.has(node.id) }),
      edges: new vis.DataView(edgeSet, { filter: (edge) => shown.edges.has(edge.id) }),
    };
    const options = { ...data.options };
    options.interaction = { ...options.interaction, hideEdgesOnDrag: data.edges.length > 3000 };
    network = new vis.Network(byId("graph"), views, options);
    network.on("afterDrawing", drawLabels);
    network.on("click", (event) => follow(hit(event.pointer.DOM)));
    network.on("zoom", () => { state.moved = true; });
    network.on("dragEnd", () => { state.moved = true; });
    byId("graph").addEventListener("pointermove", hover);
    new ResizeObserver(resize).observe(byId("graph"));
  }

  function resize() {
    network.setSize("100%", "100%");
    network.redraw();
    if (state.moved) reveal();
    else fit();
  }

  // The whole picture, with room for the names, which do not shrink with it. Where it must be
  // small, dots and lines grow to stay visible. A narrow screen shows what is open alone.
  function fit() {
    const focus = narrow.matches ? related() : null;
    const wanted = [...(focus || shown).nodes].filter((id) => shown.nodes.has(id));
    const places = wanted.map((id) => ({ ...network.getPosition(id), ...nameSize(id) }));
    if (!places.length) return;
    const { clientWidth, clientHeight } = byId("graph");
    let low = 0.02;
    let high = focus ? 1 : 1.6;
    for (let i = 0; i < 20; i += 1) {
      const scale = (low + high) / 2;
      const frame = frameOf(places, scale);
      if (frame.wide < clientWidth - 24 && frame.high < clientHeight - 24) low = scale;
      else high = scale;
    }
    state.growth = Math.min(1.8, Math.max(1, 0.7 / low));
    restyle();
    const { x, y } = frameOf(places, low);
    network.moveTo({ position: { x: x / low, y: y / low }, scale: low });
  }

  function frameOf(places, scale) {
    const font = labelScale(scale);
    const left = Math.min(...places.map((p) => p.x * scale - p.half * font));
    const right = Math.max(...places.map((p) => p.x * scale + p.half * font));
    const top = Math.min(...places.map((p) => p.y * scale - 22));
    const bottom = Math.max(...places.map((p) => p.y * scale + p.below * font + 12));
    return { wide: right - left, high: bottom - top, x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  const ruler = document.createElement("canvas").getContext("2d");

  function nameFont(entity) {
    return Math.min(21, 12 + 1.05 * Math.sqrt(entity.weight));
  }

  const widths = new Map();

  // Width of a text at one pixel of font size; measuring is slow, so it is done once.
  function textWidth(text, weight) {
    const key = `${weight} ${text}`;
    if (!widths.has(key)) {
      ruler.font = `${weight} 100px ${theme.sans}`;
      widths.set(key, ruler.measureText(text).width / 100);
    }
    return widths.get(key);
  }

  function nameSize(id) {
    const entity = entities.get(id);
    return { half: nameFont(entity) * textWidth(shorten(entity.label, 28), 600) / 2 + 3, below: 1.3 * nameFont(entity) + 0.5 * entity.size };
  }

  function zoom(factor) {
    state.moved = true;
    network.moveTo({ scale: Math.min(8, Math.max(0.03, network.getScale() * factor)) });
  }

  // Where an edge runs: points of the line that vis-network draws, in its coordinates.
  function along(edge, t) {
    const line = network.body.edges[edge.id].edgeType;
    if (edge.from !== edge.to) return line.getPoint(t);
    const [x, y, radius] = line._getCircleData();
    const angle = edge.selfReference.angle + (t - 0.5);
    return { x: x + radius * Math.cos(angle), y: y - radius * Math.sin(angle) };
  }

  const middle = (edge) => along(edge, 0.5);

  // If what was opened is out of sight, bring it into the middle.
  function reveal() {
    if (!state.open) return;
    const { kind, id } = state.open;
    const place = kind === "edge" ? middle(edges.get(id)) : network.getPosition(id);
    const at = network.canvasToDOM(place);
    const { clientWidth, clientHeight } = byId("graph");
    const inside = at.x > 40 && at.y > 40 && at.x < clientWidth - 40 && at.y < clientHeight - 40;
    if (!inside) network.moveTo({ position: place });
  }

  // Labels: drawn like those of a map, in the size of the screen, the strongest first, and
  // only where there is room. Zooming in makes room for more.

  function crowd() {
    const cells = new Map();
    const size = 80;
    const each = (box, visit) => {
      for (let x = Math.floor(box.left / size); x <= Math.floor(box.right / size); x += 1) {
        for (let y = Math.floor(box.top / size); y <= Math.floor(box.bottom / size); y += 1) {
          if (visit(`${x},${y}`)) return true;
        }
      }
      return false;
    };
    const meets = (a, b) =>
      a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
    return {
      take: (box) => each(box, (cell) => {
        if (!cells.has(cell)) cells.set(cell, []);
        cells.get(cell).push(box);
      }),
      taken: (box, but) => each(box, (cell) =>
        (cells.get(cell) || []).some((other) => other.of !== but && meets(box, other))),
    };
  }

  function boxAt(x, y, width, height, target) {
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, x, y, ...target };
  }

  const inStage = (box) =>
    box.left > 0 && box.top > 0 && box.right < stage.width && box.bottom < stage.height;

  function write(context, text, box, colour, alpha) {
    context.globalAlpha = alpha;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = theme.paper;
    context.strokeText(text, box.x, box.y);
    context.fillStyle = colour;
    context.fillText(text, box.x, box.y);
  }

  function labelScale(scale) {
    return Math.min(1.35, Math.max(narrow.matches ? 0.82 : 0.92, scale ** 0.35));
  }

  // The labels of the strongest edges come before all names but the first, and before dots.
  const FIRST_NAMES = 12;
  const FIRST_ACTIONS = 8;

  // The strongest names may cover dots, but no other name.
  function drawNames(context, room, focus, between) {
    const ordered = data.nodes.filter((entity) => shown.nodes.has(entity.id));
    if (focus) ordered.sort((a, b) => focus.nodes.has(b.id) - focus.nodes.has(a.id));
    const scale = network.getScale();
    const spots = ordered.map((entity) => ({
      entity,
      at: network.canvasToDOM(network.getPosition(entity.id)),
      radius: entity.size * state.growth * scale,
    }));
    const dots = crowd();
    for (const { entity, at, radius } of spots) {
      dots.take({ ...boxAt(at.x, at.y, 1.7 * radius, 1.7 * radius), of: entity.id });
    }
    const clear = { take: room.take, taken: (box, but) => room.taken(box, but) || dots.taken(box, but) };
    spots.forEach((spot, rank) => {
      const free = (box) => inStage(box) && !room.taken(box);
      const quite = (box) => free(box) && !dots.taken(box, spot.entity.id);
      if (rank === FIRST_NAMES) between(clear);
      drawName(context, room, focus, spot, rank < 40 ? [quite, free] : [quite]);
    });
    if (spots.length <= FIRST_NAMES) between(clear);
    for (const { entity, at, radius } of spots) {
      room.take({ ...boxAt(at.x, at.y, 1.7 * radius, 1.7 * radius), of: entity.id });
    }
  }

  function drawName(context, room, focus, { entity, at, radius }, tests) {
    const near = !focus || focus.nodes.has(entity.id);
    const font = nameFont(entity) * labelScale(network.getScale());
    const text = shorten(entity.label, 28);
    const width = font * textWidth(text, 600) + 4;
    const high = font * 1.08;
    const below = at.y + radius + high / 2 + 1;
    const above = at.y - radius - high / 2 - 1;
    const target = { kind: "entity", id: entity.id };
    const places = [
      [at.x, below],
      [at.x, above],
      [at.x + radius + width / 2 + 2, at.y],
      [at.x - radius - width / 2 - 2, at.y],
      ...[below, above].flatMap((y) => [0.35, -0.35].map((part) => [at.x + part * width, y])),
    ].map(([x, y]) => boxAt(x, y, width, high, target));
    const must = isOpen("entity", entity.id) || state.hover === `entity=${entity.id}`;
    const found = tests.map((test) => places.find(test)).find(Boolean);
    const box = found || (must ? places[0] : null);
    if (!box) return;
    room.take({ ...box, of: entity.id });
    boxes.push(box);
    context.font = `600 ${font.toFixed(1)}px ${theme.sans}`;
    write(context, text, box, theme.ink, near ? 1 : 0.25);
  }

  // Length of an edge on the screen.
  function span(edge) {
    const [a, b] = [edge.from, edge.to].map((id) => network.body.nodes[id]);
    return Math.hypot(a.x - b.x, a.y - b.y) * network.getScale();
  }

  function edgeText(status) {
    return status === "plain" ? theme["edge-text"] : lineColour(status);
  }

  function orderedEdges(focus) {
    const ordered = data.edges.filter((edge) => shown.edges.has(edge.id));
    if (focus) ordered.sort((a, b) => focus.edges.has(b.id) - focus.edges.has(a.id));
    return ordered;
  }

  function drawActions(context, room, focus, list) {
    for (const edge of list) {
      const must = isOpen("edge", edge.id) || state.hover === `edge=${edge.id}`;
      drawAction(context, room, focus, edge, must);
    }
  }

  // Along the line; beside it when that is full and the label must be seen.
  function placeAction(room, edge, must, shape) {
    const fits = (place) => inStage(place) && !room.taken(place, edge.id);
    for (const t of [0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78]) {
      const at = network.canvasToDOM(along(edge, t));
      const box = boxAt(at.x, at.y, ...shape);
      if (fits(box)) return box;
    }
    if (!must) return null;
    const { x, y } = network.canvasToDOM(middle(edge));
    const steps = [0, -1.2, 1.2, -1.7, 1.7, -2.4, 2.4, -3.2, 3.2];
    const beside = steps.map((by) => boxAt(x, y + by * shape[1], ...shape));
    return beside.find(fits) || beside[0];
  }

  function drawAction(context, room, focus, edge, must) {
    const near = !focus || focus.edges.has(edge.id);
    const font = Math.min(15, 11.5 + 0.6 * Math.sqrt(edge.weight)) * labelScale(network.getScale());
    const bold = must ? 600 : 400;
    const text = shorten(edge.label, 32);
    const width = font * textWidth(text, bold) + 6;
    if (!must && edge.from !== edge.to && span(edge) < 0.75 * width) return;
    const box = placeAction(room, edge, must, [width, font * 1.2, { kind: "edge", id: edge.id }]);
    if (!box) return;
    room.take({ ...box, of: edge.id });
    boxes.push(box);
    context.font = `${bold} ${font.toFixed(1)}px ${theme.sans}`;
    write(context, text, box, edgeText(edge.status), near ? 1 : 0.2);
  }

  function drawLabels(context) {
    const ratio = context.canvas.width / context.canvas.clientWidth;
    const room = crowd();
    const focus = related();
    boxes = [];
    stage = { width: context.canvas.clientWidth, height: context.canvas.clientHeight };
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    const actions = orderedEdges(focus);
    const strongest = actions.slice(0, FIRST_ACTIONS);
    drawNames(context, room, focus, (clear) => drawActions(context, clear, focus, strongest));
    drawActions(context, room, focus, actions.slice(FIRST_ACTIONS));
    context.restore();
  }

  // Pointing and clicking

  function hit(point) {
    const label = boxes.find((box) =>
      point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
    const node = network.getNodeAt(point);
    if (node !== undefined) return { kind: "entity", id: node };
    if (label) return { kind: label.kind, id: label.id };
    for (const [dx, dy] of [[0, 0], [5, 0], [-5, 0], [0, 5], [0, -5]]) {
      const edge = network.getEdgeAt({ x: point.x + dx, y: point.y + dy });
      if (edge !== undefined) return { kind: "edge", id: edge };
    }
    return null;
  }

  function hover(event) {
    if (event.buttons) return;
    const frame = byId("graph").getBoundingClientRect();
    const target = hit({ x: event.clientX - frame.left, y: event.clientY - frame.top });
    const key = target ? `${target.kind}=${target.id}` : null;
    if (key === state.hover) return;
    state.hover = key;
    byId("graph").style.cursor = target ? "pointer" : "default";
    network.redraw();
  }

  // The address says what is open

  const address = (kind, id) => `#${kind}=${encodeURIComponent(id)}`;

  function follow(target) {
    location.hash = target ? address(target.kind, target.id) : "";
  }

  function fromAddress() {
    const parts = /^#(entity|edge)=(.*)$/.exec(location.hash);
    if (location.hash === "#list") return { kind: "list", id: "" };
    if (!parts) return null;
    let id = parts[2];
    try { id = decodeURIComponent(id); } catch { /* not encoded: take it as it is */ }
    const known = parts[1] === "edge" ? edges.has(id) : entities.has(id);
    return known ? { kind: parts[1], id } : { kind: "unknown", id };
  }

  function route() {
    const target = fromAddress();
    state.open = target && (target.kind === "edge" || target.kind === "entity") ? target : null;
    if (network) refresh();
    if (target) openPanel(target);
    else closePanel();
    if (network) reveal();
  }

  const painters = { entity: paintEntity, edge: paintEdge, list: paintList, unknown: paintUnknown };

  function openPanel(target) {
    const body = byId("panel-body");
    const closed = byId("panel").hidden;
    if (closed) opener = document.activeElement;
    body.replaceChildren();
    painters[target.kind](body, target.id);
    byId("panel").hidden = false;
    byId("panel").scrollTop = 0;
    document.body.classList.add("panel-open");
    const heading = body.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    if (network && closed) resize();
  }

  function closePanel() {
    if (byId("panel").hidden) return;
    byId("panel").hidden = true;
    document.body.classList.remove("panel-open");
    if (network) resize();
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  }

  // The panel

  function dot(entity) {
    const mark = make("span", isConcept(entity) ? "dot diamond" : "dot");
    mark.style.background = kinds.get(entity.type).colour;
    return mark;
  }

  function endButton(entity) {
    const button = make("button", "end");
    button.type = "button";
    add(button, make("bdi", "", entity.label));
    button.addEventListener("click", () => follow({ kind: "entity", id: entity.id }));
    return button;
  }

  function verb(edge) {
    const arrow = edge.arrows ? " \u2192" : "";
    return make("span", `verb ${edge.status}`, `${edge.label}${arrow}`);
  }

  const meanings = {
    plain: "",
    unsure: "Not asserted: planned, possible, wanted, requested or conditional.",
    negative: "The texts say that this did not happen or is not so.",
    denied: "A speaker in the texts denies this.",
  };

  function paintEdge(body, id) {
    const edge = edges.get(id);
    const claims = data.claims[id];
    const heading = make("h2", "statement");
    add(heading, endButton(entities.get(edge.from)), verb(edge), endButton(entities.get(edge.to)));
    add(body, heading);
    add(body, make("p", "sub", `${count(claims.length, "claim", "claims")} in ${count(edge.documents, "document", "documents")}`));
    if (meanings[edge.status]) add(body, make("p", "sub", meanings[edge.status]));
    if (edge.classes.length) add(body, make("p", "sub", `Class: ${edge.classes.join(", ")}`));
    if (edge.speakers.length) add(body, make("p", "sub", `Speakers: ${edge.speakers.join(", ")}`));
    add(body, markKey());
    const list = make("ol", "claims");
    for (const claim of claims) add(list, claimItem(claim));
    add(body, list);
  }

  function markKey() {
    const key = make("p", "key");
    for (const role of ["subject", "action", "object"]) add(key, make("mark", role, role));
    return key;
  }

  function claimItem(claim) {
    const item = make("li");
    add(item, sentence(claim), elsewhere(claim), said(claim));
    const source = data.documents[claim.document];
    if (source) add(item, make("cite", "source", [source.name, source.published].filter(Boolean).join(", ")));
    if (source && source.title) add(item, make("span", "elsewhere", source.title));
    return add(item, tags(claim));
  }

  function sentence(claim) {
    const quote = make("blockquote");
    quote.dir = "auto";
    const letters = Array.from(data.sentences[claim.sentence]);
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
    const missing = ["subject", "action", "object"].filter((role) => !claim[role] && claim[`${role}Text`]);
    if (!missing.length) return null;
    const text = missing.map((role) => `${role}: \u201c${claim[`${role}Text`]}\u201d`).join("; ");
    return make("p", "elsewhere", `Named outside this sentence \u2013 ${text}`);
  }

  function said({ said: words }) {
    if (!words) return null;
    const speaker = words.speaker || "an unnamed source";
    const verbs = { say: "According to", deny: "Denied by", question: "Questioned by" };
    const quoted = words.quoted ? ", quoted" : "";
    return make("p", `said ${words.stance}`, `${verbs[words.stance]} ${speaker} (${words.cue}${quoted})`);
  }

  function tags(claim) {
    const list = make("ul", "tags");
    const unsure = claim.modality !== "asserted";
    add(list, make("li", unsure ? "unsure" : "", claim.modality));
    add(list, make("li", claim.polarity === "negative" ? "negative" : "", claim.polarity));
    if (claim.class) add(list, make("li", "", claim.class));
    if (claim.time) add(list, make("li", "", claim.value ? `${claim.time} (${claim.value})` : claim.time));
    if (claim.place) add(list, make("li", "", `place: ${claim.place}`));
    if (claim.amount) add(list, make("li", "", `amount: ${claim.amount}`));
    return add(list, make("li", "", `rule: ${claim.rule}`));
  }

  function paintEntity(body, id) {
    const entity = entities.get(id);
    const heading = make("h2");
    add(body, add(heading, make("bdi", "", entity.label)));
    const kind = add(make("p", "sub kind"), dot(entity), make("span", "", kinds.get(entity.type).text));
    add(body, kind, make("p", "sub", `${count(entity.weight, "claim", "claims")} in ${count(incident.get(id).length, "edge", "edges")}`));
    const aliases = entity.aliases.filter((alias) => alias !== entity.label);
    if (aliases.length) add(body, make("p", "sub", `Also: ${aliases.join(", ")}`));
    const loops = (edge) => edge.from === edge.to;
    const mine = incident.get(id);
    edgeRows(body, "Acts", mine.filter((edge) => edge.arrows && edge.from === id));
    edgeRows(body, "Is acted on", mine.filter((edge) => edge.arrows && edge.to === id && !loops(edge)));
    edgeRows(body, "Mutual", mine.filter((edge) => !edge.arrows));
  }

  function edgeRows(body, title, list) {
    if (!list.length) return;
    add(body, make("h3", "", title));
    const rows = make("ul", "rows");
    for (const edge of list) add(rows, add(make("li"), edgeRow(edge)));
    add(body, rows);
  }

  function edgeRow(edge) {
    const button = make("button", "row");
    button.type = "button";
    const what = make("span", "what");
    add(what, make("bdi", "", entities.get(edge.from).label), document.createTextNode(" "));
    add(what, make("span", `verb ${edge.status}`, edge.label), document.createTextNode(" "));
    add(what, make("bdi", "", entities.get(edge.to).label));
    add(button, what, make("span", "number", count(edge.weight, "claim", "claims")));
    button.addEventListener("click", () => follow({ kind: "edge", id: edge.id }));
    return button;
  }

  function entityRow(entity, note) {
    const button = make("button", "row");
    button.type = "button";
    const what = add(make("span", "what"), make("bdi", "", entity.label));
    add(button, dot(entity), what, make("span", "number", note));
    button.addEventListener("click", () => follow({ kind: "entity", id: entity.id }));
    return button;
  }

  function paintList(body) {
    const list = data.nodes.filter((entity) => shown.nodes.has(entity.id));
    add(body, make("h2", "", "In this picture"));
    add(body, make("p", "sub", `${count(list.length, "entity", "entities")} by number of claims`));
    const rows = make("ul", "rows");
    for (const entity of list) add(rows, add(make("li"), entityRow(entity, String(entity.weight))));
    add(body, rows);
  }

  function paintUnknown(body) {
    add(body, make("h2", "", "Not found"));
    add(body, make("p", "sub", "The link leads to nothing in this page. The graph may have been built anew from other texts."));
  }

  // Search

  const names = data.nodes.map((entity) => ({
    entity,
    texts: [entity.label, ...entity.aliases].map(fold),
  }));

  function search(query) {
    const wanted = fold(query.trim());
    if (!wanted) return [];
    const rank = (texts) => {
      if (texts.includes(wanted)) return 3;
      if (texts.some((text) => text.split(/\s+/).some((word) => word.startsWith(wanted)) || text.startsWith(wanted))) return 2;
      return texts.some((text) => text.includes(wanted)) ? 1 : 0;
    };
    const found = names.map(({ entity, texts }) => ({ entity, rank: rank(texts) }));
    return found.filter((item) => item.rank).sort((a, b) => b.rank - a.rank).map((item) => item.entity);
  }

  function showFound() {
    const query = byId("query").value;
    const found = search(query);
    const list = byId("found");
    list.replaceChildren();
    for (const entity of found.slice(0, 8)) {
      const row = entityRow(entity, kinds.get(entity.type).text);
      row.addEventListener("click", hideFound);
      add(list, add(make("li"), row));
    }
    if (query.trim() && !found.length) add(list, make("li", "row", "No such name"));
    list.hidden = !query.trim();
    byId("found-status").textContent = query.trim() ? `${found.length} found` : "";
  }

  function hideFound() {
    byId("found").hidden = true;
  }

  function step(event) {
    const buttons = [...byId("found").querySelectorAll("button")];
    const index = buttons.indexOf(document.activeElement);
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!move || !buttons.length || byId("found").hidden) return;
    event.preventDefault();
    const next = index + move;
    if (next < 0) byId("query").focus();
    else buttons[Math.min(next, buttons.length - 1)].focus();
  }

  function connectSearch() {
    const form = byId("search");
    byId("query").addEventListener("input", showFound);
    byId("query").addEventListener("focus", showFound);
    form.addEventListener("keydown", step);
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) hideFound();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [first] = search(byId("query").value);
      if (!first) return;
      hideFound();
      follow({ kind: "entity", id: first.id });
    });
  }

  // Controls and key

  function connectControls() {
    const concepts = data.nodes.filter((entity) => isConcept(entity) && entity.hidden);
    const alone = data.nodes.filter((entity) => !isConcept(entity) && entity.hidden);
    for (const [name, list] of [["concepts", concepts], ["unlinked", alone]]) {
      byId(`${name}-number`).textContent = list.length.toLocaleString("en");
      byId(name).disabled = !list.length;
      byId(name).checked = state[name];
      byId(name).addEventListener("change", (event) => {
        state[name] = event.target.checked;
        state.moved = false;
        refresh();
        if (location.hash === "#list") route();
      });
    }
    byId("list-button").addEventListener("click", () => { location.hash = "list"; });
    byId("close").addEventListener("click", () => follow(null));
    byId("zoom-in").addEventListener("click", () => zoom(1.3));
    byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
    byId("zoom-fit").addEventListener("click", () => { state.moved = false; fit(); });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (!byId("found").hidden) hideFound();
      else if (!byId("panel").hidden) follow(null);
    });
  }

  function lineSample({ status, width, arrow }) {
    const space = byId("drawing").namespaceURI;
    const svg = document.createElementNS(space, "svg");
    const line = document.createElementNS(space, "path");
    svg.setAttribute("viewBox", "0 0 40 10");
    svg.setAttribute("aria-hidden", "true");
    line.setAttribute("d", arrow ? "M0 5H34" : "M0 5H40");
    line.setAttribute("stroke", lineColour(status));
    line.setAttribute("stroke-width", width);
    if (dashes[status]) line.setAttribute("stroke-dasharray", dashes[status].join(" "));
    add(svg, line);
    if (!arrow) return svg;
    const head = document.createElementNS(space, "path");
    head.setAttribute("d", "M32 0L40 5L32 10Z");
    head.setAttribute("fill", lineColour(status));
    return add(svg, head);
  }

  const lines = [
    { status: "plain", arrow: true, width: 2, text: "action, from the actor on" },
    { status: "plain", arrow: false, width: 2, text: "mutual action" },
    { status: "unsure", arrow: true, width: 2, text: "planned, possible or wanted only" },
    { status: "negative", arrow: true, width: 2, text: "said not to happen" },
    { status: "denied", arrow: true, width: 2.5, text: "denied by a speaker" },
    { status: "plain", arrow: false, width: 6, text: "more claims" },
  ];

  function paintLegend() {
    const used = new Set(data.nodes.map((entity) => entity.type));
    const types = byId("legend-types");
    types.replaceChildren();
    for (const kind of data.labels.filter((item) => used.has(item.label))) {
      add(types, add(make("li"), dot({ type: kind.label }), make("span", "", kind.text)));
    }
    const list = byId("legend-lines");
    list.replaceChildren();
    for (const line of lines) add(list, add(make("li"), lineSample(line), make("span", "", line.text)));
  }

  function sayEmpty() {
    const read = data.counts.documents;
    const inWhat = read ? `in ${count(read, "document", "documents")}` : "because no document was read";
    byId("empty").textContent = `There is nothing to draw: no entity was found ${inWhat}.`;
    byId("empty").hidden = false;
    for (const id of ["controls", "legend", "zoom", "graph"]) byId(id).hidden = true;
  }

  function chooseStart() {
    if (data.nodes.some((entity) => !entity.hidden)) return;
    state.concepts = state.unlinked = true;
  }

  function changeTheme() {
    readTheme();
    if (!data.nodes.length) return;
    restyle();
    paintLegend();
    network.redraw();
  }

  readTheme();
  if (data.nodes.length) {
    chooseStart();
    computeShown();
    start();
    connectControls();
    connectSearch();
    paintLegend();
    byId("legend").open = !narrow.matches;
    dark.addEventListener("change", changeTheme);
  } else {
    sayEmpty();
    byId("close").addEventListener("click", () => follow(null));
  }
  window.addEventListener("hashchange", route);
  route();
  window.kgraph = { network, data, state, middle, labels: () => boxes, isShown: (id) => shown.nodes.has(id) || shown.edges.has(id) };
})();
