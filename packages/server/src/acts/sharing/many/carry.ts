import type { Write } from '../../../adapters/store/index.ts'
import type { Webhook } from '../../../brand/webhooks/index.ts'
import { halvesOf } from '../../../customers/identity/index.ts'
import type { House } from '../../../decisions/index.ts'
import { decideAndCommit, noChange, together } from '../../../record/index.ts'
import { deliveryRow, readDelivery } from '../delivery-store.ts'
import { named } from '../gather-news.ts'
import type { News } from '../news.ts'
import { sealNews } from '../sealed-news.ts'
import type { ShareMany } from './ask.ts'
import { type Members, membersOf } from './members.ts'
import { personOf } from './person.ts'
import { lease, tallyWrite } from './run-store.ts'
import { noteOdd, type Tally, withhold } from './tally.ts'

/** A share by a webhook that is ours to carry until its lease ends. */
export type Underway = {
  readonly share: string
  /** Whoever moves it on moves this on by one: somebody who carries it no longer notices. */
  readonly version: number
  readonly many: ShareMany
  readonly webhook: Webhook
  readonly tally: Tally
  readonly reached: string
}

/**
 * Puts people on the way, some hundred in one change with how far it went: whoever goes on after a crash begins with the next.
 * Stops where `goOn` says no, or where somebody else has taken it up.
 */
export async function carry(house: House, underway: Underway, goOn: () => boolean = () => true): Promise<void> {
  let mine = underway
  for await (const batch of membersOf(house, mine.many, mine.reached)) {
    const next = goOn() ? await step(house, mine, batch) : undefined
    if (!next) return
    mine = next
  }
  await endRun(house, mine)
}

const nothingLeft = { next_at: null, reached: null, wrapped: null, epoch: null, sealed: null }

/** Nobody goes on with it any more, and who was named can no longer be read. */
export async function endRun(house: House, mine: Pick<Underway, 'share' | 'version' | 'tally'>, fault?: string) {
  const { share, version, tally } = mine
  const write = tallyWrite(share, tally, house.clock.now(), { ...nothingLeft, fault: fault ?? null })
  await house.store.commit({ expect: [{ table: 'share_runs', key: { share }, version }], writes: [write] })
}

async function step(house: House, mine: Underway, { members, odd, reached }: Members): Promise<Underway | undefined> {
  const { share, version } = mine
  const done = await decideAndCommit(house, async () => {
    const row = await house.store.get('share_runs', { share })
    if (Number(row?.version) !== version) return { change: noChange, value: undefined }
    const tally = structuredClone(mine.tally)
    noteOdd(tally, odd)
    const rows = await Promise.all(members.map(member => rowFor(house, mine, member)))
    count(tally, rows, members)
    const writes = rows.filter(one => typeof one === 'object')
    const moved = tallyWrite(share, tally, null, { reached, next_at: house.clock.now() + lease })
    return {
      change: together({ expect: [{ table: 'share_runs', key: { share }, version }], writes: [moved, ...writes] }),
      value: { ...mine, version: version + 1, tally, reached },
    }
  })
  return done.done ? done.value : undefined
}

/** `again`: they are on the way already, under this or another half of theirs. */
type Row = Write | 'house-no-address' | 'again'

function count(tally: Tally, rows: readonly Row[], members: Members['members']): void {
  for (const [i, row] of rows.entries()) {
    const place = members[i]?.place
    if (row !== 'again') tally.planned++
    else if (place !== undefined) noteOdd(tally, [{ why: 'twice', place }])
    if (row === 'house-no-address') withhold(tally, row)
  }
}

async function rowFor(
  house: House,
  { share, many, webhook }: Underway,
  { customer }: Members['members'][number],
): Promise<Row> {
  for (const half of await halvesOf(house, customer))
    if (await readDelivery(house.store, half, idOf(share, half))) return 'again'
  const { values } = await personOf(house, many, customer)
  const told = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const now = house.clock.now()
  const data = { customer: { ids: [] }, share, purpose: many.purpose, fields: told }
  const news: News = await named(house, customer, { type: 'shared', timestamp: new Date(now).toISOString(), data })
  const delivery = idOf(share, customer)
  // The other side knows nobody but by an id of the brand.
  const body = news.data.customer.ids.length > 0 && (await sealNews(house, customer, delivery, news))
  if (!body) return 'house-no-address'
  return deliveryRow({ customer, delivery, webhook: webhook.name, kind: 'shared', at: now, body, share }, now)
}

/** The same however often it is put on the way, so that the vendor can tell. */
const idOf = (share: string, customer: string): string => `${share}-${customer}`
