import type { Json } from '@candor/terms'
import { basesOf, type Copy, type Datum } from '../../answers/copy/index.ts'
import { safe } from './safe.ts'
import type { Words } from './words.ts'

/** One datum as an entry of a list: what, when, and then everything about it. */
export function itemHtml(copy: Copy, words: Words, datum: Datum): string {
  const { about, at, proof } = datum
  const { t } = words
  const parts = [
    ...(datum.words === undefined ? [] : [row(t.why, safe(datum.words))]),
    // What was recorded is long and for machines; the words above say it for people.
    ...(proof ? [] : valuesHtml(words, datum.data)),
    ...aboutIt(copy, words, datum),
  ]
  const when =
    at === undefined ? '' : ` · <time datetime="${new Date(at).toISOString()}">${safe(words.date(at))}</time>`
  const whole = proof ? recordedHtml(words, datum) : ''
  return `<li><p><strong><bdi>${safe(about)}</bdi></strong>${when}</p><dl>${parts.join('')}</dl>${whole}</li>\n`
}

const row = (name: string, html: string): string => `<dt>${safe(name)}</dt><dd>${html}</dd>`

function aboutIt(copy: Copy, words: Words, datum: Datum): string[] {
  const { t } = words
  const { half, source, purposes, origin, kept, usedFor = [] } = datum
  const bases = basesOf(copy.policy, datum).map(basis => words.basis(basis))
  const until = kept.until === undefined ? words.kept(kept.how) : `${t.until} ${words.date(kept.until)}`
  const period = kept.for === undefined ? '' : ` (${kept.for})`
  return [
    row(t.origin, safe(words.origin(origin))),
    ...(source === null ? [] : [row(t.source, `<bdi>${safe(source)}</bdi>`)]),
    ...(purposes.length === 0
      ? []
      : [row(t.purpose, purposes.map(name => `<bdi>${safe(words.purpose(name))}</bdi>`).join('<br>'))]),
    ...(bases.length === 0 ? [] : [row(t.basis, safe(bases.join(', ')))]),
    row(t.kept, safe(`${until}${period}`)),
    ...usedFor.map(({ name, times, last }) =>
      row(t.used, `<bdi>${safe(words.purpose(name))}</bdi>: ${safe(words.count(times))} × · ${safe(words.date(last))}`),
    ),
    ...(half === copy.customer ? [] : [row(t.customer, `<bdi>${safe(half)}</bdi>`)]),
  ]
}

/** Every value with where it stands. */
function valuesHtml(words: Words, data: Json): string[] {
  return [...flat(data)].map(([path, value]) =>
    row(path === '' ? words.t.name : path, `<bdi>${shown(words, value)}</bdi>`),
  )
}

function* flat(value: Json, path = ''): Generator<readonly [string, null | boolean | number | string]> {
  if (value === null || typeof value !== 'object') yield [path, value]
  else
    for (const [name, part] of Object.entries(value))
      yield* flat(part as Json, path === '' ? spaced(name) : `${path} › ${spaced(name)}`)
}

/** Names of ours are told apart by underscores; those of a brand stay as they are below `fields`. */
const spaced = (name: string): string => name.replaceAll('_', ' ')

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function shown(words: Words, value: null | boolean | number | string): string {
  if (typeof value === 'string' && instant.test(value))
    return `<time datetime="${value}">${safe(words.date(Date.parse(value)))}</time>`
  return value === null ? '–' : safe(String(value))
}

function recordedHtml({ t, count }: Words, { data, proof }: Datum): string {
  const place = proof!.leaf === null ? '–' : count(proof!.leaf)
  const json = safe(JSON.stringify(data, null, 1))
  return `<details><summary>${safe(t.recorded)}</summary><dl>${row(t.place, safe(place))}${row(t.commitment, `<code dir="ltr">${safe(proof!.commitment)}</code>`)}</dl><pre dir="ltr" tabindex="0">${json}</pre></details>`
}
