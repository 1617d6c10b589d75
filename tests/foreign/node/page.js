// Run a module as a page that lies at the root of a site, the site being a folder.
//
//     node page.js FOLDER MODULE
//
// Relative addresses that the module fetches lead into the folder, served over HTTP with ranges as
// servers of static files do it. What the module prints is printed.

import { copyFile, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";

const [folder, module] = process.argv.slice(2);

const server = createServer(async (request, response) => {
  const data = await readFile(join(folder, new URL(request.url, "http://site").pathname)).catch(() => null);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  if (data === null) {
    response.writeHead(404).end();
  } else if (request.method === "HEAD" || !range) {
    response.writeHead(200, { "content-length": data.length });
    response.end(request.method === "HEAD" ? undefined : data);
  } else {
    const [start, last] = [Number(range[1]), Math.min(Number(range[2] || Infinity), data.length - 1)];
    response.writeHead(206, { "content-range": `bytes ${start}-${last}/${data.length}` });
    response.end(data.subarray(start, last + 1));
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

const fetched = globalThis.fetch;
const site = `http://127.0.0.1:${server.address().port}/`;
globalThis.fetch = (address, options) => fetched(new URL(address, site), options);

// Packages are looked up beside the module, so it runs from here.
const copy = new URL("./module.js", import.meta.url);
await copyFile(module, copy);
try {
  await import(copy);
} finally {
  server.closeAllConnections();
  server.close();
}
