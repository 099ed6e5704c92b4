import { err, type Fault, ok, type Result } from '@candor/terms'
import { isSourceKind, type Source } from './source.ts'

/** What a new source is to be; all but name and kind have defaults. */
export type NewSource = {
  readonly name: string
  readonly kind: string
  readonly origins?: readonly string[] | undefined
  readonly perSecond?: number | undefined
  readonly childDirected?: boolean | undefined
}

/** What may be changed of a source; what is absent stays. */
export type SourceSet = Partial<Pick<Source, 'origins' | 'perSecond' | 'childDirected'>>

export const usualPerSecond = 1_000
export const mostPerSecond = 100_000
export const mostOrigins = 50
const nameShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const longestName = 64

type Parsed = Pick<Source, 'kind' | 'origins' | 'perSecond' | 'childDirected'> & { readonly name: string }

/** Checks a new source; every faulty field is named. */
export function parseNewSource(ask: NewSource): Result<Parsed, Fault[]> {
  const faults: Fault[] = []
  const { name, kind } = ask
  if (!nameShape.test(name) || name.length > longestName)
    faults.push({ path: 'name', says: 'use small letters, digits and hyphens, such as web-shop; at most 64' })
  if (!isSourceKind(kind)) {
    faults.push({ path: 'kind', says: 'must be public or server' })
    return err(faults)
  }
  const { origins = [], perSecond = usualPerSecond, childDirected = false } = ask
  const set = parseSet({ origins, perSecond, childDirected }, kind)
  if (!set.ok) faults.push(...set.error)
  if (!set.ok || faults.length > 0) return err(faults)
  return ok({ name, kind, origins: set.value.origins ?? [], perSecond, childDirected })
}

/** Checks a change; the origins come back in the form browsers send them. */
export function parseSet(set: SourceSet, kind: Source['kind']): Result<SourceSet, Fault[]> {
  const faults: Fault[] = []
  const { perSecond, origins } = set
  if (perSecond !== undefined && !(Number.isInteger(perSecond) && perSecond >= 1 && perSecond <= mostPerSecond))
    faults.push({ path: 'per_second', says: 'must be a whole number from 1 to 100000' })
  if (origins === undefined) return faults.length > 0 ? err(faults) : ok(set)
  if (kind === 'server' && origins.length > 0)
    faults.push({ path: 'origins', says: 'a server sends no origin; only a public source can have some' })
  if (origins.length > mostOrigins) faults.push({ path: 'origins', says: `must be ${mostOrigins} or fewer` })
  const read = origins.slice(0, mostOrigins).map(readOrigin)
  read.forEach((origin, at) => {
    if (origin === undefined)
      faults.push({
        path: `origins.${at}`,
        says: 'must be https://host or https://host:port without a path; http only for localhost',
      })
  })
  return faults.length > 0
    ? err(faults)
    : ok({ ...set, origins: [...new Set(read.filter(each => each !== undefined))] })
}

const loopback = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** A web origin as browsers send it (RFC 6454, 6.2): small letters, ASCII host, no usual port. Undefined when it is none. */
export function readOrigin(text: string): string | undefined {
  if (text.length > 300 || !/^https?:\/\/[^/?#@\\\s*]+\/?$/i.test(text) || !URL.canParse(text)) return undefined
  const { protocol, hostname, origin } = new URL(text)
  if (protocol === 'http:' && !loopback.test(hostname)) return undefined
  return origin
}
