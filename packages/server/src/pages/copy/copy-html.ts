import { type Copy, sectionNames } from '../../answers/copy/index.ts'
import { safe } from './safe.ts'
import { sectionHtml, type Tally } from './section-html.ts'
import { style } from './style.ts'
import { type Words, wordsFor } from './words.ts'

/** The copy as one HTML file that needs nothing from elsewhere and runs nothing, a text at a time. */
export async function* copyHtml(copy: Copy, most?: number): AsyncGenerator<string> {
  const words = wordsFor(copy)
  const tally: Tally = new Map()
  yield headHtml(copy, words)
  yield aboutHtml(copy, words)
  for await (const [name, data] of copy.data()) yield* sectionHtml(copy, words, name, data, tally, most)
  yield purposesHtml(copy, words, tally)
  yield algorithmsHtml(copy, words)
  yield `<p>${safe(words.t.end)}</p>\n</main>\n</body>\n</html>\n`
}

function headHtml({ policy }: Copy, words: Words): string {
  const { t, language, dir } = words
  const title = safe(`${t.title} – ${policy.brand.name}`)
  const links = [
    ['about', t.about],
    ...sectionNames.map(name => [`s-${name}`, words.section(name)]),
    ['purposes', t.purposes],
    ['algorithms', t.algorithms],
  ].map(([id, text]) => `<li><a href="#${id}">${safe(text!)}</a></li>`)
  return `<!doctype html>
<html lang="${language}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#about">${safe(t.skip)}</a>
<header><h1>${title}</h1></header>
<nav aria-labelledby="contents"><h2 id="contents">${safe(t.contents)}</h2><ol>
${links.join('\n')}
</ol></nav>
<main>
`
}

const row = (name: string, html: string): string => `<dt>${safe(name)}</dt><dd>${html}</dd>`
const bdi = (text: string): string => `<bdi>${safe(text)}</bdi>`

function aboutHtml({ customer, halves, at, part, policy }: Copy, { t, date, zone }: Words): string {
  const { name, privacyContact, postalAddress } = policy.brand
  const facts = [
    row(t.made, safe(date(at))),
    row(t.zone, bdi(zone)),
    row(t.brand, `${bdi(name)}<br>${postalAddress.split('\n').map(bdi).join('<br>')}`),
    row(t.contact, bdi(privacyContact)),
    row(t.customer, [customer, ...halves.slice(1)].map(bdi).join('<br>')),
  ]
  return `<section aria-labelledby="about"><h2 id="about">${safe(t.about)}</h2>
<p>${safe(part === 'all' ? t.intro : t.portableIntro)}</p><dl>${facts.join('')}</dl><p>${safe(t.proofs)}</p></section>\n`
}

/** The same data once more, by what they are for: counts, with a way to each section. */
function purposesHtml({ purposes }: Copy, words: Words, tally: Tally): string {
  const { t, count, date } = words
  const parts = purposes.map(({ purpose, text, basis, retention, decisions, permitted, last }) => {
    const held = [...(tally.get(purpose) ?? [])].map(
      ([name, n]) => `<a href="#s-${name}">${safe(words.section(name))}</a>: ${safe(count(n))}`,
    )
    const rows = [
      row(t.basis, safe(words.basis(basis))),
      row(t.retention, safe(retention)),
      row(t.decided, safe(`${count(decisions)} (${count(permitted)} ${t.allowed})`)),
      ...(last === undefined ? [] : [row(t.last, safe(date(last)))]),
      row(t.holds, held.join('<br>') || safe(t.nothing)),
    ]
    return `<h3>${bdi(text)}</h3><dl>${rows.join('')}</dl>\n`
  })
  return `<section aria-labelledby="purposes"><h2 id="purposes">${safe(t.purposes)}</h2>\n${parts.join('')}</section>\n`
}

function algorithmsHtml({ algorithms }: Copy, { t, count, date }: Words): string {
  const parts = algorithms.map(({ name, text, owner, times, last }) => {
    const rows = [
      ...(owner === undefined ? [] : [row(t.contact, bdi(owner))]),
      row(t.decided, safe(count(times))),
      row(t.last, safe(date(last))),
    ]
    return `<h3>${bdi(text ?? name)}</h3><dl>${row(t.name, bdi(name))}${rows.join('')}</dl>\n`
  })
  const none = `<p>${safe(t.nothing)}</p>`
  return `<section aria-labelledby="algorithms"><h2 id="algorithms">${safe(t.algorithms)}</h2>\n${parts.join('') || none}</section>\n`
}
