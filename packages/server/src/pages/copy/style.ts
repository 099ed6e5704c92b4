/** The whole look of the file: no font, no picture, nothing from elsewhere. Inks and grounds are those of every page. */
export const style = `
:root{color-scheme:light dark;--bg:#fff;--surface:#f6f7f9;--text:#14171f;--muted:#4a5263;--link:#0b5394;--line:#d5d9e0;--focus:#14171f}
@media (prefers-color-scheme:dark){:root{--bg:#11141a;--surface:#1a1f28;--text:#eef1f6;--muted:#b3bccb;--link:#8ab8f5;--line:#343c4a;--focus:#ffd466}}
@media (prefers-contrast:more){:root{--muted:var(--text);--line:var(--text)}}
*{box-sizing:border-box}
body{margin:0;padding:1rem;background:var(--bg);color:var(--text);font:1.125rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
body>*{max-width:60rem;margin-inline:auto}
h1{font-size:2rem;line-height:1.2}h2{font-size:1.5rem;margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}h3{font-size:1.2rem}
a{color:var(--link)}a:focus-visible,summary:focus-visible,pre:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.skip{position:absolute;inset-block-start:-20rem;max-width:100%}.skip:focus{position:static}
nav ol,.items{list-style:none;padding:0}nav li{padding-block:.25rem}
.items>li{border:1px solid var(--line);border-radius:4px;padding:.75rem;margin-block:.75rem;background:var(--surface)}
.items p{margin:0 0 .5rem}
dl{margin:0;display:grid;grid-template-columns:minmax(6rem,14rem) minmax(0,1fr);gap:.15rem 1rem}
dt{color:var(--muted)}dd{margin:0;min-width:0}
@media (max-width:30rem){dl{display:block}dd{margin-bottom:.35rem}}
summary{cursor:pointer;padding-block:.5rem;min-height:2.75rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--bg);border:1px solid var(--line);padding:.5rem;font-size:.875rem}
table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.25rem .5rem;border-bottom:1px solid var(--line)}
@media print{body{font-size:10pt}.skip,nav{display:none}.items>li{break-inside:avoid;background:none}details::details-content{content-visibility:visible;block-size:auto}}
`
