// What is on the screen, as plain shapes in its pixels.
const Shapes = (() => {
  const { theme } = Look;
  const PIECES = 24; // straight ones, of a line
  const RATIO = 2; // pixels of the backdrop to one of the screen

  /* `stage`: what Picture shows: width, height, scale,
     lines          { edge, look, along(t) }, `look` as vis-network has it
     dots           { entity, look, at: {x, y} }
     paintBackdrop  paints what lies behind on a context, or null */
  function of(stage) {
    const { width, height, scale } = stage;
    return {
      width,
      height,
      font: theme.sans,
      paper: theme.paper,
      ink: theme.ink,
      quiet: theme.quiet,
      backdrop: backdrop(stage),
      lines: stage.lines.map((line) => lineOf(line, scale)),
      dots: stage.dots.map((dot) => dotOf(dot, scale)),
      labels: Labels.texts().map((text) => ({ ...text, halo: theme.paper })),
    };
  }

  function backdrop({ width, height, paintBackdrop }) {
    if (!paintBackdrop) return null;
    const canvas = document.createElement("canvas");
    canvas.width = width * RATIO;
    canvas.height = height * RATIO;
    const context = canvas.getContext("2d");
    context.scale(RATIO, RATIO);
    paintBackdrop(context);
    return canvas;
  }

  const dotOf = ({ entity, look, at }, scale) => ({
    ...at,
    radius: look.size * scale,
    fill: look.color.background,
    border: look.color.border,
    borderWidth: look.borderWidth * scale,
    diamond: Tables.isConcept(entity),
  });

  // The line in short straight pieces; dots cover its ends.
  function lineOf({ edge, look, along }, scale) {
    const whole = edge.from === edge.to ? 2 * Math.PI : 1;
    const points = Array.from({ length: PIECES + 1 }, (_, i) => along((whole * i) / PIECES));
    const pointed = look.arrows.to.enabled && edge.from !== edge.to;
    return {
      d: points.map(({ x, y }, i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join(""),
      colour: look.color.color,
      width: look.width * scale,
      dash: (look.dashes || []).map((part) => part * scale),
      arrow: pointed ? arrowAt(points.slice(-2), (10.5 + 3 * look.width) * scale) : null,
    };
  }

  // vis-network ends a line within its arrow, nine tenths of which lie before that.
  function arrowAt([before, end], size) {
    const angle = Math.atan2(end.y - before.y, end.x - before.x);
    return { x: end.x + 0.9 * size * Math.cos(angle), y: end.y + 0.9 * size * Math.sin(angle), angle, size };
  }

  return { of };
})();
