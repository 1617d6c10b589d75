// Validate JSON Lines with ajv in its strict mode, and print what it finds as JSON.
//
//     node validate.js SCHEMAS FILE...
//
// The lines of statements.jsonl have to satisfy statement.schema.json, and so on. All schemas are
// compiled, used or not; strict mode refuses a keyword that it does not know and a combination that
// means nothing. Printed are the names of the schemas and, by file, the faults of each line, as
// "<JSON pointer> <message>".

import { readdir, readFile } from "node:fs/promises";
import { join, parse } from "node:path";

import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const SUFFIX = ".schema.json";
const [folder, ...files] = process.argv.slice(2);
const ajv = addFormats(new Ajv2020({ allErrors: true, strict: true }));
const validators = {};

for (const name of (await readdir(folder)).filter((name) => name.endsWith(SUFFIX)).sort()) {
  const schema = JSON.parse(await readFile(join(folder, name), "utf8"));
  validators[name.slice(0, -SUFFIX.length)] = ajv.compile(schema);
}

function faults(validator, line) {
  validator(JSON.parse(line));
  return (validator.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

const found = {};
for (const path of files) {
  const { name } = parse(path);
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  found[name] = lines.map((line) => faults(validators[name.slice(0, -1)], line));
}
process.stdout.write(JSON.stringify({ schemas: Object.keys(validators), files: found }));
