import { type CallType, callTypes } from '../../../acts/collection/index.ts'

/** One address that clients send calls to. */
export type CollectPath = {
  readonly path: string
  /** What the body is. */
  readonly type: CallType | 'batch'
  /** Whether the body may name the write key. Jitsu's clients mask it there, so on their paths it proves nothing. */
  readonly keyInBody: boolean
}

const segment = (name: string, type: CollectPath['type']): CollectPath => ({
  path: `/v1/${name}`,
  type,
  keyInBody: true,
})
const jitsu = (prefix: string, type: CollectPath['type']): CollectPath => ({
  path: `${prefix}/${type}`,
  type,
  keyInBody: false,
})
const bodies = [...callTypes, 'batch'] as const

/** Every address for calls: Segment's, the short ones of its browser client (their first letters), and Jitsu's. */
export const collectPaths: readonly CollectPath[] = [
  ...bodies.map(type => segment(type, type)),
  ...bodies.map(type => segment(type.slice(0, 1), type)),
  segment('import', 'batch'),
  ...bodies.map(type => jitsu('/api/s', type)),
  ...bodies.map(type => jitsu('/api/s/s2s', type)),
]

/** Where Segment's browser client sends numbers on itself. They are about it, not about anybody; nothing is kept. */
export const clientMetricsPath = '/v1/m'
/** What Segment's browser client reads before its first call. */
export const settingsPath = '/v1/projects/:key/settings'
/** Where a site says that it honors Global Privacy Control. */
export const gpcPath = '/.well-known/gpc.json'
