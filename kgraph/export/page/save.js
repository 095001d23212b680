// Taking away what is seen: as a picture, as a graph for other programs, as tables.
const Save = (() => {
  const { byId } = Dom;

  const LONG = 50; // characters of a file's name
  const KEEP = 60_000; // milliseconds until the browser may forget a file that it has written
  const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i; // names that Windows does not allow

  const shown = () => Filters.compute(State.now);
  const title = () => document.title;
  const scene = () => ({ ...Picture.scene(), ...Caption.of(State.now, window.kgraph.result) });

  const WRITERS = {
    png: ["", "png", "image/png", () => Scene.png(scene())],
    svg: ["", "svg", "image/svg+xml", () => Scene.svg(scene())],
    graphml: ["", "graphml", "application/graphml+xml", () => Writers.graphml(title(), State.now, shown())],
    entities: ["-entities", "csv", "text/csv;charset=utf-8", () => Writers.entities(State.now, shown())],
    edges: ["-edges", "csv", "text/csv;charset=utf-8", () => Writers.edges(State.now, shown())],
  };

  // What a title leaves of itself in the name of a file on any system.
  function harmless(text) {
    const letters = text.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}_.]+/gu, "-");
    const cut = Array.from(letters).slice(0, LONG).join("").replace(/^[-.]+|[-.]+$/g, "");
    return !cut || RESERVED.test(cut.split(".")[0]) ? `kgraph${cut && "-"}${cut}` : cut;
  }

  async function file(kind) {
    const [part, ending, type, write] = WRITERS[kind];
    const made = await write();
    const blob = made instanceof Blob ? made : new Blob([made].flat(), { type });
    return { name: `${harmless(title())}${part}.${ending}`, blob };
  }

  function download({ name, blob }) {
    const link = Dom.make("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), KEEP);
  }

  function tell(text, failed = false) {
    const status = byId("save-status");
    status.textContent = text;
    status.classList.toggle("unseen", !failed);
  }

  const painted = () => new Promise((resolve) => { setTimeout(resolve, 20); });

  async function save(kind) {
    tell("Writing the file\u2026");
    await painted();
    try {
      const made = await file(kind);
      download(made);
      tell(`Saved ${made.name}`);
    } catch (error) {
      tell(`Not saved: ${error.message}`, true);
    }
  }

  // The menu

  const items = () => [...byId("save-menu").querySelectorAll("button")];
  const isOpen = () => !byId("save-menu").hidden;

  // Below the button, to whichever side there is room.
  function unfold(menu) {
    menu.hidden = false;
    menu.classList.remove("rightwards");
    menu.classList.toggle("rightwards", menu.getBoundingClientRect().left < 0);
  }

  function open(at = null) {
    unfold(byId("save-menu"));
    byId("save-button").setAttribute("aria-expanded", "true");
    tell("");
    if (at !== null) items().at(at).focus();
  }

  function close({ back = false } = {}) {
    byId("save-menu").hidden = true;
    byId("save-button").setAttribute("aria-expanded", "false");
    if (back) byId("save-button").focus();
  }

  function choose(button) {
    close({ back: true });
    save(button.dataset.save);
  }

  function step(by) {
    const all = items();
    const now = all.indexOf(document.activeElement);
    all.at((now + by) % all.length).focus();
  }

  const KEYS = {
    ArrowDown: () => (isOpen() && document.activeElement !== byId("save-button") ? step(1) : open(0)),
    ArrowUp: () => (isOpen() && document.activeElement !== byId("save-button") ? step(-1) : open(-1)),
    Home: () => isOpen() && items().at(0).focus(),
    End: () => isOpen() && items().at(-1).focus(),
  };

  function press(event) {
    if (event.key === "Escape" && isOpen()) {
      event.stopPropagation();
      close({ back: true });
    } else if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  }

  function leave({ relatedTarget }) {
    if (relatedTarget && !byId("save").contains(relatedTarget)) close();
  }

  function start() {
    byId("save-button").addEventListener("click", () => (isOpen() ? close() : open()));
    for (const button of items()) button.addEventListener("click", () => choose(button));
    byId("save").addEventListener("keydown", press);
    byId("save").addEventListener("focusout", leave);
    document.addEventListener("pointerdown", ({ target }) => {
      if (byId("save").contains(target)) return;
      close();
      tell("");
    });
  }

  return { start, file, harmless };
})();
