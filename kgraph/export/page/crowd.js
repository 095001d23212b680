// What lies behind the picture: tinted communities, and the many entities and edges that are not
// drawn in full. It is painted once on a bitmap, which moves and grows with the picture until the
// reader holds still.
const Crowd = (() => {
  const { theme } = Look;

  const MARGIN = 0.25; // of the screen, on each side: room to move before it must be painted anew
  const COARSE = 4; // tints are painted in so many times fewer pixels, which makes them soft
  const REACH = 42; // of a tint around a dot, in units of the picture
  const SMALLEST = 3; // members of a community in the picture

  let painted = null; // { canvas, scale, x, y, version }
  let content = { version: 0, nodes: [], edges: [], members: [], ties: new Map() };

  // `dot(entity)`: { x, y, radius } in units of the picture
  function set(result, dot) {
    const { drawn } = result;
    const nodes = result.nodes.filter((entity) => !drawn.nodes.has(entity));
    const edges = result.edges.filter((edge) => !drawn.edges.has(edge) && edge.from !== edge.to);
    content = { version: content.version + 1, dot, nodes, edges, ...tinted(result) };
  }

  // Members of communities that the picture shows to be linked, and those of the crowd.
  function tinted({ nodes, drawn }) {
    const within = [...drawn.edges].filter(({ source, target }) =>
      source !== target && source.community !== null && source.community === target.community);
    const tied = new Set(within.flatMap((edge) => [edge.source, edge.target]));
    const seen = nodes.filter((one) => one.community !== null && (tied.has(one) || !drawn.nodes.has(one)));
    const grouped = Dom.group(seen, (one) => one.community);
    const members = [...grouped].filter(([, group]) => group.length >= SMALLEST);
    return {
      members: members.length > 1 ? members.sort(([a], [b]) => a - b) : [],
      ties: Dom.group(within, (edge) => edge.source.community),
    };
  }

  const isEmpty = () => !content.nodes.length && !content.edges.length && !content.members.length;

  // view: { scale, x, y }: a point of the picture is on the screen at scale * point + (x, y)
  const fits = (view, stage) =>
    painted && painted.version === content.version && Math.abs(painted.scale / view.scale - 1) < 0.001 &&
    Math.abs(view.x - painted.x) <= MARGIN * stage.width &&
    Math.abs(view.y - painted.y) <= MARGIN * stage.height &&
    painted.width === stage.width && painted.height === stage.height;

  function draw(context, view, stage) {
    if (!painted || isEmpty()) return;
    const grown = view.scale / painted.scale;
    const left = view.x - (painted.x + MARGIN * stage.width) * grown;
    const top = view.y - (painted.y + MARGIN * stage.height) * grown;
    const { width, height } = painted.canvas;
    context.drawImage(painted.canvas, left, top, width * grown, height * grown);
  }

  // Paints what `draw` shows. Takes up to some tenths of a second for 60,000 edges.
  function paint(view, stage) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(stage.width * (1 + 2 * MARGIN));
    canvas.height = Math.ceil(stage.height * (1 + 2 * MARGIN));
    const context = canvas.getContext("2d");
    const x = view.x + MARGIN * stage.width;
    const y = view.y + MARGIN * stage.height;
    const spot = (entity) => {
      const dot = content.dot(entity);
      return { x: dot.x * view.scale + x, y: dot.y * view.scale + y, radius: dot.radius * view.scale };
    };
    paintTints(context, spot, view.scale);
    paintLines(context, spot);
    paintDots(context, spot);
    painted = { canvas, scale: view.scale, x: view.x, y: view.y, ...stage, version: content.version };
  }

  function paintTints(context, spot, scale) {
    if (!content.members.length) return;
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(context.canvas.width / COARSE);
    canvas.height = Math.ceil(context.canvas.height / COARSE);
    const coarse = canvas.getContext("2d");
    coarse.scale(1 / COARSE, 1 / COARSE);
    coarse.lineCap = "round";
    const reach = Math.max(9, REACH * scale);
    content.members.forEach(([community, group], rank) => {
      coarse.fillStyle = coarse.strokeStyle = Look.tint(rank);
      coarse.lineWidth = 0.6 * reach;
      coarse.beginPath();
      for (const { source, target } of content.ties.get(community) || []) {
        const [a, b] = [spot(source), spot(target)];
        if (Math.hypot(a.x - b.x, a.y - b.y) > 9 * reach) continue;
        coarse.moveTo(a.x, a.y);
        coarse.lineTo(b.x, b.y);
      }
      coarse.stroke();
      coarse.beginPath();
      for (const entity of group) {
        const { x, y, radius } = spot(entity);
        const size = reach + radius;
        if (x < -size || y < -size || x > context.canvas.width + size || y > context.canvas.height + size) continue;
        coarse.moveTo(x + size, y);
        coarse.arc(x, y, size, 0, 7);
      }
      coarse.fill();
    });
    context.globalAlpha = Number(theme.tint);
    context.imageSmoothingQuality = "high";
    context.drawImage(canvas, 0, 0, context.canvas.width, context.canvas.height);
    context.globalAlpha = 1;
  }

  // Lines are counted pixel by pixel, so that tens of thousands take a moment and show as density.
  function paintLines(context, spot) {
    if (!content.edges.length) return;
    const { width, height } = context.canvas;
    const density = new Uint8Array(width * height);
    for (const { source, target } of content.edges) countLine(density, width, height, spot(source), spot(target));
    const image = context.createImageData(width, height);
    const [red, green, blue] = Look.channels(theme.edge);
    const pixels = new Uint32Array(image.data.buffer);
    const usual = usualOf(density);
    const alpha = Array.from({ length: 256 }, (_, n) => Math.round(100 * (1 - Math.exp(-n / (2 * usual)))));
    const base = (blue << 16) | (green << 8) | red;
    for (let i = 0; i < density.length; i += 1) {
      if (density[i]) pixels[i] = ((alpha[density[i]] << 24) | base) >>> 0;
    }
    const layer = document.createElement("canvas");
    layer.width = width;
    layer.height = height;
    layer.getContext("2d").putImageData(image, 0, 0);
    context.drawImage(layer, 0, 0);
  }

  // Lines on a pixel that has any, on average.
  function usualOf(density) {
    let sum = 0;
    let count = 1;
    for (const lines of density) {
      sum += lines;
      count += lines > 0;
    }
    return Math.max(1.5, sum / count);
  }

  function countLine(density, width, height, a, b) {
    const across = b.x - a.x;
    const down = b.y - a.y;
    const steps = Math.max(Math.abs(across), Math.abs(down), 1);
    const [from, to] = clipped(a, across, down, width, height);
    const dx = across / steps;
    const dy = down / steps;
    for (let i = Math.ceil(from * steps); i <= to * steps; i += 1) {
      const at = Math.floor(a.y + i * dy) * width + Math.floor(a.x + i * dx);
      if (density[at] < 255) density[at] += 1;
    }
  }

  // The part of a line, from 0 to 1, that lies in the bitmap (Liang and Barsky 1984).
  function clipped(a, across, down, width, height) {
    let from = 0;
    let to = 1;
    for (const [p, q] of [[-across, a.x], [across, width - 1 - a.x], [-down, a.y], [down, height - 1 - a.y]]) {
      if (p === 0 && q < 0) return [1, 0];
      if (p < 0) from = Math.max(from, q / p);
      if (p > 0) to = Math.min(to, q / p);
    }
    return [from, to];
  }

  function paintDots(context, spot) {
    const colours = Dom.group(content.nodes, Look.colour);
    context.globalAlpha = 0.8;
    for (const [colour, list] of colours) {
      context.fillStyle = colour;
      context.beginPath();
      for (const { x, y, radius } of list.map(spot)) {
        if (x < -20 || y < -20 || x > context.canvas.width + 20 || y > context.canvas.height + 20) continue;
        const size = Math.max(1.3, radius);
        context.moveTo(x + size, y);
        context.arc(x, y, size, 0, 7);
      }
      context.fill();
    }
    context.globalAlpha = 1;
  }

  // The entity of the crowd at a point of the picture, not further away than `reach`.
  function at(point, reach) {
    let best = null;
    let closest = Infinity;
    for (const entity of content.nodes) {
      const dot = content.dot(entity);
      const away = Math.hypot(dot.x - point.x, dot.y - point.y) - dot.radius;
      if (away < Math.min(reach, closest)) [best, closest] = [entity, away];
    }
    return best;
  }

  const hasTints = () => content.members.length > 0;

  return { set, hasTints, fits, draw, paint, at, isEmpty, nodes: () => content.nodes, stale: () => { painted = null; } };
})();
