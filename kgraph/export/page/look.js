// Colours, sizes and dashes.
const Look = (() => {
  const { data } = Tables;

  const theme = {};
  const DASHES = { plain: [], unsure: [9, 6], negative: [9, 6], denied: [2.5, 4.5] };

  // Hues for communities, the largest first.
  const TINTS = ["#3f7fd0", "#d99a1c", "#2f9e62", "#b0519f", "#d0543a", "#1fa3b5", "#8f8f1c", "#6a5ad0"];

  // What the key says of lines.
  const LINES = [
    { status: "plain", arrow: true, width: 2, text: "action, from the actor on" },
    { status: "plain", arrow: false, width: 2, text: "mutual action" },
    { status: "unsure", arrow: true, width: 2, text: "planned, possible or wanted only" },
    { status: "negative", arrow: true, width: 2, text: "said not to happen" },
    { status: "denied", arrow: true, width: 2.5, text: "denied by a speaker" },
    { status: "plain", arrow: false, width: 6, text: "more claims" },
  ];

  function read() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["paper", "card", "ink", "quiet", "edge", "edge-text", "negative", "unsure", "accent", "tint", "sans"]) {
      theme[name] = style.getPropertyValue(`--${name}`).trim();
    }
  }

  const upTo = (values, weight) => values[Math.min(weight, values.length - 1)];

  function lineColour(status) {
    if (status === "negative" || status === "denied") return theme.negative;
    return status === "unsure" ? theme.unsure : theme.edge;
  }

  const channels = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));

  // Faded by mixing with the paper: transparent dots would show the lines behind them.
  function faded(colour, part) {
    const paper = channels(theme.paper);
    const mixed = channels(colour).map((value, i) => Math.round(part * value + (1 - part) * paper[i]));
    return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  }

  read();

  return {
    theme,
    LINES,
    read,
    channels,
    faded,
    lineColour,
    dashes: (status) => DASHES[status],
    size: (weight) => upTo(data.sizes, weight),
    width: (weight) => upTo(data.widths, weight),
    colour: (entity) => Tables.kind(entity).colour,
    tint: (rank) => TINTS[rank % TINTS.length],
  };
})();
