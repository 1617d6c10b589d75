// Print TypeScript types of all records, derived from the JSON Schemas of a folder.
//
//     node types.js SCHEMAS > records.d.ts
//
// All schemas become one, so that what they share (Evidence, EventDate, the code lists) is one type
// and not one per file. What would make names such as `Id1`, or types that say too little, is changed
// in the copy that the types are derived from: titles of properties, descriptions beside a `$ref`,
// keys that have to match a pattern. Defaults are said in words.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

import { compile } from "json-schema-to-typescript";

const SUFFIX = ".schema.json";
const JSON_VALUE = "string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }";

// Return a copy of a schema, or of a part of one, that json-schema-to-typescript names well.
function named(schema) {
  if (Array.isArray(schema)) return schema.map(named);
  if (typeof schema !== "object" || schema === null) return schema;
  const copy = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "properties") {
      copy[key] = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, property(item)]));
    } else if (key === "$ref" && Object.keys(schema).length > 1) {
      copy.allOf = [{ $ref: value }];
    } else if (key === "patternProperties") {
      const [item] = Object.values(value);
      copy.additionalProperties = named(item);
    } else if (key !== "additionalProperties" || !("patternProperties" in schema)) {
      copy[key] = named(value);
    }
  }
  return copy;
}

function property({ title, default: leftOut, ...schema }) {
  const copy = named(schema);
  if (["string", "number", "boolean"].includes(typeof leftOut)) {
    copy.description += `\n\nLeft out: \`${leftOut}\`.`;
  }
  return copy;
}

const [folder] = process.argv.slice(2);
const files = (await readdir(folder)).filter((name) => name.endsWith(SUFFIX)).sort();
const definitions = {};
const types = {};
let version;

function define(name, schema) {
  const there = definitions[name];
  if (there && JSON.stringify(there) !== JSON.stringify(schema)) {
    throw new Error(`two schemas define ${name} differently`);
  }
  definitions[name] = schema;
}

for (const file of files) {
  const { $schema, $id, $defs, ...schema } = JSON.parse(await readFile(join(folder, file), "utf8"));
  for (const [name, definition] of Object.entries($defs ?? {})) define(name, named(definition));
  define(schema.title, named(schema));
  types[file.slice(0, -SUFFIX.length)] = { $ref: `#/$defs/${schema.title}` };
  version = $id.split(":").at(-2);
}
definitions.JsonValue = { description: "Whatever JSON can hold.", tsType: JSON_VALUE };

const root = {
  description: "What a file of one type of record holds, by the name of the type.",
  type: "object",
  additionalProperties: false,
  properties: types,
  required: Object.keys(types),
  $defs: definitions,
};
process.stdout.write(
  await compile(root, "TypeOf", {
    bannerComment: `// Derived from the JSON Schemas, version ${version}, by \`make types\`. Not to be edited.`,
  }),
);
