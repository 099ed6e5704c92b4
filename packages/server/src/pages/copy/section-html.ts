import type { Copy, Datum, SectionName } from '../../answers/copy/index.ts'
import { itemHtml } from './item.ts'
import { safe } from './safe.ts'
import type { Words } from './words.ts'

/** Entries that stand open; with more, all of them are folded into parts. */
const mostOpen = 25
const perPart = 200
/** Entries of one section that are shown one by one; a browser opens no file with a million. */
export const mostShown = 20_000

/** How many data of a section serve a purpose, for the part of the file that goes by purpose. */
export type Tally = Map<string, Map<SectionName, number>>

/** One section of the file: every datum, in parts that fold; beyond the limit counts by name and month, and a word about it. */
export async function* sectionHtml(
  copy: Copy,
  words: Words,
  name: SectionName,
  data: AsyncIterable<Datum>,
  tally: Tally,
  most = mostShown,
): AsyncGenerator<string> {
  yield `<section aria-labelledby="s-${name}"><h2 id="s-${name}">${safe(words.section(name))}</h2>\n`
  const rest = new Map<string, number>()
  let part: { readonly html: string; readonly at?: number }[] = []
  let [read, shown] = [0, 0]
  for await (const datum of data) {
    read++
    for (const purpose of datum.purposes) count(tally, purpose, name)
    if (read > most) {
      countRest(rest, datum)
      continue
    }
    // The first part is held back until it is known whether there is a second.
    if (part.length === perPart) {
      yield folded(words, part, shown === 0)
      shown += part.length
      part = []
    }
    part.push({ html: itemHtml(copy, words, datum), ...(datum.at === undefined ? {} : { at: datum.at }) })
  }
  if (read === 0) yield `<p>${safe(words.t.nothing)}</p>`
  else if (shown === 0 && part.length <= mostOpen)
    yield `<ol class="items">\n${part.map(({ html }) => html).join('')}</ol>`
  else yield folded(words, part, shown === 0)
  if (rest.size > 0) yield restHtml(words, rest, read - most)
  yield '</section>\n'
}

function count(tally: Tally, purpose: string, name: SectionName): void {
  const counts = tally.get(purpose) ?? new Map<SectionName, number>()
  counts.set(name, (counts.get(name) ?? 0) + 1)
  tally.set(purpose, counts)
}

/** Names and months are few; were they many, the last ones share a line. */
const mostLines = 5_000

function countRest(rest: Map<string, number>, { about, at }: Datum): void {
  const line = `${at === undefined ? '' : new Date(at).toISOString().slice(0, 7)}\n${about}`
  const key = rest.has(line) || rest.size < mostLines ? line : '\n…'
  rest.set(key, (rest.get(key) ?? 0) + 1)
}

function folded(words: Words, part: readonly { readonly html: string; readonly at?: number }[], open: boolean): string {
  const times = part.flatMap(({ at }) => at ?? [])
  const ends = times.length === 0 ? [] : [words.date(times[0]!), words.date(times.at(-1)!)]
  const title = `${words.count(part.length)} ${words.t.entries}${ends.length === 0 ? '' : `: ${ends.join(' – ')}`}`
  return `<details${open ? ' open' : ''}><summary>${safe(title)}</summary><ol class="items">\n${part.map(({ html }) => html).join('')}</ol></details>\n`
}

function restHtml({ t, count }: Words, rest: ReadonlyMap<string, number>, n: number): string {
  const rows = [...rest].map(([line, times]) => {
    const [month = '', about = ''] = line.split('\n')
    return `<tr><td><bdi>${safe(about)}</bdi></td><td>${safe(month)}</td><td>${safe(count(times))}</td></tr>`
  })
  const head = `<tr><th scope="col">${safe(t.name)}</th><th scope="col">${safe(t.month)}</th><th scope="col">${safe(t.count)}</th></tr>`
  return `<p>${safe(t.more)} (${safe(count(n))} ${safe(t.entries)})</p><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`
}
