import { day, type Instant } from '@candor/terms'
import { startOfRetention } from '../../brand/policy/index.ts'
import { expire } from '../../customers/vault/index.ts'
import type { House } from '../../decisions/index.ts'

const atOnce = 500

/** Forgets what people told for audits alone longer ago than its purpose keeps it; all of it once nobody is asked any more. True when there may be more. */
export async function pruneAnswers(house: House): Promise<boolean> {
  const writes = await expire(house, keptSince(house), atOnce)
  if (writes.length > 0) await house.store.commit({ expect: [], writes })
  return writes.length === atOnce
}

function keptSince({ clock, judge: { policy } }: House): Instant {
  const retention = policy.vault && policy.purposes[policy.vault.purpose]?.retention
  const now = clock.now()
  return retention === undefined ? now + day : startOfRetention(retention, now, policy.brand.zone)
}
