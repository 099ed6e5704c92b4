import { err, ok, type Result } from '@candor/terms'
import { forwardRequest } from '../../acts/forwarding/index.ts'
import { currentOf, halvesOf } from '../../customers/identity/index.ts'
import { begin, erasureOfTombstone } from './begin.ts'
import { type Certificate, certificateOf } from './certificate.ts'
import { countsOf } from './counts.ts'
import { dutiesOf } from './demanded.ts'
import type { Counted, ErasingHouse, Erasure, ErasureAsk } from './erasure.ts'
import { readErasure } from './erasure-store.ts'
import { goOn } from './go-on.ts'
import { isHeld } from './held.ts'

export type ErasureRefusal = 'unknown-customer' | 'held' | 'busy'

/**
 * Erases a customer, all halves of a merged one. When it resolves, nothing of theirs can be opened any more; where rows are
 * left (the certificate says `running`), the job of the house removes them. Asked again it answers the same certificate.
 * `busy`: others changed the customer each time; it is on record that they are erased, and the house goes on by itself.
 */
export async function eraseCustomer(
  house: ErasingHouse,
  { customer, why, request }: ErasureAsk,
): Promise<Result<Certificate, ErasureRefusal>> {
  const before = await erasureOf(house, customer)
  if (before) return ok(await certificateOf(house, isLarge(before) ? before : await goOn(house, before)))
  if ((await currentOf(house, customer)) === undefined) return err('unknown-customer')
  if (await isHeld(house, await halvesOf(house, customer))) return err('held')
  // While it is still known whom they know: what must be told later is sealed with each vendor's task.
  await forwardRequest(house, { customer, request: request ?? namelessRequest(house, customer), right: 'erase' })
  const erasure = house.ids.id()
  if (!(await begin(house, { erasure, why, customer }))) return err('busy')
  const begun = (await readErasure(house.store, erasure))!
  return ok(await certificateOf(house, isLarge(begun) ? begun : await goOn(house, begun)))
}

/** Whoever asked does not wait for more rows than these: the job of the house removes them. */
const mostRows = 20_000
const isLarge = ({ body }: Erasure): boolean => body.erased.reduce((all, { n }) => all + n, 0) > mostRows

/** One name for each customer, so that an erasure that is tried again asks nobody twice; it leads nobody back to them. */
const namelessRequest = ({ keys }: ErasingHouse, customer: string): string =>
  Buffer.from(keys.mac('erasure-request', new TextEncoder().encode(customer))).toString('base64url')

/** The erasure of a customer, under way or done. Only the keys remember whose it was. */
export async function erasureOf(house: ErasingHouse, customer: string): Promise<Erasure | undefined> {
  const tombstone = house.keys.tombstonesSince(0).findLast(one => one.customer === customer)
  return tombstone && readErasure(house.store, erasureOfTombstone(tombstone))
}

/** What erasing a customer would do, without doing it. */
export type Foreseen = {
  readonly halves: number
  readonly held: boolean
  readonly erased: readonly Counted[]
  /** Purposes with the basis of a legal duty: what the data map declares for them is kept. */
  readonly duties: readonly string[]
}

export async function foresee(house: ErasingHouse, customer: string): Promise<Result<Foreseen, 'unknown-customer'>> {
  if ((await currentOf(house, customer)) === undefined) return err('unknown-customer')
  const halves = await halvesOf(house, customer)
  return ok({
    halves: halves.length,
    held: await isHeld(house, halves),
    erased: await countsOf(house, halves),
    duties: dutiesOf(house.judge.policy),
  })
}

/** The certificate of an erasure; undefined when there is none of that name. */
export async function readCertificate(house: ErasingHouse, erasure: string): Promise<Certificate | undefined> {
  const found = await readErasure(house.store, erasure)
  return found && certificateOf(house, found)
}
