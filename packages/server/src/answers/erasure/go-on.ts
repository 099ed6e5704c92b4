import type { Write } from '../../adapters/store/index.ts'
import { foldVacated } from '../../customers/state/tiles/index.ts'
import { commitChange, together } from '../../record/index.ts'
import { customersOf } from './begin.ts'
import { certificateBody } from './certificate.ts'
import { forgetWords } from './codes.ts'
import { empty } from './empty.ts'
import { type ErasingHouse, type Erasure, rememberedAtMost } from './erasure.ts'
import { erasureChange, readErasure } from './erasure-store.ts'

/** Up to this size the file of SQLite is written anew for one erasure: some tenths of a second in which commits wait. */
const rewrittenAtOnce = 32 << 20

const running = new WeakMap<ErasingHouse['store'], Map<string, Promise<Erasure>>>()

/** Takes an erasure that has begun as far as it can go now; calls for the same one share the work. */
export function goOn(house: ErasingHouse, erasure: Erasure): Promise<Erasure> {
  const ours = running.get(house.store) ?? new Map<string, Promise<Erasure>>()
  running.set(house.store, ours)
  const work = ours.get(erasure.erasure) ?? steps(house, erasure).finally(() => ours.delete(erasure.erasure))
  ours.set(erasure.erasure, work)
  return work
}

async function steps(house: ErasingHouse, { erasure }: Erasure): Promise<Erasure> {
  let now = (await readErasure(house.store, erasure))!
  if (
    now.state === 'begun' &&
    (await empty(house, customersOf(house, erasure))) &&
    (await foldVacated(house.store, house.judge.layout))
  )
    now = await emptied(house, now)
  if (now.state === 'emptied' && house.clock.now() >= now.emptiedAt! + rememberedAtMost) now = await settled(house, now)
  return now
}

/** All rows are gone: the entry that proves it, and with it the certificate. */
async function emptied(house: ErasingHouse, erasure: Erasure): Promise<Erasure> {
  const entry = house.ids.id()
  const at = house.clock.now()
  const body = certificateBody({ ...erasure, emptiedAt: at })
  const moved = erasureChange(erasure, { state: 'emptied', emptied_at: at, entry })
  // Another process may have been quicker: then its entry is the one.
  await commitChange(house, together(moved, { entries: [{ entry, customer: 'brand', kind: 'erasure', body }] }))
  await forgetAnswers(house, customersOf(house, erasure.erasure))
  // A retention erases many at once; its traces wait for the nightly rewriting.
  await house.store.scrub(erasure.why === 'retention' ? 0 : rewrittenAtOnce)
  return (await readErasure(house.store, erasure.erasure))!
}

/** What processes that still remembered something wrote since goes too. */
async function settled(house: ErasingHouse, erasure: Erasure): Promise<Erasure> {
  const customers = customersOf(house, erasure.erasure)
  if (!(await empty(house, customers)) || !(await foldVacated(house.store, house.judge.layout))) return erasure
  await forgetWords(house, erasure.body.codes ?? [])
  await forgetAnswers(house, customers)
  await house.store.scrub()
  const { codes: _, ...body } = erasure.body
  const set = { state: 'settled', settled_at: house.clock.now(), body: JSON.stringify(body) }
  await house.store.commit(erasureChange(erasure, set))
  return (await readErasure(house.store, erasure.erasure))!
}

/** Answers that are kept for a repeated request of a tool, where they name the customer. */
async function forgetAnswers({ store }: ErasingHouse, customers: readonly string[]): Promise<void> {
  for (const customer of customers) {
    const rows = await store.db
      .selectFrom('idempotency')
      .select('key')
      .where('answer', 'like', `%${customer}%`)
      .execute()
    const writes = rows.map((key): Write => ({ do: 'remove', table: 'idempotency', key }))
    if (writes.length > 0) await store.commit({ expect: [], writes })
  }
}
