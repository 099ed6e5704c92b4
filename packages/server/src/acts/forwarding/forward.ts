import type { Right } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { vendorOf } from '../../brand/policy/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import {
  askedAbout,
  hashedAddress,
  type KnownIdentity,
  knownIn,
  house as own,
  type Share,
  sharesOf,
} from '../../customers/shares/index.ts'
import type { House } from '../../decisions/index.ts'
import { commitChange, together } from '../../record/index.ts'
import { sealIdentities } from './identities.ts'
import { type TaskWay, type VendorTask, vendorHas } from './task.ts'
import { forwardsOf, taskRow } from './task-store.ts'

/** A request of a customer that goes on to whoever got their data. */
export type ForwardAsk = {
  readonly customer: string
  /** As the caller names it; asking twice under one name asks each vendor once. */
  readonly request: string
  readonly right: Right
  /** Left out: `gdpr`. */
  readonly regulation?: 'gdpr' | 'ccpa'
  /** Only what was shared for these; left out: everything. */
  readonly about?: (share: Share) => boolean | Promise<boolean>
}

/**
 * Passes a request on to every vendor that got data of the customer, under any of their halves (GDPR Art. 19, 17(2); 11 CCR 7022):
 * one task each, with the identities that this vendor knows. Whom it means is captured here, so that the customer may be erased as
 * soon as this returns. What is sent, and what comes back, happens later; `forwardsOf` tells.
 */
export async function forwardRequest(house: House, ask: ForwardAsk): Promise<readonly VendorTask[]> {
  // Two that ask at the same time about the same shares ask once: the one that comes second looks again.
  for (let attempt = 0; attempt < 3; attempt++)
    if (await askAll(house, ask)) return forwardsOf(house.store, ask.request)
  throw new Error('what was shared changed again and again while vendors were being asked')
}

/** False where something was shared, or asked about, meanwhile. */
async function askAll(house: House, ask: ForwardAsk): Promise<boolean> {
  const shares: Share[] = []
  for (const share of await sharesOf(house.store, await halvesOf(house, ask.customer)))
    if (share.vendor !== own && ((await ask.about?.(share)) ?? true)) shares.push(share)
  if (shares.length === 0) return true
  const asked = new Set((await forwardsOf(house.store, ask.request)).map(({ vendor }) => vendor))
  for (const [vendor, theirs] of Map.groupBy(shares, ({ vendor }) => vendor))
    if (!asked.has(vendor) && !(await askOne(house, ask, vendor, theirs))) return false
  return true
}

async function askOne(house: House, ask: ForwardAsk, vendor: string, shares: readonly Share[]): Promise<boolean> {
  const { customer, request, right, regulation = 'gdpr' } = ask
  const task = requestId(house)
  const at = house.clock.now()
  const known = await knownIn(house, shares)
  const way = wayTo(house, vendor)
  const dueAt = at + vendorHas
  const sealed = sealIdentities(house, task, onlyToRemove(right) ? hashed(house, known) : known)
  const row = taskRow({
    ...{ task, vendor, request, right, regulation, way, at, dueAt, ...sealed },
    nextAt: way === 'webhook' ? at : dueAt,
  })
  const purposes = [...new Set(shares.map(({ purpose }) => purpose))]
  const body = { task, vendor, request, right, purposes, verb: 'ask', at }
  const entries = [{ entry: house.ids.id(), customer, kind: 'share' as const, body }]
  const marked = shares.map(share => askedAbout(share, task))
  return (await commitChange(house, together({ writes: [row], entries }, ...marked))).done
}

/** By address where there is one; a mail is for staff to write, and a vendor that is no longer declared for them to find. */
function wayTo({ judge: { policy } }: House, name: string): TaskWay {
  const requests = vendorOf(policy, name)?.requests
  if (requests?.webhook) return 'webhook'
  return requests?.email ? 'email' : 'staff'
}

/** Who is only to be left out of a list need not be told in the clear to whoever keeps the list. */
const onlyToRemove = (right: Right): boolean =>
  ['object', 'withdraw', 'opt-out-sale', 'limit-sensitive'].includes(right)

const hashed = (ground: Ground, all: readonly KnownIdentity[]): KnownIdentity[] =>
  all.map(one =>
    one.identity_type === 'email' && one.identity_format === 'raw'
      ? { ...one, identity_format: 'sha256', identity_value: hashedAddress(ground, one.identity_value) }
      : one,
  )

/** A UUID of version 4, as OpenDSR wants the id of a request: its bits are those of an id of ours under a key. */
function requestId({ keys, ids }: Ground): string {
  const bytes = Buffer.from(keys.mac('vendor-task', new TextEncoder().encode(ids.id())).subarray(0, 16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
