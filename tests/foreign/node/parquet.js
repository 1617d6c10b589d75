// Print every table of a released folder as JSON, read with hyparquet alone, as a browser would.
//
//     node parquet.js RELEASE > tables.json
//
// By table: its columns in order, the metadata of the file, and its rows as lists. Days are written
// YYYY-MM-DD. No hyparquet-compressors here: a page has to get along without WebAssembly.

import { readdir } from "node:fs/promises";
import { join, parse } from "node:path";

import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";

const [folder] = process.argv.slice(2);
const files = (await readdir(folder)).filter((name) => name.endsWith(".parquet")).sort();
const tables = {};

function cell(value) {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}

for (const name of files) {
  const file = await asyncBufferFromFile(join(folder, name));
  const metadata = await parquetMetadataAsync(file);
  const columns = metadata.schema.slice(1).map((column) => column.name); // the first is the table
  const rows = await parquetReadObjects({ file, metadata });
  tables[parse(name).name] = {
    columns,
    metadata: Object.fromEntries(metadata.key_value_metadata.map(({ key, value }) => [key, value])),
    rows: rows.map((row) => columns.map((column) => cell(row[column]))),
  };
}
process.stdout.write(JSON.stringify(tables));
