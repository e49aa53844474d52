// Worker: lets one language of the site be read without a connection. What the network answers always wins, so nothing
// here can grow stale or stand in the way of an update; what was kept is shown when there is no answer. The feed is
// never kept. `TAG`, `VERSION` and `SHELL` are written above when the site is built.
// @ts-check

/* global TAG, VERSION, SHELL */

const PREFIX = `helpcenter:${TAG}:`;
const SHELL_CACHE = `${PREFIX}shell:${VERSION}`;
/** Pages that were opened outlive an update: the next visit with a connection renews each of them. */
const VISITED_CACHE = `${PREFIX}visited`;
const VISITED_LIMIT = 150;
/** How long a reader with a kept copy waits for the network, in milliseconds. */
const PATIENCE = 4000;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = worker.registration.scope;
const root = new URL("../", scope).pathname;
const shell = new Set(SHELL.map((/** @type {string} */ path) => new URL(path, scope).href));
const offline = new URL("offline.html", scope).href;
/** Names that hold a hash of their content: a kept copy is as good as a new one. */
const HASHED = /\.[0-9a-f]{8,}\.(?:min\.)?(?:css|js)$/;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    fill().catch(async (error) => {
      // A half-filled shell would be taken for a whole one; the worker before this one goes on.
      await caches.delete(SHELL_CACHE);
      throw error;
    }),
  );
});

worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));

worker.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  const { pathname } = address;
  if (!pathname.startsWith(new URL(scope).pathname) && !pathname.startsWith(`${root}assets/`)) return;
  event.respondWith(answer(event, nameOf(address)));
});

/** The address under which something is kept: what a reader chose or looked for is no part of it. */
function nameOf(/** @type {URL} */ address) {
  return address.origin + address.pathname;
}

async function fill() {
  const cache = await caches.open(SHELL_CACHE);
  await Promise.all(
    [...shell].map(async (address) => {
      const response = await fetch(address, { cache: "no-cache" });
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      await cache.put(address, await plain(response));
    }),
  );
  await worker.skipWaiting();
}

/** A host may have answered by way of another address, which a browser refuses when it opens a page. */
async function plain(/** @type {Response} */ response) {
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${PREFIX}shell:`) && name !== SHELL_CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
  // The pages that are open now were loaded before anybody kept them.
  for (const { url } of await worker.clients.matchAll({ type: "window" })) {
    const response = await fetch(nameOf(new URL(url))).catch(() => null);
    if (response) await keep(nameOf(new URL(url)), response);
  }
}

async function answer(/** @type {FetchEvent} */ event, /** @type {string} */ name) {
  const kept = await caches.match(name);
  if (kept && HASHED.test(name)) return kept;
  const asked = fetch(event.request).then(async (response) => {
    if (response.ok) event.waitUntil(keep(name, response.clone()));
    return response;
  });
  if (!kept) return asked.catch(() => instead(event.request));
  event.waitUntil(asked.catch(() => null));
  const soon = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
  const first = await Promise.race([asked.catch(() => null), soon]);
  return first instanceof Response && first.status < 500 ? first : kept;
}

/** What is shown for a page that was never kept. */
async function instead(/** @type {Request} */ request) {
  const page = request.mode === "navigate" ? await caches.match(offline) : undefined;
  return page ?? Response.error();
}

async function keep(/** @type {string} */ name, /** @type {Response} */ response) {
  if (!response.ok || response.redirected || response.type !== "basic") return;
  try {
    if (shell.has(name)) {
      await (await caches.open(SHELL_CACHE)).put(name, response);
      return;
    }
    const cache = await caches.open(VISITED_CACHE);
    // Put anew, so that the oldest stand first.
    await cache.delete(name);
    await cache.put(name, response);
    const names = await cache.keys();
    for (const old of names.slice(0, Math.max(0, names.length - VISITED_LIMIT))) await cache.delete(old);
  } catch {
    // No room left on the device; the page itself is shown all the same.
  }
}
