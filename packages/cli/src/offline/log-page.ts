import type { Log } from '@candor/contract'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A page for people who find the folder: what it is, and how to check it without us. */
export function logPage(log: Log): string {
  const keys = log.vkeys.map(vkey => `<li><code>${escaped(vkey)}</code></li>`).join('')
  const pruned =
    log.minimum_index === 0 ? '' : `<p>The first ${log.minimum_index} entries are not given out any more.</p>`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(log.origin)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}code{overflow-wrap:anywhere}</style>
<h1>A log that anybody can check</h1>
<p>This folder is the log <code>${escaped(log.origin)}</code>: one entry for each decision that was made about a customer, each
choice a customer made, and each change of the rules. An entry is a commitment and a time. It says nothing about anybody, and
nobody can change or take away one without being found out.</p>
<h2>Check it</h2>
<p>Whoever knows one of these keys can check all of it:</p>
<ul>${keys}</ul>
<pre><code>npx candor log verify ADDRESS-OF-THIS-FOLDER --key '${escaped(log.vkey)}'</code></pre>
<p>The form is open (<a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>), so other tools read it too. Begin with the file
<a href="checkpoint">checkpoint</a>: name, number of entries, root hash, signatures. Keep a copy of it: with that you can tell
later whether history was rewritten.</p>
<h2>What may be missing</h2>
<p>${escaped(log.pruning)}</p>${pruned}
</html>
`
}
