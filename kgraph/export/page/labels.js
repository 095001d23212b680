// Names and actions in the picture. They are drawn like those of a map: in the size of the
// screen, the strongest first, and only where there is room. Zooming in makes room for more.
const Labels = (() => {
  const { shorten } = Dom;
  const { theme } = Look;

  const FIRST_NAMES = 12; // before the first actions
  const FIRST_ACTIONS = 8; // before all other names, and before dots
  const MOST_FIRST = 60; // of either, when the reader looks at some
  const COVERING = 40; // names that may cover weaker dots
  const MOST_NAMES = 350; // tried at once: there is no room for more
  const MOST_ACTIONS = 600;

  let boxes = []; // what was drawn last, on the screen
  let texts = []; // and how, for pictures that are saved

  const ruler = document.createElement("canvas").getContext("2d");
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

  const nameText = (entity) => shorten(entity.short, 28);
  const nameFont = (weight) => Math.min(21, 12 + 1.05 * Math.sqrt(weight));

  // Half the width, and the height below the middle of the dot, at a font scale of 1.
  const nameSize = (entity, weight, radius) => ({
    half: (nameFont(weight) * textWidth(nameText(entity), 600)) / 2 + 3,
    below: 1.3 * nameFont(weight) + 0.5 * radius,
  });

  function labelScale(scale) {
    const narrow = window.innerWidth <= 760;
    return Math.min(1.35, Math.max(narrow ? 0.82 : 0.92, scale ** 0.35));
  }

  // Which places are taken, found through a grid.
  function crowd() {
    const cells = new Map();
    const size = 80;
    const each = (box, visit) => {
      for (let x = Math.floor(box.left / size); x <= Math.floor(box.right / size); x += 1) {
        for (let y = Math.floor(box.top / size); y <= Math.floor(box.bottom / size); y += 1) {
          if (visit(x * 8192 + y)) return true;
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
      taken: (box, but, upTo = Infinity) => each(box, (cell) =>
        (cells.get(cell) || []).some((other) =>
          other.of !== but && !(other.rank >= upTo) && meets(box, other))),
    };
  }

  function boxAt(x, y, width, height, target) {
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, x, y, ...target };
  }

  function write(context, { text, x, y, size, weight, colour, alpha }) {
    context.font = `${weight} ${size.toFixed(1)}px ${theme.sans}`;
    context.globalAlpha = alpha;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = theme.paper;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  /* `stage`: what is to be labelled, from Picture:
     width, height     of the screen, in pixels, as are all places
     scale             of the picture
     nodes, edges      strongest first: { entity, at: {x, y}, radius, weight, near, must },
                       { edge, along(t), length, weight, colour, near, must } */
  function draw(context, stage) {
    const room = crowd();
    boxes = [];
    texts = [];
    context.save();
    context.textAlign = "center";
    context.textBaseline = "middle";
    const font = labelScale(stage.scale);
    const put = (box, text) => {
      room.take({ ...box, of: box.id });
      boxes.push(box);
      texts.push(text);
      write(context, text);
    };
    const inside = (box) =>
      box.left > 0 && box.top > 0 && box.right < stage.width && box.bottom < stage.height;
    const page = { stage, room, font, put, inside };
    const first = firstOf(stage.edges, FIRST_ACTIONS);
    drawNames(page, (clear) => drawActions(page, clear, stage.edges.slice(0, first)));
    drawActions(page, room, stage.edges.slice(first, first + MOST_ACTIONS));
    context.restore();
  }

  // As many come before the other kind: all that is looked at, or else so many.
  function firstOf(list, usual) {
    const faded = list.findIndex((one) => !one.near);
    return faded < 0 ? usual : Math.min(faded, MOST_FIRST);
  }

  // The strongest names may cover weaker dots, but no other name.
  function drawNames(page, between) {
    const { stage, room, inside } = page;
    const first = firstOf(stage.nodes, FIRST_NAMES);
    const dots = crowd();
    const dotBox = ({ entity, at, radius }, rank) => ({ ...boxAt(at.x, at.y, 1.7 * radius, 1.7 * radius), of: entity.id, rank });
    stage.nodes.forEach((spot, rank) => dots.take(dotBox(spot, rank)));
    const clear = { take: room.take, taken: (box, but) => room.taken(box, but) || dots.taken(box, but) };
    stage.nodes.slice(0, MOST_NAMES).forEach((spot, rank) => {
      const free = (box) => inside(box) && !room.taken(box) && !dots.taken(box, spot.entity.id, rank);
      const quite = (box) => free(box) && !dots.taken(box, spot.entity.id);
      if (rank === first) between(clear);
      drawName(page, spot, rank < COVERING ? [quite, free] : [quite]);
    });
    if (Math.min(stage.nodes.length, MOST_NAMES) <= first) between(clear);
    stage.nodes.forEach((spot, rank) => room.take(dotBox(spot, rank)));
  }

  function drawName({ font, put }, { entity, at, radius, weight, near, must }, tests) {
    const size = nameFont(weight) * font;
    const text = nameText(entity);
    const width = size * textWidth(text, 600) + 4;
    const high = size * 1.08;
    const below = at.y + radius + high / 2 + 1;
    const above = at.y - radius - high / 2 - 1;
    const places = [
      [at.x, below],
      [at.x, above],
      [at.x + radius + width / 2 + 2, at.y],
      [at.x - radius - width / 2 - 2, at.y],
      ...[below, above].flatMap((y) => [0.35, -0.35].map((part) => [at.x + part * width, y])),
    ].map(([x, y]) => boxAt(x, y, width, high, { kind: "entity", id: entity.id }));
    const found = tests.map((test) => places.find(test)).find(Boolean);
    const box = found || (must ? places[0] : null);
    if (box) put(box, { text, x: box.x, y: box.y, size, weight: 600, colour: theme.ink, alpha: near ? 1 : 0.25 });
  }

  function drawActions(page, room, list) {
    for (const line of list) drawAction(page, room, line);
  }

  function drawAction(page, room, line) {
    const { edge, weight, near, must, colour } = line;
    const size = Math.min(15, 11.5 + 0.6 * Math.sqrt(weight)) * page.font;
    const bold = must ? 600 : 400;
    if (!must && line.length < 3 * size) return;
    const text = shorten(edge.label, 32);
    const width = size * textWidth(text, bold) + 6;
    if (!must && edge.from !== edge.to && line.length < 0.75 * width) return;
    const box = placeAction(page, room, line, [width, size * 1.2, { kind: "edge", id: edge.id }]);
    if (box) page.put(box, { text, x: box.x, y: box.y, size, weight: bold, colour, alpha: near ? 1 : 0.2 });
  }

  // Along the line; beside it when that is full and the label must be seen.
  function placeAction({ inside }, room, { edge, along, must }, shape) {
    const fits = (place) => inside(place) && !room.taken(place, edge.id);
    for (const t of [0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78]) {
      const at = along(t);
      const box = boxAt(at.x, at.y, ...shape);
      if (fits(box)) return box;
    }
    if (!must) return null;
    const { x, y } = along(0.5);
    const steps = [0, -1.2, 1.2, -1.7, 1.7, -2.4, 2.4, -3.2, 3.2];
    const beside = steps.map((by) => boxAt(x, y + by * shape[1], ...shape));
    return beside.find(fits) || beside[0];
  }

  const at = ({ x, y }) =>
    boxes.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);

  return { draw, at, nameSize, labelScale, boxes: () => boxes, texts: () => texts };
})();
