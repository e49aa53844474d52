// Style: how badge and quick guide look, as a constructed style sheet, which `style-src 'self'` allows.
// @ts-check

/*
 * Apps set the custom properties `--key-status-*` and style the parts. Names of ours stand on inner elements only: on
 * the host they would meet those of the app, and `--key-status-ink: var(--ink)` could be a circle. Colours follow the
 * page's `color-scheme`. Every pair of ink and ground has a contrast of 4.5 or more in both schemes.
 */
const CSS = `
:host {
  display: inline-block;
  max-inline-size: 100%;
  vertical-align: middle;
}
:host([hidden]) { display: none; }

.badge, dialog {
  --ks-ink: var(--key-status-ink, light-dark(#17212c, #e7ecf1));
  --ks-soft: var(--key-status-soft, light-dark(#52606e, #a9b6c3));
  --ks-surface: var(--key-status-surface, light-dark(#ffffff, #18212b));
  --ks-line: var(--key-status-line, light-dark(#d9dfe6, #2d3945));
  --ks-accent: var(--key-status-accent, light-dark(#1d4f9e, #9cc0ff));
  --ks-on-accent: var(--key-status-on-accent, light-dark(#ffffff, #0c1a30));
  --ks-round: var(--key-status-round, 0.75rem);
}

[data-tone] {
  --ks-tone: var(--key-status-neutral, light-dark(#3f4d5c, #c0ccd7));
  --ks-tone-ground: var(--key-status-neutral-ground, light-dark(#eaeef2, #27323e));
  --ks-tone-line: var(--key-status-neutral-line, light-dark(#8a99a8, #66788a));
}
[data-tone="positive"] {
  --ks-tone: var(--key-status-positive, light-dark(#14633a, #86dca9));
  --ks-tone-ground: var(--key-status-positive-ground, light-dark(#e4f4ea, #153222));
  --ks-tone-line: var(--key-status-positive-line, light-dark(#58a97c, #3f8a62));
}
[data-tone="caution"] {
  --ks-tone: var(--key-status-caution, light-dark(#744600, #f5c970));
  --ks-tone-ground: var(--key-status-caution-ground, light-dark(#fdf0d5, #38290c));
  --ks-tone-line: var(--key-status-caution-line, light-dark(#d79a2b, #a6792a));
}
[data-tone="negative"] {
  --ks-tone: var(--key-status-negative, light-dark(#9c1f2b, #ffa6a4));
  --ks-tone-ground: var(--key-status-negative-ground, light-dark(#fdebeb, #3f1b1e));
  --ks-tone-line: var(--key-status-negative-line, light-dark(#dc6d74, #b4555a));
}

svg {
  flex: none;
  inline-size: 1.15em;
  block-size: 1.15em;
  fill: none;
  stroke: currentColor;
  stroke-width: 2;
  stroke-linecap: round;
  stroke-linejoin: round;
}

.badge {
  display: inline-flex;
  gap: 0.4em;
  align-items: center;
  box-sizing: border-box;
  max-inline-size: 100%;
  min-block-size: 1.75rem;
  margin: 0;
  padding-block: 0.2em;
  padding-inline: 0.55em 0.75em;
  border: 1px solid var(--ks-tone-line);
  border-radius: var(--key-status-badge-round, 2em);
  background: var(--ks-tone-ground);
  color: var(--ks-tone);
  font: inherit;
  font-family: var(--key-status-font, inherit);
  font-weight: 650;
  line-height: 1.35;
  text-align: start;
  text-decoration: none;
  overflow-wrap: anywhere;
}
button { cursor: pointer; }
button.badge:hover, a.badge:hover { border-color: var(--ks-tone); box-shadow: inset 0 0 0 1px var(--ks-tone); }
:focus-visible { outline: 3px solid var(--ks-accent); outline-offset: 2px; }

dialog {
  box-sizing: border-box;
  inline-size: min(36rem, 100vw - 2rem);
  max-inline-size: none;
  max-block-size: min(46rem, 100dvh - 2rem);
  margin: auto;
  padding: 0;
  overflow: auto;
  overscroll-behavior: contain;
  scroll-padding-block: 4rem 1rem;
  border: 1px solid var(--ks-line);
  border-radius: var(--ks-round);
  background: var(--ks-surface);
  color: var(--ks-ink);
  font: 400 1rem / 1.55 var(--key-status-font, inherit);
  font-family: var(--key-status-font, inherit);
  letter-spacing: normal;
  text-align: start;
  text-indent: 0;
  text-transform: none;
  white-space: normal;
  word-spacing: normal;
  overflow-wrap: break-word;
  cursor: auto;
  box-shadow: 0 1rem 3rem #0006;
}
dialog::backdrop { background: #0b1118a6; }

.head {
  position: sticky;
  inset-block-start: 0;
  display: flex;
  flex-wrap: wrap;
  gap: 0.35rem 0.75rem;
  align-items: center;
  padding: 0.75rem 3.75rem 0.75rem 1.25rem;
  padding-inline: 1.25rem 3.75rem;
  border-block-end: 1px solid var(--ks-line);
  background: var(--ks-surface);
}
.head .badge { min-block-size: 0; }
.exchange { color: var(--ks-soft); font-weight: 600; }
.close {
  position: absolute;
  inset-block-start: 0.35rem;
  inset-inline-end: 0.5rem;
  display: grid;
  place-items: center;
  inline-size: 2.75rem;
  block-size: 2.75rem;
  padding: 0;
  border: 0;
  border-radius: 50%;
  background: none;
  color: var(--ks-soft);
  font-size: 1.15rem;
}
.close:hover { color: var(--ks-ink); background: color-mix(in srgb, currentColor 12%, transparent); }

.body { padding: 1rem 1.25rem 1.5rem; }
h2 { margin: 0 0 0.75rem; font-size: 1.35rem; line-height: 1.25; text-wrap: balance; }
h2:focus { outline: none; }
h3 { margin: 1.35rem 0 0.35rem; font-size: 1rem; line-height: 1.35; }
p, ol, ul { margin: 0 0 0.6rem; }
.panel {
  padding: 0.75rem 1rem;
  border-inline-start: 0.25rem solid var(--ks-tone-line);
  border-radius: 0.35rem;
  background: var(--ks-tone-ground);
}
.panel h3 { margin-block-start: 0; color: var(--ks-tone); }
.panel p { margin: 0; }
.cause, .fix { font-weight: 650; }
.tell { color: var(--ks-soft); }
ol { padding-inline-start: 2.25rem; }
li { margin-block-end: 0.5rem; padding-inline-start: 0.25rem; }
li::marker { color: var(--ks-soft); font-weight: 650; }
.actor { display: block; color: var(--ks-soft); font-size: 0.875rem; font-weight: 650; }
.note { padding: 0.5rem 0.75rem; border: 1px solid var(--ks-line); border-radius: 0.35rem; font-size: 0.9375rem; }
a:not(.badge, .more) { color: var(--ks-accent); text-underline-offset: 0.15em; }
.go { display: inline-block; min-block-size: 1.75rem; }
.people { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; list-style: none; }
.people li { padding: 0; }
.more {
  display: inline-flex;
  gap: 0.5em;
  align-items: center;
  min-block-size: 2.75rem;
  margin-block-start: 0.75rem;
  padding-inline: 1.1rem;
  border-radius: var(--key-status-badge-round, 2em);
  background: var(--ks-accent);
  color: var(--ks-on-accent);
  font-weight: 650;
  line-height: 1.3;
  text-decoration: none;
}
.more:hover { text-decoration: underline; }

@media (max-width: 36rem) {
  dialog {
    inline-size: 100vw;
    max-block-size: calc(100dvh - 2.5rem);
    margin: auto 0 0;
    border-width: 1px 0 0;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }
  .more { display: flex; justify-content: center; padding-block: 0.5rem; }
}
@media (prefers-reduced-motion: no-preference) {
  dialog[open] { animation: rise 0.18s ease-out; }
  @keyframes rise { from { opacity: 0; translate: 0 0.75rem; } }
}
@media (forced-colors: active) {
  .panel { border: 1px solid; }
  .more { border: 1px solid; }
}
`;

/** One sheet for all elements of a page. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(CSS);
