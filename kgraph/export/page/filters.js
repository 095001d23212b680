// Which entities and edges fit what the reader chose, and how much of them.
const Filters = (() => {
  const { data, entities, edges, filtered, isConcept, other } = Tables;

  const FULL = data.first; // entities drawn in full without being asked for
  const LINES = 3000; // edges drawn in full

  // Which values of a column are wanted, by number; null is all, and "" those without a value.
  function wanted(column, values) {
    if (!values.length) return null;
    const set = new Set(values);
    return column.values.map((value) => set.has(value ?? ""));
  }

  function documentsWanted(names) {
    if (!names.length) return null;
    const set = new Set(names);
    return filtered.document.values.map((number) => set.has(data.documents[number]?.name));
  }

  // Does a claim fit? A function of its number.
  function fitting(state) {
    const tests = [
      [filtered.modality, wanted(filtered.modality, state.modalities)],
      [filtered.class, wanted(filtered.class, classesOf(state.classes))],
      [filtered.speaker, wanted(filtered.speaker, state.speakers)],
      [filtered.document, documentsWanted(state.documents)],
      [filtered.last, state.since && filtered.last.values.map((day) => day !== null && day >= state.since)],
      [filtered.first, state.until && filtered.first.values.map((day) => day !== null && day <= state.until)],
    ].filter(([, allowed]) => allowed);
    if (!tests.length) return null;
    return (i) => tests.every(([column, allowed]) => allowed[column.at[i]]);
  }

  const classesOf = (names) => names.flatMap((name) => data.quads[name] || [name]);

  // Number of fitting claims of each edge, and of those that are asserted.
  function weigh(state) {
    const fits = fitting(state) || (() => true);
    const asserted = filtered.modality.values.indexOf("asserted");
    const weights = new Int32Array(edges.length);
    const sure = new Int32Array(edges.length);
    edges.forEach((edge, e) => {
      for (let i = edge.start; i < edge.end; i += 1) {
        if (!fits(i)) continue;
        weights[e] += 1;
        sure[e] += filtered.modality.at[i] === asserted;
      }
    });
    return { weights, sure };
  }

  function keepEdges(state, weights) {
    const actions = new Set(state.actions);
    const polarities = new Set(state.polarities);
    const types = new Set(state.types);
    const gone = new Set(state.hidden);
    return edges.filter((edge, e) =>
      weights[e] >= state.least &&
      (!actions.size || actions.has(edge.action)) &&
      (!polarities.size || polarities.has(edge.polarity)) &&
      (!types.size || (types.has(edge.source.group) && types.has(edge.target.group))) &&
      !gone.has(edge.source.id) && !gone.has(edge.target.id));
  }

  // Edges that are not central appear with the concepts, or while one of their ends is open that
  // would have no other.
  function inPicture(state, kept) {
    if (state.concepts) return kept;
    const ends = endsOf(kept.filter((edge) => edge.central));
    const asked = [state.around, state.from, state.to, ...state.pinned];
    if (state.open?.kind === "entity") asked.push(state.open.id);
    const alone = new Set(asked.map((id) => Tables.entity.get(id)).filter((one) => one && !ends.has(one)));
    const open = state.open?.kind === "edge" ? Tables.edge.get(state.open.id) : null;
    return kept.filter((edge) =>
      edge.central || edge === open || (alone.size && (alone.has(edge.source) || alone.has(edge.target))));
  }

  function endsOf(list) {
    const found = new Set();
    for (const { source, target } of list) found.add(source).add(target);
    return found;
  }

  function neighboursOf(list) {
    const near = new Map();
    const put = (one, edge) => {
      if (!near.has(one)) near.set(one, []);
      near.get(one).push(edge);
    };
    for (const edge of list) {
      put(edge.source, edge);
      if (edge.target !== edge.source) put(edge.target, edge);
    }
    return near;
  }

  // Entities within so many steps of one. Steps lead on from actors only, as in `kgraph html`.
  function within(start, steps, near) {
    const reached = new Set([start]);
    let last = [start];
    for (let i = 0; i < steps; i += 1) {
      const ends = last.flatMap((one) => (near.get(one) || []).map((edge) => other(edge, one)));
      last = [...new Set(ends)].filter((one) => !reached.has(one));
      for (const one of last) reached.add(one);
      last = last.filter((one) => !isConcept(one));
    }
    return reached;
  }

  function surroundings(state, list) {
    const centre = Tables.entity.get(state.around);
    if (!centre) return list;
    const close = within(centre, state.steps, neighboursOf(list));
    return list.filter((edge) => close.has(edge.source) && close.has(edge.target));
  }

  // What a way costs is as in `kgraph path`.
  const CONCEPT = 1e9; // more than all steps of a way: an actor is always better
  const isWeak = (edge) => data.weak.includes(edge.action) || edge.polarity !== "positive";
  const stepCost = (list, weights) =>
    Math.floor(1e6 / (1 + list.reduce((sum, edge) => sum + weights[edge.index] * (isWeak(edge) ? 1 : 10), 0)));

  const strongest = (list, weights) => list.reduce((best, edge) =>
    (isWeak(edge) - isWeak(best) || weights[best.index] - weights[edge.index] || edge.index - best.index) < 0 ? edge : best);

  // The shortest way from one entity to another: [{ edge, to }]. Of ways with as many steps the one
  // through actors, and over strong edges.
  function wayBetween(from, to, near, weights) {
    const before = new Map([[from, { cost: 0 }]]);
    let ring = [from];
    while (ring.length && !before.has(to)) {
      const found = new Map();
      for (const one of ring) {
        for (const [next, list] of Dom.group(near.get(one) || [], (edge) => other(edge, one))) {
          if (before.has(next)) continue;
          const cost = before.get(one).cost + stepCost(list, weights) + (isConcept(next) ? CONCEPT : 0);
          const known = found.get(next);
          if (known && (known.cost < cost || (known.cost === cost && known.one.id < one.id))) continue;
          found.set(next, { cost, one, edge: strongest(list, weights) });
        }
      }
      for (const [next, step] of found) before.set(next, step);
      ring = [...found.keys()];
    }
    if (!before.has(to)) return null;
    const way = [];
    for (let at = to; before.get(at).one; at = before.get(at).one) way.unshift({ edge: before.get(at).edge, to: at });
    return way;
  }

  function pathOf(state, list, weights) {
    const [from, to] = [state.from, state.to].map((id) => Tables.entity.get(id));
    if (!from || !to) return null;
    const way = wayBetween(from, to, neighboursOf(list), weights);
    const steps = way || [];
    return { from, to, way, nodes: new Set([from, ...steps.map((step) => step.to)]), edges: new Set(steps.map((step) => step.edge)) };
  }

  // Entities that no edge of the picture reaches, but the reader wants anyway.
  function extra(state, nodes) {
    const gone = new Set(state.hidden);
    const types = new Set(state.types);
    const asked = new Set([...state.pinned, state.around, state.from, state.to]);
    if (state.open?.kind === "entity") asked.add(state.open.id);
    const alone = (entity) => state.unlinked && (state.concepts || !isConcept(entity)) &&
      (!types.size || types.has(entity.group)) && !state.around;
    return entities.filter((entity) =>
      !nodes.has(entity) && (asked.has(entity.id) || (alone(entity) && !gone.has(entity.id))));
  }

  function strengths(kept, weights) {
    const sums = new Int32Array(entities.length);
    for (const edge of kept) {
      sums[edge.from] += weights[edge.index];
      if (edge.to !== edge.from) sums[edge.to] += weights[edge.index];
    }
    return sums;
  }

  // Those of the same weight stay in their order. There are few weights, so this beats sorting.
  function strongestFirst(list, weights) {
    const found = Dom.group(list, (one) => weights[one.index]);
    return [...found.keys()].sort((a, b) => b - a).flatMap((weight) => found.get(weight));
  }

  /* What is to be seen:
     weights, sure     by number of the edge: fitting claims, and those of them that are asserted
     strengths         by number of the entity: fitting claims of its edges
     nodes, edges      in the picture, strongest first
     drawn             { nodes, edges }: sets of those drawn in full; the others are the crowd
     fitting           all edges that fit, whether they are in the picture or not
     path              { from, to, way, nodes, edges } or null; `way` is null where there is none
     more              edges that fit, but are not central, so that only concepts would show them */
  function compute(state, grown = new Set()) {
    const { weights, sure } = weigh(state);
    const kept = keepEdges(state, weights);
    let list = surroundings(state, inPicture(state, kept));
    const more = surroundings(state, kept).length - list.length;
    const sums = strengths(kept, weights);
    const linked = endsOf(list);
    const seen = new Set([...linked, ...extra(state, linked)]);
    const nodes = strongestFirst(entities.filter((entity) => seen.has(entity)), sums);
    list = strongestFirst(list, weights);
    const path = pathOf(state, list, weights);
    const must = mustDraw(state, path, grown);
    return { weights, sure, strengths: sums, nodes, edges: list, fitting: new Set(kept), more, path, drawn: drawnOf(nodes, list, must) };
  }

  function mustDraw(state, path, grown) {
    const must = new Set([...grown, ...(path ? path.nodes : [])]);
    for (const id of [state.around, state.from, state.to, ...state.pinned]) must.add(Tables.entity.get(id));
    if (state.open?.kind === "entity") must.add(Tables.entity.get(state.open.id));
    const edge = state.open?.kind === "edge" && Tables.edge.get(state.open.id);
    if (edge) for (const end of [edge.source, edge.target]) must.add(end);
    return must;
  }

  function drawnOf(nodes, list, must) {
    const full = new Set(nodes.filter((entity, rank) => rank < FULL || must.has(entity)));
    const between = list.filter((edge) => full.has(edge.source) && full.has(edge.target));
    const lines = between.filter((edge, rank) =>
      rank < LINES || must.has(edge.source) || must.has(edge.target));
    return { nodes: full, edges: new Set(lines) };
  }

  // Claims of an edge that fit, by number.
  function claimsOf(edge, state) {
    const fits = fitting(state);
    const all = Array.from({ length: edge.end - edge.start }, (_, i) => edge.start + i);
    return fits ? all.filter(fits) : all;
  }

  // plain, unsure (no fitting claim is asserted), negative or denied
  function statusOf(edge, { sure }) {
    if (edge.polarity !== "positive") return edge.polarity;
    return sure[edge.index] ? "plain" : "unsure";
  }

  return { compute, claimsOf, statusOf };
})();
