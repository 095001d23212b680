// The data of the page: entities, edges and claims.
const Tables = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);

  const isCoded = (column) => !Array.isArray(column);
  const cell = (column, i) => (isCoded(column) ? column.values[column.at[i]] : column[i]);

  function rows({ count, ...columns }) {
    const found = Array.from({ length: count }, () => ({}));
    for (const [name, column] of Object.entries(columns)) {
      found.forEach((row, i) => { row[name] = cell(column, i); });
    }
    return found;
  }

  // A column as numbers of its values, whatever it was before.
  function coded(column) {
    if (isCoded(column)) return column;
    const numbers = new Map();
    const at = column.map((value) => {
      if (!numbers.has(value)) numbers.set(value, numbers.size);
      return numbers.get(value);
    });
    return { values: [...numbers.keys()], at };
  }

  // "people (one.txt)", the people of one article, are "people" in the picture.
  const articles = new Set(data.documents.map((document) => `(${document.name})`));
  const shortName = (name) => {
    const cut = name.lastIndexOf(" (");
    return cut > 0 && articles.has(name.slice(cut + 1)) ? name.slice(0, cut) : name;
  };

  const entities = rows(data.nodes);
  const edges = rows(data.edges);
  entities.forEach((entity, index) => Object.assign(entity, { index, edges: [], weight: 0, short: shortName(entity.label) }));

  // The claims of an edge are those from `start` up to, but not including, `end`.
  let claim = 0;
  edges.forEach((edge, index) => {
    edge.index = index;
    edge.source = entities[edge.from];
    edge.target = entities[edge.to];
    edge.start = claim;
    claim += edge.claims;
    edge.end = claim;
    for (const entity of edge.from === edge.to ? [edge.source] : [edge.source, edge.target]) {
      entity.edges.push(edge);
      entity.weight += edge.claims;
    }
  });

  const { count: claims, ...columns } = data.claims;
  const filtered = Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, coded(column)]));

  // What filters look at, of one claim: modality, class, speaker, document, first, last.
  const claimOf = (name, i) => cell(filtered[name], i);

  let evidence = null;

  function read() {
    const { sentences, claims: { count, ...table } } = JSON.parse(document.getElementById("evidence").textContent);
    return { sentences, claims: table };
  }

  // What is read of one claim: its sentence, marks, rule and so on.
  function told(i) {
    evidence ??= read();
    const found = {};
    for (const name in evidence.claims) found[name] = cell(evidence.claims[name], i);
    return {
      ...found,
      text: evidence.sentences[found.sentence],
      modality: claimOf("modality", i),
      class: claimOf("class", i),
      speaker: claimOf("speaker", i),
      source: data.documents[claimOf("document", i)] || null,
    };
  }

  const byId = (list) => new Map(list.map((one) => [one.id, one]));
  const kinds = new Map(data.kinds.map((kind) => [kind.label, kind]));

  return {
    data,
    entities,
    edges,
    claims,
    filtered,
    claimOf,
    told,
    entity: byId(entities),
    edge: byId(edges),
    kind: (entity) => kinds.get(entity.group),
    isConcept: (entity) => entity.group === "CONCEPT",
    other: (edge, entity) => (edge.source === entity ? edge.target : edge.source),
  };
})();
