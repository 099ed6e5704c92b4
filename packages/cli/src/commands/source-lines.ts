import type { Source, SourceWithKey, Tallies } from '@candor/contract'
import { sayTime } from '../offline/say-record.ts'
import { count, counted } from '../terminal/numbers.ts'

export const sourcePath = (name: string, verb = ''): string =>
  `/v1/sources/${encodeURIComponent(name)}${verb && `/${verb}`}`

/** A key just made, and how a client is pointed here. Without an address no server runs that clients could reach. */
export function keyLines({ source, key }: SourceWithKey, url: string | undefined): string[] {
  const isServer = source.kind === 'server'
  return [
    `  write key  ${key.text ?? key.shown}${isServer ? '   keep it now, it is not shown again' : ''}`,
    ...(url === undefined ? ['  next       candor start, so that clients reach it'] : pointed(isServer, url)),
    `  watch      candor events tail --source ${source.source}`,
  ]
}

const pointed = (isServer: boolean, url: string): string[] => [
  `  host       ${url}`,
  isServer
    ? `  client     new Analytics({ writeKey, host: '${url}' })   @segment/analytics-node`
    : `  client     AnalyticsBrowser.load({ writeKey, cdnURL: '${url}' })   @segment/analytics-next`,
]

/** One source in one line. */
export function sourceLine({ source, kind, keys, per_second, vouch, closed_at }: Source): string {
  const working = keys.filter(({ revoked_at }) => revoked_at === null).length
  const more = closed_at === null ? `${counted(working, 'key', 'keys')}, ${count(per_second)} a second` : 'closed'
  return `${source.padEnd(24)} ${kind.padEnd(8)} ${more}${vouch ? `, vouched for ${vouch.purposes.join(', ')}` : ''}`
}

/** One source with its keys. */
export function sourceLines(source: Source): string[] {
  const { origins, vouch, keys, kind, child_directed, closed_at, per_second } = source
  return [
    `${source.source} is a ${kind} source${closed_at === null ? '' : `, closed ${sayTime(closed_at)}`}.`,
    `  origins    ${origins.length > 0 ? origins.join(', ') : 'any'}`,
    `  limit      ${count(per_second)} calls a second`,
    ...(child_directed ? ['  made for   children'] : []),
    vouch === null
      ? '  consent    each yes must be a recorded one'
      : `  consent    the brand gives its word for ${vouch.purposes.join(', ')} since ${sayTime(vouch.since)}: ${vouch.text} (${vouch.version})`,
    ...keys.map(
      ({ key, shown, revoked_at }) =>
        `  key        ${key}  ${shown}${kind === 'server' ? '…' : ''}${revoked_at === null ? '' : `  revoked ${sayTime(revoked_at)}`}`,
    ),
  ]
}

/** What was not kept in a day, by reason and name. */
export function tallyLines({ day, refused, undeclared, withheld, duplicates, unknown_keys }: Tallies): string[] {
  const rows = [
    ...Object.entries(refused).map(([reason, n]) => `  ${count(n).padStart(8)}  ${reason}`),
    ...(duplicates > 0 ? [`  ${count(duplicates).padStart(8)}  seen before`] : []),
    ...Object.entries(undeclared).flatMap(([event, { calls, fields }]) => [
      ...(calls > 0 ? [`  ${count(calls).padStart(8)}  not declared: ${event}`] : []),
      ...Object.entries(fields).map(
        ([path, types]) =>
          `  ${count(sum(types)).padStart(8)}  not declared: ${event}, ${path} (${Object.keys(types).join(', ')})`,
      ),
    ]),
    ...Object.entries(withheld).flatMap(([field, rules]) =>
      Object.entries(rules).map(([rule, n]) => `  ${count(n).padStart(8)}  ${field} was not kept: ${rule}`),
    ),
  ]
  return [
    `On ${day} (UTC):`,
    ...(rows.length > 0 ? rows : ['  nothing was refused or dropped']),
    ...(unknown_keys > 0
      ? [`  ${count(unknown_keys).padStart(8)}  calls of all clients had a key that nobody knows`]
      : []),
  ]
}

const sum = (counts: { readonly [name: string]: number }): number =>
  Object.values(counts).reduce((all, one) => all + one, 0)
