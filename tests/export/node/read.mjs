// Prints as JSON what graphology reads in a file: node read.mjs MODULES FORMAT FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, format, file] = process.argv.slice(2);
const require = createRequire(`${modules}/package.json`);
const Graph = require("graphology");
const { parse } = require(`graphology-${format}`);
const graph = parse(Graph, readFileSync(file, "utf8"), { addMissingNodes: false });

console.log(JSON.stringify({
  type: graph.type,
  multi: graph.multi,
  about: graph.getAttributes(),
  nodes: graph.mapNodes((id, attributes) => ({ id, ...attributes })),
  edges: graph.mapEdges((id, attributes, source, target, one, other, undirected) =>
    ({ key: id, source, target, undirected, ...attributes })),
}));
