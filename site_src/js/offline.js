// Offline: starts the worker that keeps pages, once the page is done with its own work.
// @ts-check

keepPages();

/** Browsers have no workers on `file:` and on addresses without encryption; there the site works as it is. */
function keepPages() {
  if (!("serviceWorker" in navigator) || !window.isSecureContext || !location.protocol.startsWith("http")) return;
  const link = document.querySelector('link[rel="manifest"]');
  if (!(link instanceof HTMLLinkElement)) return;
  const start = () => {
    const script = new URL("sw.js", link.href);
    // A browser may forbid it, in private windows for instance; then nothing is kept.
    navigator.serviceWorker.register(script.pathname).catch(() => null);
  };
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start, { once: true });
}
