/** The look of the report: the colors of Candor's own pages, dark and forced colors, one column down to 320 pixels, and print. */
export const style = `:root {
  color-scheme: light dark;
  --bg: #fff; --text: #14171f; --muted: #4a5263; --line: #d5d9e0; --border: #767d8c; --mark: #0b5394; --level: #b34700; --focus: #14171f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #11141a; --text: #eef1f6; --muted: #b3bccb; --line: #343c4a; --border: #7f8a9c; --mark: #8ab8f5; --level: #ffb077; --focus: #ffd466;
  }
}
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-inline-size: 60rem; background: var(--bg); color: var(--text); font: 1.0625rem/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { font-size: 1.728em; }
h2 { font-size: 1.44em; margin-block-start: 2em; }
p, li { max-inline-size: 66ch; }
code { overflow-wrap: anywhere; }
figure { margin: 0; }
figcaption, .muted { color: var(--muted); }
svg { display: block; inline-size: 100%; max-inline-size: 40rem; font-size: 1rem; }
svg text { fill: var(--text); }
.reach { stroke: var(--mark); stroke-width: 3px; }
.dot { fill: var(--mark); }
.level { stroke: var(--level); stroke-width: 2px; stroke-dasharray: 6 4; }
.axis { stroke: var(--border); }
.scroll { overflow: auto; max-block-size: 90vh; margin-block: 1rem; }
.scroll:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
table { border-collapse: collapse; min-inline-size: 100%; }
caption { text-align: start; font-weight: 600; padding-block-end: 0.25rem; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
.number { text-align: end; white-space: nowrap; }
tbody th { font-weight: 400; min-inline-size: 7rem; max-inline-size: 20rem; overflow-wrap: anywhere; }
@media (forced-colors: active) {
  svg text, .dot { fill: CanvasText; }
  .reach, .level, .axis { stroke: CanvasText; }
}
@media print {
  body { max-inline-size: none; padding: 0; font-size: 10pt; }
  .scroll { overflow: visible; max-block-size: none; }
  figure, tr { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
}`
