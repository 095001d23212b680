// What stands around a picture that is saved: title, what of the graph it shows, and the key.
const Caption = (() => {
  const { count, number } = Dom;

  const dated = ({ first, last }) => (first ? `, ${first}${last === first ? "" : ` to ${last}`}` : "");

  function subtitle(state, result) {
    const { counts } = Tables.data;
    const part = document.querySelector(".part")?.textContent;
    const chosen = Chips.texts(state);
    return [
      part,
      `${count(counts.documents, "document", "documents")}${dated(counts)}`,
      Controls.seenText(result),
      ...chosen,
    ].filter(Boolean).join(" \u00b7 ");
  }

  function key({ nodes }) {
    const used = new Set(nodes.map((entity) => entity.group));
    return Tables.data.kinds.filter(({ label }) => used.has(label))
      .map(({ label, colour, text }) => ({ colour, diamond: label === "CONCEPT", text }));
  }

  // Of the lines that occur. Plain ones are told apart by whether they have an arrow.
  function lineKey(result) {
    const used = new Map();
    for (const edge of result.drawn.edges) {
      const status = Filters.statusOf(edge, result);
      used.set(status, (used.get(status) || new Set()).add(edge.arrows === "to"));
    }
    const occurs = ({ status, arrow }) => used.get(status)?.has(arrow) || (status !== "plain" && used.has(status));
    return Look.LINES.filter((line) => line.width < 4 && occurs(line)).map(({ status, arrow, width, text }) => ({
      colour: Look.lineColour(status),
      dash: Look.dashes(status),
      width,
      arrow: arrow && used.get(status).has(true),
      text,
    }));
  }

  // What matters most comes first: of a narrow picture the end is cut.
  function note({ nodes, drawn }) {
    const dots = nodes.length - drawn.nodes.size;
    return [
      "Claims are what the texts say, not established facts.",
      "Larger dots and thicker lines: more claims.",
      dots ? `The ${number(drawn.nodes.size)} strongest entities are drawn in full, the others as small dots.` : "",
      Crowd.hasTints() ? "Tinted areas: entities that have more to do with each other than with the rest." : "",
    ].filter(Boolean).join(" ");
  }

  const of = (state, result) => ({
    title: document.title,
    subtitle: subtitle(state, result),
    key: key(result),
    lineKey: lineKey(result),
    note: note(result),
  });

  return { of };
})();
