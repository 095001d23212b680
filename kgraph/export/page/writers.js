// What is seen, as files that other programs read: with the entities, edges and claims that fit.
const Writers = (() => {
  const SEPARATOR = " | ";
  const MODALITIES = "asserted planned possible desired requested conditional".split(" ");
  const types = (type, names) => names.split(" ").map((name) => [name, type]);
  const NODE = [
    ...types("string", "label type aliases"),
    ...types("long", "claims"),
    ...types("string", "documents first last"),
    ...types("long", "community"),
    ...types("double", "size"),
    ...types("long", "r g b"),
    ...types("double", "x y"),
  ];
  const EDGE = [
    ...types("string", "label"),
    ...types("double", "weight"),
    ...types("string", "action polarity direction"),
    ...MODALITIES.map((name) => [name, "long"]),
    ...types("string", "class cameo quad classes speakers documents evidence first last"),
  ];
  const HEAD = `<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`;

  // What is known of edges and entities

  function claimsOf(edge, state, result) {
    const all = result.weights[edge.index] === edge.claims;
    const numbers = all
      ? Array.from({ length: edge.claims }, (_, i) => edge.start + i)
      : Filters.claimsOf(edge, state);
    return numbers.map((i) => ({
      ...Tables.told(i),
      first: Tables.claimOf("first", i),
      last: Tables.claimOf("last", i),
      document: Tables.claimOf("document", i),
    }));
  }

  const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  // As Python sorts texts, which is not by their halves of surrogates.
  const points = (text) => Array.from(text, (sign) => sign.codePointAt(0).toString(16).padStart(6, "0")).join();
  const inAlphabet = (a, b) => inOrder(points(a), points(b));
  const present = (values) => [...new Set(values.filter((value) => value))];
  const joined = (texts) => present(texts.map(Xml.clean)).join(SEPARATOR);

  // How often each value occurs, the most frequent first.
  function counted(values) {
    const counts = new Map();
    for (const value of values) if (value) counts.set(value, (counts.get(value) || 0) + 1);
    return [...counts].sort(([a, n], [b, m]) => m - n || inOrder(a, b));
  }

  const documentsOf = (claims) => present(claims.map((claim) => claim.source?.name));

  // A class by its name and root: "FIGHT 19".
  function eventsOf(claims) {
    const found = counted(claims.map((claim) => claim.class && `${claim.class} ${claim.root}`));
    return found.map(([event, count]) => {
      const [name, root] = event.split(" ");
      return { name, root, count };
    });
  }

  const quadOf = (name) => Object.entries(Tables.data.quads).find(([, names]) => names.includes(name))?.[0];

  // The first and last day of claims.
  function daysOf(claims) {
    const firsts = present(claims.map((claim) => claim.first)).sort();
    const lasts = present(claims.map((claim) => claim.last)).sort();
    return { first: firsts[0], last: lasts.at(-1) };
  }

  // Claims of each edge, and the claims and neighbours of each entity.
  function gathered(state, result) {
    const edges = new Map(result.edges.map((edge) => [edge, claimsOf(edge, state, result)]));
    const nodes = new Map(result.nodes.map((node) => [node, { claims: [], near: new Set() }]));
    for (const [edge, claims] of edges) {
      for (const end of new Set([edge.source, edge.target])) {
        const known = nodes.get(end);
        for (const claim of claims) known.claims.push(claim);
        known.near.add(Tables.other(edge, end));
      }
    }
    return { edges, nodes };
  }

  // GraphML

  // The data of nodes and edges, their texts clean.

  const real = (value) => (Number.isInteger(value) ? value.toFixed(1) : String(value));
  const colourOf = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const until = (values, at) => values[Math.min(at, values.length - 1)];

  function nodeData(entity, { claims }) {
    const [r, g, b] = colourOf(Tables.kind(entity).colour);
    return {
      label: Xml.clean(entity.label),
      type: entity.group,
      aliases: joined(entity.aliases),
      claims: claims.length,
      documents: joined(documentsOf([...claims].sort((a, b) => a.document - b.document))),
      ...daysOf(claims),
      community: entity.community ?? undefined,
      size: real(until(Tables.data.sizes, claims.length)),
      ...{ r, g, b },
      x: real(entity.x || 0.1),
      y: real(0 - entity.y),
    };
  }

  function edgeData(edge, claims) {
    const modalities = new Map(counted(claims.map((claim) => claim.modality)));
    const events = eventsOf(claims);
    return {
      label: Xml.clean(edge.label),
      weight: real(claims.length),
      action: Xml.clean(edge.action),
      polarity: edge.polarity,
      direction: edge.arrows ? "directed" : "undirected",
      ...Object.fromEntries(MODALITIES.map((name) => [name, modalities.get(name) || 0])),
      class: events.length ? events[0].name : "",
      cameo: events.length ? events[0].root : "",
      quad: events.length ? quadOf(events[0].name) : "",
      classes: joined(events.map(({ name, count }) => `${name} ${count}`)),
      speakers: joined(present(claims.map((claim) => claim.speaker)).sort(inAlphabet)),
      documents: joined(documentsOf(claims)),
      evidence: joined(claims.map((claim) => claim.text)),
      ...daysOf(claims),
    };
  }

  function dataOf(kind, values) {
    let text = "";
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined) text += `      <data key="${kind}_${name}">${Xml.escape(String(value))}</data>\n`;
    }
    return text;
  }

  const keysOf = (kind, names) => names.map(([name, type]) =>
    `  <key id="${kind}_${name}" for="${kind}" attr.name="${name}" attr.type="${type}" />\n`).join("");

  const nodeOf = (entity, known) =>
    `    <node${Xml.attributes({ id: entity.id })}>\n${dataOf("node", nodeData(entity, known))}    </node>\n`;

  function edgeOf(edge, claims) {
    const ends = {
      source: edge.source.id,
      target: edge.target.id,
      id: edge.id,
      label: edge.label,
      directed: edge.arrows ? null : "False",
    };
    return `    <edge${Xml.attributes(ends)}>\n${dataOf("edge", edgeData(edge, claims))}    </edge>\n`;
  }

  const byId = (map) => [...map].sort(([a], [b]) => inOrder(a.id, b.id));

  /* The same as `kgraph export graphml` writes of the same entities and edges, in parts. Gephi
     reads networkx's directed="False" as "false". */
  function graphml(title, state, result) {
    const { edges, nodes } = gathered(state, result);
    return [
      HEAD, keysOf("node", NODE), keysOf("edge", EDGE),
      `  <graph edgedefault="directed">\n    ${Xml.element("desc", {}, title)}\n`,
      ...byId(nodes).map(([entity, known]) => nodeOf(entity, known)),
      ...byId(edges).map(([edge, claims]) => edgeOf(edge, claims)),
      "  </graph>\n</graphml>\n",
    ];
  }

  // Tables for spreadsheets

  const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
  const FORMULA = /^[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

  // A text that a spreadsheet shows and does not run.
  function cell(value) {
    if (typeof value === "number") return String(value);
    const text = String(value ?? "").replace(CONTROLS, "");
    const tame = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
  }

  const line = (cells) => `${cells.map(cell).join(",")}\r\n`;

  function csv(rows, names) {
    return [`\ufeff${line(names)}`, ...rows.map((row) => line(names.map((name) => row[name])))];
  }

  const ENTITIES = "id name type also claims neighbours".split(" ");
  const EDGES = `id source action target polarity claims documents modalities classes speakers first
    last sentence document source_id target_id`.split(/\s+/);

  function entities(state, result) {
    const rows = [...gathered(state, result).nodes].map(([entity, { claims, near }]) => ({
      id: entity.id,
      name: entity.label,
      type: entity.group,
      also: entity.aliases.join(SEPARATOR),
      claims: claims.length,
      neighbours: near.size - near.has(entity),
    }));
    return csv(rows, ENTITIES);
  }

  function edgeRow(edge, claims) {
    return {
      ...edgeData(edge, claims),
      id: edge.id,
      source: edge.source.label,
      action: edge.action,
      target: edge.target.label,
      claims: claims.length,
      modalities: counted(claims.map((claim) => claim.modality)).map(([name, n]) => `${name} ${n}`).join(SEPARATOR),
      sentence: claims[0]?.text,
      document: claims[0]?.source?.name,
      source_id: edge.source.id,
      target_id: edge.target.id,
    };
  }

  const edges = (state, result) =>
    csv(result.edges.map((edge) => edgeRow(edge, claimsOf(edge, state, result))), EDGES);

  return { graphml, entities, edges, csv };
})();
