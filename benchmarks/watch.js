// Runs in a page before its own scripts. Of a page of pyvis it waits for the network that it makes;
// ours says itself when it is drawn.
"use strict";
(() => {
  const state = (window.measured = { network: null, still: false, drawn: null, times: [], request: 0 });

  Object.defineProperty(window, "network", { configurable: true, get: () => state.network, set: watch });

  function watch(network) {
    if (!network || state.network) return;
    state.network = network;
    network.on("stabilized", () => { state.still = true; });
    network.on("afterDrawing", () => requestAnimationFrame((now) => { state.drawn = now; }));
  }

  // Has nothing been drawn for a second? What is drawn is there when the next frame begins.
  state.rests = () => state.still && state.drawn !== null && performance.now() - state.drawn > 1000;

  state.begin = () => {
    state.times = [];
    const count = (now) => {
      state.times.push(now);
      state.request = requestAnimationFrame(count);
    };
    state.request = requestAnimationFrame(count);
  };

  // Milliseconds at which frames began.
  state.end = () => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      cancelAnimationFrame(state.request);
      done(state.times);
    }));
  });

  // A place on the picture where no node is, as near its middle as there is one.
  state.empty = () => {
    const network = state.network ?? window.kgraph.Picture.network;
    const frame = document.querySelector(".vis-network canvas").getBoundingClientRect();
    const spots = [];
    for (let x = 10; x < frame.width; x += 10) {
      for (let y = 10; y < frame.height; y += 10) spots.push({ x, y });
    }
    const far = ({ x, y }) => Math.hypot(x - frame.width / 2, y - frame.height / 2);
    const isFree = ({ x, y }) =>
      document.elementFromPoint(frame.x + x, frame.y + y)?.tagName === "CANVAS" &&
      network.getNodeAt({ x, y }) === undefined;
    const { x, y } = spots.sort((a, b) => far(a) - far(b)).find(isFree) ?? spots[0];
    return [frame.x + x, frame.y + y];
  };
})();
