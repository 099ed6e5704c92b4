import { readWebhook } from '../../../brand/webhooks/index.ts'
import type { House } from '../../../decisions/index.ts'
import { parseShare } from './ask.ts'
import { carry, endRun } from './carry.ts'
import { type KeptAsk, lease, runsDue } from './run-store.ts'
import { openList } from './sealed-list.ts'
import { isFor } from './share-webhook.ts'
import { tallyIn } from './tally.ts'

/** Takes up what was begun and is carried by nobody any more: its process died, or found no store for a while. */
export async function goOnSharing(house: House, goOn: () => boolean = () => true): Promise<void> {
  for (const share of await runsDue(house.store, house.clock.now())) if (goOn()) await takeUp(house, share, goOn)
}

async function takeUp(house: House, share: string, goOn: () => boolean): Promise<void> {
  const row = await house.store.get('share_runs', { share })
  const now = house.clock.now()
  if (!row || row.next_at === null || Number(row.next_at) > now) return
  const version = Number(row.version)
  const taken = await house.store.commit({
    expect: [{ table: 'share_runs', key: { share }, version }],
    writes: [{ do: 'patch', table: 'share_runs', key: { share }, set: { next_at: now + lease } }],
  })
  if (!taken.done) return
  const mine = { share, version: version + 1, tally: tallyIn(row) }
  const { hashed: _, ...ask } = JSON.parse(row.ask) as KeptAsk
  const customers = openList(house, share, row)
  const whom = customers && { customers }
  const parsed = parseShare(
    { vendor: row.vendor, purpose: row.purpose, to: 'webhook', ...ask, ...whom },
    house.judge.policy,
  )
  if (!parsed.ok) return endRun(house, mine, parsed.error.map(({ path, says }) => `${path}: ${says}`).join('; '))
  const webhook = await readWebhook(house.store, ask.webhook ?? '')
  if (!isFor(webhook, parsed.value)) return endRun(house, mine, 'webhook: is closed')
  await carry(house, { ...mine, many: parsed.value, webhook, reached: row.reached ?? '' }, goOn)
}
