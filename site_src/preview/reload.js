// Reloads the page when the site was built anew, and shows over it why a build failed. Only `helpcenter serve` adds it.

let seen = undefined;
const stream = new EventSource("/_preview/events");

stream.addEventListener("message", (message) => {
  const { version, report } = JSON.parse(message.data);
  show(report);
  if (seen !== undefined && version !== seen) location.reload();
  seen = version;
});

/** @param {string} report the text of a failed check, or nothing */
function show(report) {
  document.querySelector("[data-preview-report]")?.remove();
  if (!report) return;
  const overlay = document.createElement("div");
  overlay.dataset.previewReport = "";
  overlay.setAttribute("role", "alert");
  const text = document.createElement("pre");
  text.textContent = report;
  Object.assign(overlay.style, {
    position: "fixed", inset: "0", zIndex: "2147483647", overflow: "auto", padding: "1.5rem",
    background: "#1a1d21f2", color: "#f4f5f7",
  });
  Object.assign(text.style, { font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap", margin: "0" });
  overlay.append(text);
  document.body.append(overlay);
}
