import { emptyTally, type Source, type Tally, type WriteKey } from '../../brand/sources/index.ts'
import { may, type Session } from '../../brand/staff/index.ts'
import { type Content, dataTable, type Html, html, tag, wholeNumber } from '../look/index.ts'
import { fieldWhy, refusalWords } from './call-words.ts'
import { dayIn } from './dates.ts'
import { kindWords, sourcePath, threeCounts } from './sources-words.ts'

/** All sources with their counts of today. */
export const sourceTable = (
  sources: readonly Source[],
  keys: readonly WriteKey[],
  tallies: ReadonlyMap<string, Tally>,
): Html =>
  dataTable({
    caption: 'Sources',
    columns: [
      { text: 'Name' },
      { text: 'Kind' },
      { text: 'Keys that work', number: true },
      { text: 'Calls a second', number: true },
      { text: 'Our word' },
      { text: 'Kept today', number: true },
      { text: 'Dropped', number: true },
      { text: 'Turned away', number: true },
    ],
    rows: sources.map(source => cells(source, keys, tallies.get(source.source) ?? emptyTally)),
    empty: 'There is no source yet, so no client can send events here.',
  })

function cells(
  { source, kind, perSecond, vouch, closedAt }: Source,
  keys: readonly WriteKey[],
  tally: Tally,
): Content[] {
  const working = keys.filter(key => key.source === source && key.revokedAt === undefined).length
  const { kept, dropped, turnedAway } = threeCounts(tally)
  return [
    html`<a href="${sourcePath(source)}">${source}</a>`,
    closedAt === undefined ? kindWords[kind] : html`${kindWords[kind]} ${tag('Closed', 'danger')}`,
    wholeNumber(working),
    wholeNumber(perSecond),
    vouch ? html`${tag('Given', 'warn')} ${vouch.purposes.join(', ')}` : 'not given',
    ...[kept, dropped, turnedAway].map(n => wholeNumber(n)),
  ]
}

/** The keys of one source, each with what can be done about it. */
export const keyTable = (session: Session, source: Source, keys: readonly WriteKey[], zone: string): Html =>
  dataTable({
    caption: 'Write keys',
    columns: [
      { text: source.kind === 'public' ? 'Key' : 'Begins with' },
      { text: 'Made' },
      { text: 'State' },
      { text: 'Change' },
    ],
    rows: keys.map(({ key, shown, createdAt, revokedAt }) => [
      html`<code>${shown}</code>`,
      dayIn(zone, createdAt),
      revokedAt === undefined ? tag('Works', 'ok') : tag(`Revoked on ${dayIn(zone, revokedAt)}`, 'danger'),
      revokedAt === undefined && may(session, 'manage-keys')
        ? html`<a href="${sourcePath(source.source, `keys/${key}/revoke`)}">Revoke<span class="visually-hidden"> the key ${shown}</span></a>`
        : '',
    ]),
    empty: 'There is no key.',
  })

/** What became of the calls of a day, by reason, and the names of what was not kept. */
export function countTables(tally: Tally): Html {
  const { kept, dropped, turnedAway } = threeCounts(tally)
  return html`<p>${wholeNumber(kept)} calls kept, whole or in part; ${wholeNumber(dropped)} dropped; ${wholeNumber(turnedAway)} turned away; ${wholeNumber(tally.duplicates)} seen before.</p>${reasons(tally)}${undeclared(tally)}${withheld(tally)}`
}

const byCount = <T extends { readonly n: number }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => b.n - a.n)

function reasons({ refused }: Tally): Html {
  const rows = byCount(Object.entries(refused).map(([reason, n]) => ({ reason, n })))
  return dataTable({
    caption: 'Calls that left nothing behind',
    columns: [{ text: 'Why' }, { text: 'Calls', number: true }],
    rows: rows.map(({ reason, n }) => [refusalWords(reason), wholeNumber(n)]),
    empty: 'none.',
  })
}

const sum = (counts: { readonly [name: string]: number }) => Object.values(counts).reduce((all, n) => all + n, 0)

function undeclared(tally: Tally): Html {
  const rows = Object.entries(tally.undeclared).flatMap(([event, { calls, fields }]) => [
    ...(calls > 0 ? [{ event, field: 'the event itself', types: '', n: calls }] : []),
    ...Object.entries(fields).map(([field, types]) => ({
      event,
      field,
      types: Object.keys(types).join(', '),
      n: sum(types),
    })),
  ])
  return dataTable({
    caption: 'Not declared in the data map',
    columns: [{ text: 'Event' }, { text: 'Field' }, { text: 'Type' }, { text: 'Times', number: true }],
    rows: byCount(rows).map(({ event, field, types, n }) => [
      html`<bdi>${event}</bdi>`,
      html`<bdi>${field}</bdi>`,
      types,
      wholeNumber(n),
    ]),
    empty: 'nothing.',
  })
}

function withheld(tally: Tally): Html {
  const rows = Object.entries(tally.withheld).flatMap(([field, rules]) =>
    Object.entries(rules).map(([rule, n]) => ({ field, rule, n })),
  )
  return dataTable({
    caption: 'Declared, and not kept',
    columns: [{ text: 'Field' }, { text: 'Why' }, { text: 'Times', number: true }],
    rows: byCount(rows).map(({ field, rule, n }) => [
      html`<bdi>${field === '*' ? 'the whole event' : field}</bdi>`,
      fieldWhy(rule),
      wholeNumber(n),
    ]),
    empty: 'nothing.',
  })
}
