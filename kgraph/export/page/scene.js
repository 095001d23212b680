/* Pictures to be saved: what is on the screen, with its title above and its key below. A scene is
   what Picture.scene() and Caption.of() tell, in pixels of the screen:
   width, height           of the stage; paper, ink, quiet: colours; font
   backdrop                a canvas under all of it, or null
   lines                   [{ d, colour, width, dash, arrow, alpha }]: d is a path of SVG made of the
                           commands in PATH; arrow { x, y, angle, size } of its tip, or null
   dots                    [{ x, y, radius, fill, border, borderWidth, diamond, ring }]
   labels                  [{ text, x, y, size, weight, colour, halo, alpha }], x and y of the middle
   title, subtitle, note   texts; key: [{ colour, diamond, text }]
   lineKey                 [{ colour, dash, width, arrow, text }] */
const Scene = (() => {
  const SHARPNESS = 2; // pixels of a PNG for one of the screen
  const LONGEST = 8000; // pixels of a side, which every browser can paint
  const MARGIN = 24;
  const BASELINE = 0.35; // of the size of a text, below its middle
  const HALO = 4;
  const KEY_SIZE = 12.5;
  const PATH = /^[MLQCA\d\s.,+\-e]*$/;

  const ruler = document.createElement("canvas").getContext("2d");

  function widthOf(text, { size, weight, font }) {
    ruler.font = `${weight} ${size}px ${font}`;
    return ruler.measureText(text).width;
  }

  // Texts in lines, the last one of which may be cut

  function pieces(word, room, style) {
    const found = [];
    for (const letter of word) {
      if (found.length && widthOf(found.at(-1) + letter, style) <= room) found[found.length - 1] += letter;
      else found.push(letter);
    }
    return found;
  }

  function wrapped(text, room, style, most) {
    const words = Xml.clean(Dom.shorten(text, 600)).split(" ").flatMap((word) =>
      (widthOf(word, style) > room ? pieces(word, room, style) : [word]));
    const lines = [];
    for (const word of words) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && widthOf(longer, style) <= room) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    if (lines.length <= most) return lines.filter((line) => line);
    return [...lines.slice(0, most - 1), `${lines[most - 1]}\u2026`];
  }

  // Shapes: { kind: "path" | "circle" | "text", ... }, painted in their order

  const path = (d, look) => ({ kind: "path", d, fill: null, colour: null, width: 0, dash: [], alpha: 1, ...look });
  const circle = (x, y, radius, look) => ({ kind: "circle", x, y, radius, colour: null, width: 0, ...look });
  const write = (text, x, y, look) => ({ kind: "text", text, x, y: y + BASELINE * look.size, weight: 400, middle: false, halo: null, alpha: 1, ...look });

  const isSound = (line) => PATH.test(line.d);

  function lineShapes({ d, colour, width, dash, arrow, alpha }) {
    const line = path(d, { colour, width, dash, alpha });
    return arrow ? [line, path(arrowHead(arrow), { fill: colour, alpha })] : [line];
  }

  const decimal = (value) => Number(value.toFixed(2));

  function arrowHead({ x, y, angle, size }) {
    const spot = (back, aside) => [
      decimal(x - size * (back * Math.cos(angle) - aside * Math.sin(angle))),
      decimal(y - size * (back * Math.sin(angle) + aside * Math.cos(angle))),
    ].join(" ");
    return `M${spot(0, 0)} L${spot(1, 0.3)} L${spot(0.9, 0)} L${spot(1, -0.3)} Z`;
  }

  function diamond(x, y, radius, look) {
    const [left, right, top, bottom] = [x - radius, x + radius, y - radius, y + radius].map(decimal);
    return path(`M${decimal(x)} ${top} L${right} ${decimal(y)} L${decimal(x)} ${bottom} L${left} ${decimal(y)} Z`, look);
  }

  function dotShapes(dot, ink) {
    const { x, y, radius } = dot;
    const look = { fill: dot.fill, colour: dot.border, width: dot.borderWidth };
    const shape = dot.diamond ? diamond(x, y, radius, look) : circle(x, y, radius, look);
    if (!dot.ring) return [shape];
    return [shape, circle(x, y, radius + dot.borderWidth + 2, { fill: null, colour: ink, width: 1.5 })];
  }

  const labelShape = (font) => ({ text, x, y, size, weight, colour, halo, alpha }) =>
    write(text, x, y, { size, weight, colour, halo, alpha, font, middle: true });

  const stageShapes = (scene) => [
    ...scene.lines.filter(isSound).flatMap(lineShapes),
    ...scene.dots.flatMap((dot) => dotShapes(dot, scene.ink)),
    ...scene.labels.map(labelShape(scene.font)),
  ];

  // Title and key around the stage

  function headShapes(scene, width) {
    const shapes = [];
    let y = MARGIN - 6;
    const put = (text, most, style) => {
      for (const line of wrapped(text || "", width - 2 * MARGIN, style, most)) {
        shapes.push(write(line, MARGIN, y + 0.65 * style.size, style));
        y += 1.35 * style.size;
      }
    };
    put(scene.title, 3, { size: 22, weight: 600, colour: scene.ink, font: scene.font });
    put(scene.subtitle, 4, { size: 13, weight: 400, colour: scene.quiet, font: scene.font });
    return { shapes, height: Math.ceil(y + 10) };
  }

  const dotSign = ({ colour, diamond: isDiamond }) => ({
    wide: 12,
    at: (x, y) => [isDiamond ? diamond(x + 6, y, 6, { fill: colour }) : circle(x + 6, y, 5.5, { fill: colour })],
  });

  function lineSign({ colour, dash, width, arrow }) {
    const run = (x, y, to) => `M${decimal(x)} ${decimal(y)} L${decimal(x + to)} ${decimal(y)}`;
    return {
      wide: 34,
      at: (x, y) => lineShapes({
        d: run(x, y, arrow ? 26 : 34), colour, dash, width,
        arrow: arrow ? { x: x + 34, y, angle: 0, size: 10 } : null,
      }),
    };
  }

  // Signs and their texts, side by side, in as many rows as they take, and the note.
  function keyShapes(scene, width, top) {
    const style = { size: KEY_SIZE, weight: 400, colour: scene.quiet, font: scene.font };
    const shapes = [];
    let [x, y] = [MARGIN, top + 18];
    const put = ({ wide, at }, text) => {
      const long = wide + 7 + widthOf(text, style);
      if (x > MARGIN && x + long > width - MARGIN) [x, y] = [MARGIN, y + 20];
      shapes.push(...at(x, y), write(text, x + wide + 7, y, style));
      x += long + 18;
    };
    const rows = [scene.key.map((one) => [dotSign(one), one.text]), scene.lineKey.map((one) => [lineSign(one), one.text])];
    for (const row of rows.filter((some) => some.length)) {
      if (shapes.length) [x, y] = [MARGIN, y + 20];
      for (const [sign, text] of row) put(sign, Xml.clean(text));
    }
    for (const text of wrapped(scene.note || "", width - 2 * MARGIN, style, 3)) {
      if (shapes.length) y += 20;
      shapes.push(write(text, MARGIN, y, style));
    }
    return { shapes, height: shapes.length ? Math.ceil(y - top + 20) : 0 };
  }

  // The whole picture: a frame of shapes, and the stage at { top, width, height } of it.
  function sheet(scene) {
    const width = Math.max(1, Math.ceil(scene.width));
    const stage = { top: 0, width, height: Math.max(1, Math.ceil(scene.height)) };
    const head = headShapes(scene, width);
    const key = keyShapes(scene, width, head.height + stage.height);
    stage.top = head.height;
    return {
      width,
      height: head.height + stage.height + key.height,
      stage,
      inside: stageShapes(scene),
      around: [...head.shapes, ...key.shapes],
    };
  }

  // PNG

  const PAINTERS = {
    path: (context, { d }) => new Path2D(d),
    circle(context, { x, y, radius }) {
      const round = new Path2D();
      round.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI);
      return round;
    },
  };

  function paintText(context, { text, x, y, size, weight, font, colour, halo, middle }) {
    const shown = Xml.clean(text);
    context.font = `${weight} ${size}px ${font}`;
    context.textAlign = middle ? "center" : "left";
    if (halo) {
      Object.assign(context, { lineWidth: HALO, lineJoin: "round", strokeStyle: halo });
      context.strokeText(shown, x, y);
    }
    context.fillStyle = colour;
    context.fillText(shown, x, y);
  }

  function paintShape(context, shape) {
    context.globalAlpha = shape.alpha ?? 1;
    context.setLineDash(shape.dash || []);
    if (shape.kind === "text") {
      paintText(context, shape);
      return;
    }
    const outline = PAINTERS[shape.kind](context, shape);
    Object.assign(context, { fillStyle: shape.fill, strokeStyle: shape.colour, lineWidth: shape.width });
    if (shape.fill) context.fill(outline);
    if (shape.colour && shape.width > 0) context.stroke(outline);
  }

  function paintStage(context, scene, { stage, inside }) {
    context.save();
    context.translate(0, stage.top);
    context.beginPath();
    context.rect(0, 0, stage.width, stage.height);
    context.clip();
    if (scene.backdrop) context.drawImage(scene.backdrop, 0, 0, scene.width, scene.height);
    for (const shape of inside) paintShape(context, shape);
    context.restore();
  }

  function painted(scene) {
    const made = sheet(scene);
    const sharpness = Math.min(SHARPNESS, LONGEST / made.width, LONGEST / made.height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(made.width * sharpness);
    canvas.height = Math.floor(made.height * sharpness);
    const context = canvas.getContext("2d");
    context.scale(sharpness, sharpness);
    context.fillStyle = scene.paper;
    context.fillRect(0, 0, made.width, made.height);
    paintStage(context, scene, made);
    for (const shape of made.around) paintShape(context, shape);
    return canvas;
  }

  // Resolves with a Blob.
  const png = (scene) => new Promise((resolve, reject) => {
    painted(scene).toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("the browser has no room for this picture; a smaller window helps"));
    }, "image/png");
  });

  // SVG

  const seen = (alpha) => (alpha === undefined || alpha === 1 ? null : decimal(alpha));

  const lookOf = ({ fill, colour, width, dash, alpha }) => ({
    fill: fill || "none",
    stroke: colour && width > 0 ? colour : null,
    "stroke-width": colour && width > 0 ? decimal(width) : null,
    "stroke-dasharray": dash?.length ? dash.map(decimal).join(" ") : null,
    opacity: seen(alpha),
  });

  const haloOf = (halo) => ({
    "paint-order": "stroke",
    stroke: halo,
    "stroke-width": HALO,
    "stroke-linejoin": "round",
  });

  const ELEMENTS = {
    path: (shape) => Xml.element("path", { d: shape.d, ...lookOf(shape) }),
    circle: (shape) => Xml.element("circle", { cx: decimal(shape.x), cy: decimal(shape.y), r: decimal(Math.max(0, shape.radius)), ...lookOf(shape) }),
    text: ({ text, x, y, size, weight, colour, halo, middle, alpha }) => Xml.element("text", {
      x: decimal(x),
      y: decimal(y),
      "font-size": decimal(size),
      "font-weight": weight,
      "text-anchor": middle ? "middle" : null,
      fill: colour,
      ...(halo ? haloOf(halo) : {}),
      opacity: seen(alpha),
    }, text),
  };

  const elements = (shapes) => shapes.map((shape) => ELEMENTS[shape.kind](shape)).join("\n");

  function backdropOf({ backdrop, width, height }) {
    return backdrop && backdrop.width && backdrop.height
      ? [Xml.element("image", { width, height, preserveAspectRatio: "none", "xlink:href": backdrop.toDataURL("image/png") })]
      : [];
  }

  // A text that stands alone.
  function svg(scene) {
    const { width, height, stage, inside, around } = sheet(scene);
    const root = {
      xmlns: "http://www.w3.org/2000/svg",
      "xmlns:xlink": "http://www.w3.org/1999/xlink",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "font-family": "sans-serif",
    };
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg${Xml.attributes(root)}>`,
      Xml.element("title", {}, scene.title || ""),
      Xml.element("desc", {}, scene.subtitle || ""),
      `<clipPath id="stage">${Xml.element("rect", { width: stage.width, height: stage.height })}</clipPath>`,
      Xml.element("rect", { width, height, fill: scene.paper }),
      `<g${Xml.attributes({ transform: `translate(0 ${stage.top})`, "clip-path": "url(#stage)" })}>`,
      ...backdropOf(scene),
      elements(inside),
      "</g>",
      elements(around),
      "</svg>\n",
    ].join("\n");
  }

  return { png, svg };
})();
