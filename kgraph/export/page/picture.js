// The picture: vis-network draws dots and lines; names and the crowd are painted over and under it.
const Picture = (() => {
  const { byId, later } = Dom;
  const { theme } = Look;

  const REACH = 6; // pixels beside a line that still count as a click on it
  const STILL = 90; // milliseconds without movement until the crowd is painted anew
  const SMALLEST = 3.2; // radius of a dot in pixels, where there is room
  const MANY = 2000; // entities of the crowd that take a moment to paint
  const NAMED = 200; // entities whose names must fit into the whole picture
  const FAR = 0.02;
  const NEAR = 8;

  const frame = byId("graph");
  const narrow = window.matchMedia("(max-width: 760px)");
  const turned = window.innerHeight > 1.2 * window.innerWidth;

  const looks = new Map(); // id to the look that vis-network has of it
  const places = new Map(); // of entities that the reader moved
  let network = null;
  let nodes = null;
  let edges = null;
  let result = null;
  let focus = null; // { nodes, edges } that are not faded; null when nothing is
  let hovered = ""; // "entity=ID" or "edge=ID"
  let moved = false; // has the reader chosen what part of the picture to see?
  let moving = false;
  let growth = 1; // of dots and lines, where the picture must be small

  // Where things are

  function place(entity) {
    if (places.has(entity.id)) return places.get(entity.id);
    return turned ? { x: entity.y, y: entity.x } : { x: entity.x, y: entity.y };
  }

  const weight = (entity) => result.strengths[entity.index];
  const radius = (entity) => growth * Look.size(weight(entity));
  const stage = () => ({ width: frame.clientWidth, height: frame.clientHeight });

  // A point of the picture is on the screen at scale * point + (x, y).
  function view() {
    const { x, y } = network.canvasToDOM({ x: 0, y: 0 });
    return { scale: network.getScale(), x, y };
  }

  const onScreen = (point, { scale, x, y }) => ({ x: point.x * scale + x, y: point.y * scale + y });

  // Where an edge runs: points of the line that vis-network draws, in its coordinates.
  function along(edge, t) {
    const line = network.body.edges[edge.id].edgeType;
    if (edge.from !== edge.to) return line.getPoint(t);
    const [x, y, size] = line._getCircleData();
    const angle = edge.bend + (t - 0.5);
    return { x: x + size * Math.cos(angle), y: y - size * Math.sin(angle) };
  }

  // What is drawn in full

  function nodeLook(entity) {
    const near = !focus || focus.nodes.has(entity);
    const { x, y } = place(entity);
    const open = State.isOpen("entity", entity.id);
    const pinned = State.now.pinned.includes(entity.id);
    return {
      id: entity.id,
      group: entity.group,
      x,
      y,
      size: radius(entity),
      borderWidth: open ? 4 : pinned ? 3 : 2,
      color: {
        background: near ? Look.colour(entity) : Look.faded(Look.colour(entity), 0.2),
        border: open || pinned ? theme.ink : theme.paper,
      },
    };
  }

  function edgeLook(edge) {
    const near = !focus || focus.edges.has(edge);
    const status = Filters.statusOf(edge, result);
    const colour = Look.lineColour(status);
    const dashes = Look.dashes(status);
    const strong = State.isOpen("edge", edge.id) || result.path?.edges.has(edge);
    return {
      id: edge.id,
      from: edge.source.id,
      to: edge.target.id,
      width: growth * Look.width(result.weights[edge.index]) + (strong ? 2 : 0),
      color: { color: near ? colour : Look.faded(colour, 0.18), inherit: false },
      dashes: dashes.length ? dashes : false,
      arrows: { to: { enabled: edge.arrows === "to" } },
      ...shape(edge),
    };
  }

  function shape({ from, to, bend, loop }) {
    if (from === to) return { selfReference: { size: loop, angle: bend } };
    const type = bend < 0 !== turned ? "curvedCCW" : "curvedCW";
    return { smooth: { enabled: bend !== 0, type, roundness: Math.abs(bend) } };
  }

  function remove(set, wanted) {
    const ids = new Set(wanted.map((one) => one.id));
    const gone = set.getIds().filter((id) => !ids.has(id));
    for (const id of gone) looks.delete(id);
    if (gone.length) set.remove(gone);
  }

  // Hands vis-network what is new, or other than before.
  function put(set, wanted, look) {
    const changed = [];
    for (const one of wanted) {
      const next = look(one);
      const key = JSON.stringify(next);
      if (looks.get(one.id) === key && set.get(one.id)) continue;
      looks.set(one.id, key);
      changed.push(next);
    }
    if (changed.length) set.update(changed);
  }

  // vis-network would draw at each of these steps; it forgets edges whose ends are gone.
  function restyle() {
    const dots = result.nodes.filter((one) => result.drawn.nodes.has(one));
    const lines = result.edges.filter((one) => result.drawn.edges.has(one));
    const { emitter } = network.body;
    emitter.emit("_blockRedraw");
    remove(edges, lines);
    remove(nodes, dots);
    put(nodes, dots, nodeLook);
    put(edges, lines, edgeLook);
    emitter.emit("_allowRedraw");
    emitter.emit("_requestRedraw");
    Crowd.set(result, (entity) => ({ ...place(entity), radius: 0.55 * radius(entity) }));
  }

  // What the reader looks at: the open entity or edge with its surroundings, or the path.
  function related() {
    const { open } = State.now;
    const edge = open?.kind === "edge" && Tables.edge.get(open.id);
    const entity = open?.kind === "entity" && Tables.entity.get(open.id);
    if (edge) return around([edge]);
    if (entity) return around(result.edges.filter((one) => one.source === entity || one.target === entity), entity);
    return result.path?.way ? result.path : null;
  }

  function around(list, ...more) {
    return { nodes: new Set([...more, ...list.flatMap((edge) => [edge.source, edge.target])]), edges: new Set(list) };
  }

  function show(next) {
    result = next;
    focus = related();
    if (moved) restyle();
    else fit();
    if (Crowd.nodes().length > MANY) paintSoon();
    else paintCrowd();
  }

  // Seeing all or a part of it

  // The whole picture, with room for the names, which do not shrink with it. Where it must be
  // small, dots and lines grow to stay visible. A narrow screen shows what is open alone.
  function fit() {
    const { nodes: full } = result.drawn;
    const wanted = narrow.matches && focus ? [...focus.nodes] : result.nodes;
    growth = 1;
    const named = (one, rank) =>
      (rank < NAMED && full.has(one) ? Labels.nameSize(one, weight(one), radius(one)) : { half: 8, below: 8 });
    const spots = wanted.map((one, rank) => ({ ...place(one), ...named(one, rank) }));
    const { width, height } = stage();
    let low = FAR;
    let high = narrow.matches && focus ? 1 : 1.6;
    for (let i = 0; i < 20 && spots.length; i += 1) {
      const scale = (low + high) / 2;
      const { wide, high: tall } = frameOf(spots, scale);
      if (wide < width - 24 && tall < height - 24) low = scale;
      else high = scale;
    }
    growth = Math.min(Math.max(1, SMALLEST / (Look.size(1) * low)), roomFor(wanted.filter((one) => full.has(one)), low));
    restyle();
    if (!spots.length) return;
    const { x, y } = frameOf(spots, low);
    network.moveTo({ position: { x: x / low, y: y / low }, scale: low });
  }

  // How large dots may be that they cover no more than a tenth of the screen.
  function roomFor(list, scale) {
    const { width, height } = stage();
    const covered = list.reduce((sum, one) => sum + (Look.size(weight(one)) * scale) ** 2, 1);
    return Math.max(0.4, Math.sqrt((width * height) / (10 * Math.PI * covered)));
  }

  function frameOf(spots, scale) {
    const font = Labels.labelScale(scale);
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const { x, y, half, below } of spots) {
      box.left = Math.min(box.left, x * scale - half * font);
      box.right = Math.max(box.right, x * scale + half * font);
      box.top = Math.min(box.top, y * scale - 22);
      box.bottom = Math.max(box.bottom, y * scale + below * font + 12);
    }
    const { left, right, top, bottom } = box;
    return { wide: right - left, high: bottom - top, x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  function whole() {
    moved = false;
    fit();
    paintCrowd();
  }

  function zoom(factor) {
    moved = true;
    network.moveTo({ scale: Math.min(NEAR, Math.max(FAR, network.getScale() * factor)) });
    paintSoon();
  }

  function pan(across, down) {
    moved = true;
    const { x, y } = network.getViewPosition();
    const scale = network.getScale();
    network.moveTo({ position: { x: x + across / scale, y: y + down / scale } });
    paintSoon();
  }

  // If what was opened is out of sight, bring it into the middle.
  function reveal() {
    const { open } = State.now;
    const edge = open?.kind === "edge" && Tables.edge.get(open.id);
    const entity = open?.kind === "entity" && Tables.entity.get(open.id);
    const point = edge && result.drawn.edges.has(edge) ? along(edge, 0.5) : entity && place(entity);
    if (!point) return;
    const at = onScreen(point, view());
    const { width, height } = stage();
    const inside = at.x > 40 && at.y > 40 && at.x < width - 40 && at.y < height - 40;
    if (!inside) network.moveTo({ position: point });
    paintCrowd();
  }

  let size = "";

  function resize() {
    const next = `${frame.clientWidth} ${frame.clientHeight}`;
    if (next === size) return;
    size = next;
    network.setSize("100%", "100%");
    network.redraw();
    if (!moved) whole();
    else reveal();
  }

  // Painting under and over the dots and lines of vis-network

  function inPixels(context, paint) {
    const ratio = context.canvas.width / frame.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint();
    context.restore();
  }

  const paintBelow = (context) => inPixels(context, () => Crowd.draw(context, view(), stage()));
  const paintAbove = (context) => inPixels(context, () => Labels.draw(context, labelled()));

  function paintCrowd() {
    const { width, height } = stage();
    if (!width || !height || Crowd.isEmpty() || Crowd.fits(view(), stage())) return;
    Crowd.paint(view(), stage());
    network.redraw();
  }

  const paintStill = later(() => {
    moving = false;
    paintCrowd();
    network.redraw();
  }, STILL);

  // While a large picture moves, only its strongest names move with it.
  function paintSoon() {
    moving = true;
    paintStill();
  }

  const QUICK = 150; // edges of a picture whose labels can be placed at each frame
  const CLOSE = 80; // entities of the crowd that get a name when no more are in sight

  function labelled() {
    const now = view();
    const { width, height } = stage();
    const hurried = moving && result.drawn.edges.size > QUICK;
    const inSight = ({ x, y }) => x > -60 && y > -40 && x < width + 60 && y < height + 40;
    const spots = result.nodes
      .filter((entity) => looks.has(entity.id))
      .map((entity) => spotOf(entity, now, radius(entity)))
      .filter(({ at }) => inSight(at));
    if (hurried) return { width, height, scale: now.scale, nodes: nearFirst(spots).slice(0, CLOSE), edges: [] };
    const close = Crowd.nodes().map((entity) => spotOf(entity, now, 0.55 * radius(entity))).filter(({ at }) => inSight(at));
    if (close.length <= CLOSE) spots.push(...close);
    const lines = result.edges.filter((edge) => looks.has(edge.id)).map((edge) => lineOf(edge, now));
    return { width, height, scale: now.scale, nodes: nearFirst(spots), edges: nearFirst(lines) };
  }

  const nearFirst = (list) => (focus ? [...list.filter((one) => one.near), ...list.filter((one) => !one.near)] : list);

  function spotOf(entity, now, size) {
    const key = `entity=${entity.id}`;
    return {
      entity,
      at: onScreen(place(entity), now),
      radius: size * now.scale,
      weight: weight(entity),
      near: !focus || focus.nodes.has(entity),
      must: State.isOpen("entity", entity.id) || hovered === key,
    };
  }

  function lineOf(edge, now) {
    const [a, b] = [place(edge.source), place(edge.target)];
    const status = Filters.statusOf(edge, result);
    return {
      edge,
      along: (t) => onScreen(along(edge, t), now),
      length: Math.hypot(a.x - b.x, a.y - b.y) * now.scale,
      weight: result.weights[edge.index],
      colour: status === "plain" ? theme["edge-text"] : Look.lineColour(status),
      near: !focus || focus.edges.has(edge),
      must: State.isOpen("edge", edge.id) || hovered === `edge=${edge.id}`,
    };
  }

  // Pointing and clicking

  function hit(point) {
    const node = network.getNodeAt(point);
    if (node !== undefined) return { kind: "entity", id: node };
    const label = Labels.at(point);
    if (label) return { kind: label.kind, id: label.id };
    for (const [dx, dy] of [[0, 0], [REACH, 0], [-REACH, 0], [0, REACH], [0, -REACH]]) {
      const edge = network.getEdgeAt({ x: point.x + dx, y: point.y + dy });
      if (edge !== undefined) return { kind: "edge", id: edge };
    }
    const now = view();
    const inPicture = { x: (point.x - now.x) / now.scale, y: (point.y - now.y) / now.scale };
    const dot = Crowd.at(inPicture, REACH / now.scale);
    return dot ? { kind: "entity", id: dot.id } : null;
  }

  function hover(event) {
    if (event.buttons) return;
    const box = frame.getBoundingClientRect();
    const target = hit({ x: event.clientX - box.left, y: event.clientY - box.top });
    const key = target ? `${target.kind}=${target.id}` : "";
    if (key === hovered) return;
    hovered = key;
    frame.style.cursor = target ? "pointer" : "default";
    network.redraw();
  }

  function click({ pointer }) {
    const target = hit(pointer.DOM);
    if (target) State.open(target.kind, target.id);
    else if (["entity", "edge"].includes(State.now.open?.kind)) State.open(null);
  }

  function dropped({ nodes: ids }) {
    moved = true;
    for (const id of ids) places.set(id, network.getPosition(id));
    if (ids.length) Crowd.stale();
    paintCrowd();
  }

  const KEYS = {
    ArrowLeft: () => pan(-60, 0),
    ArrowRight: () => pan(60, 0),
    ArrowUp: () => pan(0, -60),
    ArrowDown: () => pan(0, 60),
    "+": () => zoom(1.3),
    "=": () => zoom(1.3),
    "-": () => zoom(1 / 1.3),
    0: whole,
  };

  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  }

  // What is on the screen, for pictures that are saved

  function scene() {
    const now = view();
    const { width, height } = stage();
    Labels.draw(document.createElement("canvas").getContext("2d"), labelled());
    const toScreen = (point) => onScreen(point, now);
    return Shapes.of({
      width,
      height,
      scale: now.scale,
      // the strongest last: they lie on top
      lines: result.edges.filter((edge) => looks.has(edge.id)).reverse().map((edge) => ({
        edge,
        look: edgeLook(edge),
        along: (t) => toScreen(along(edge, t)),
      })),
      dots: result.nodes.filter((entity) => looks.has(entity.id)).reverse().map((entity) => ({
        entity,
        look: nodeLook(entity),
        at: toScreen(place(entity)),
      })),
      paintBackdrop: Crowd.isEmpty() ? null : (context) => Crowd.draw(context, now, stage()),
    });
  }

  function start(first) {
    result = first;
    nodes = new vis.DataSet();
    edges = new vis.DataSet();
    const options = { ...Tables.data.options };
    options.interaction = { ...options.interaction, hideEdgesOnDrag: first.drawn.edges.size > 1000, hideEdgesOnZoom: first.drawn.edges.size > 1000 };
    network = new vis.Network(frame, { nodes, edges }, options);
    frame.firstElementChild.tabIndex = -1; // the frame has a name, and gets its keys
    network.on("beforeDrawing", paintBelow);
    network.on("afterDrawing", paintAbove);
    network.on("click", click);
    network.on("zoom", () => { moved = true; paintSoon(); });
    network.on("dragging", paintSoon);
    network.on("dragEnd", dropped);
    frame.addEventListener("pointermove", hover);
    frame.addEventListener("keydown", press);
    byId("zoom-in").addEventListener("click", () => zoom(1.3));
    byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
    byId("zoom-fit").addEventListener("click", whole);
    size = `${frame.clientWidth} ${frame.clientHeight}`;
    show(first);
    paintCrowd();
    new ResizeObserver(resize).observe(frame);
  }

  function changeTheme() {
    restyle();
    Crowd.stale();
    paintCrowd();
    network.redraw();
  }

  return {
    start,
    show,
    reveal,
    zoom,
    changeTheme,
    scene,
    labels: () => Labels.boxes(),
    middle: (edge) => along(edge, 0.5),
    place,
    toScreen: (point) => onScreen(point, view()),
    get network() { return network; },
  };
})();
