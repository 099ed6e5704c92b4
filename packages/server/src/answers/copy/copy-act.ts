import { day, err, type Instant, ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { currentOf } from '../../customers/identity/index.ts'
import { commitChange, noChange } from '../../record/index.ts'
import type { Part } from './copy-of.ts'

export const copyFormats = ['json', 'html', 'csv', 'dpv'] as const
export type CopyFormat = (typeof copyFormats)[number]

/** Who takes a copy of whom, and in which form. `by`: `key:<id>`, `staff:<id>`, or `customer` with a confirmed link. */
export type CopyAct = {
  readonly customer: string
  readonly by: string
  readonly format: CopyFormat
  readonly part: Part
  /** The request that it answers. */
  readonly request?: string
}

/**
 * Records that a copy is taken, before the first byte leaves. With the `entry` of a confirmed link it can be recorded once only:
 * whoever comes second is told `used`.
 */
export async function recordCopy(
  ground: Ground,
  { customer, by, format, part, request }: CopyAct,
  entry = ground.ids.id(),
): Promise<Result<string, 'unknown-customer' | 'used'>> {
  const current = await currentOf(ground, customer)
  if (current === undefined) return err('unknown-customer')
  const body = { by, format, part, ...(request === undefined ? {} : { request }) }
  const done = await commitChange(ground, {
    ...noChange,
    entries: [{ entry, customer: current, kind: 'copy', body }],
  })
  if (done.done) return ok(entry)
  if (await ground.store.get('entries', { customer: current, entry })) return err('used')
  // Somebody made the customer's first record key in this moment; it is there now.
  return recordCopy(ground, { customer, by, format, part, ...(request === undefined ? {} : { request }) }, entry)
}

/** A link to take one copy once, which whoever checked the person's identity hands out. */
type CopyLink = {
  readonly customer: string
  /** The entry that taking it will make. */
  readonly entry: string
  readonly format: CopyFormat
  readonly part: Part
  readonly request?: string
  readonly expires: Instant
}

const encoder = new TextEncoder()
/** How long a confirmed link may be used. */
export const copyLinkLasts = day

/** A single-use token for one copy. Call it only once the person's identity is confirmed, as far as the request asks for it. */
export function copyToken(ground: Ground, of: Omit<CopyLink, 'entry' | 'expires'>): string {
  const link: CopyLink = { ...of, entry: ground.ids.id(), expires: ground.clock.now() + copyLinkLasts }
  const payload = Buffer.from(JSON.stringify(link)).toString('base64url')
  return `c1.${payload}.${macOf(ground, payload)}`
}

/** The link behind a token; undefined when it was forged or cut or has expired. Whether it was used is found when it is. */
export function readCopyToken(ground: Ground, token: string): CopyLink | undefined {
  const [version, payload, mac, ...more] = token.split('.')
  if (version !== 'c1' || !payload || !mac || more.length > 0 || token.length > 2_000) return undefined
  if (!ground.keys.sameBytes(encoder.encode(mac), encoder.encode(macOf(ground, payload)))) return undefined
  const link = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as CopyLink
  return link.expires > ground.clock.now() ? link : undefined
}

const macOf = (ground: Ground, payload: string): string =>
  Buffer.from(ground.keys.mac('copy-link', encoder.encode(payload))).toString('base64url')
