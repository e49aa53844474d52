// Icons: the drawings of badges and buttons as paths, the same as on the help center's pages.
// @ts-check

const SVG = "http://www.w3.org/2000/svg";

/**
 * Name of a drawing -> its elements with their attributes, on a square of 24.
 *
 * @type {Record<string, [string, Record<string, string>][]>}
 */
export const ICONS = {
  check: [
    ["circle", { cx: "12", cy: "12", r: "9" }],
    ["path", { d: "m8 12.3 2.8 2.7L16 9.5" }],
  ],
  clock: [
    ["circle", { cx: "12", cy: "12", r: "9" }],
    ["path", { d: "M12 7v5l3.2 2" }],
  ],
  close: [["path", { d: "M6 6l12 12M18 6 6 18" }]],
  cross: [
    ["circle", { cx: "12", cy: "12", r: "9" }],
    ["path", { d: "m9 9 6 6M15 9l-6 6" }],
  ],
  expired: [
    ["path", { d: "M20.5 9A9 9 0 1 0 21 12" }],
    ["path", { d: "M21 4v5h-5" }],
    ["path", { d: "M12 8v4.5" }],
    ["path", { d: "M12 16h.01" }],
  ],
  external: [
    ["path", { d: "M14 5h5v5" }],
    ["path", { d: "m19 5-8 8" }],
    ["path", { d: "M18 14v4a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h4" }],
  ],
  futures: [
    ["path", { d: "M4 20V4" }],
    ["path", { d: "M4 20h16" }],
    ["path", { d: "m8 15 3.5-4 3 2.5L20 7" }],
    ["path", { d: "M20 11V7h-4" }],
  ],
  info: [
    ["circle", { cx: "12", cy: "12", r: "9" }],
    ["path", { d: "M12 11v5.5" }],
    ["path", { d: "M12 7.7h.01" }],
  ],
  lock: [
    ["rect", { x: "5", y: "11", width: "14", height: "9", rx: "2" }],
    ["path", { d: "M8 11V8a4 4 0 0 1 8 0v3" }],
    ["path", { d: "M12 15v1.5" }],
  ],
  shield: [
    ["path", { d: "M12 3 5 5.7v5.6c0 4.3 2.9 7.6 7 9.7 4.1-2.1 7-5.4 7-9.7V5.7z" }],
    ["path", { d: "M12 8.5v4" }],
    ["path", { d: "M12 15.8h.01" }],
  ],
  wait: [
    ["path", { d: "M7 3h10M7 21h10" }],
    ["path", { d: "M8 3v3.5c0 2.2 4 4 4 5.5s-4 3.3-4 5.5V21M16 3v3.5c0 2.2-4 4-4 5.5s4 3.3 4 5.5V21" }],
  ],
};

/** @type {Record<string, string>} */
const OF_TONE = { positive: "check", caution: "clock", negative: "cross" };

/**
 * A drawing that repeats what words beside it say, so screen readers pass it over. An unknown name gets the tone's.
 *
 * @param {string} name
 * @param {string} [tone]
 * @returns {SVGElement}
 */
export function icon(name, tone = "") {
  const known = [name, OF_TONE[tone], "info"].find((each) => each !== undefined && Object.hasOwn(ICONS, each));
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("part", "icon");
  for (const [shape, attributes] of ICONS[known ?? "info"]) {
    const drawn = document.createElementNS(SVG, shape);
    for (const [key, value] of Object.entries(attributes)) drawn.setAttribute(key, value);
    svg.append(drawn);
  }
  return svg;
}
