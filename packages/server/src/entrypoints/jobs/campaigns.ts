import { gatherAudience, startCampaign } from '../../acts/campaigns/index.ts'
import { runCampaign } from '../../acts/delivery/index.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import type { House } from '../../decisions/index.ts'
import { campaignsDue, type Due } from './campaigns-due.ts'

/** Takes each campaign that is due one step on. A campaign under way does not hold up the others. */
export function campaignTurns(house: House, onError: (error: unknown, campaign: string) => void) {
  const running = new Map<string, Promise<void>>()
  let stopped = false
  const advance = (due: Due): void => {
    if (running.has(due.name)) return
    const work = step(house, due, () => !stopped)
      .catch(error => onError(error, due.name))
      .finally(() => running.delete(due.name))
    running.set(due.name, work)
  }
  return {
    /** Begins what is due and does not wait for its end. */
    async turn(): Promise<boolean> {
      for (const due of await campaignsDue(house.store, house.clock.now())) advance(due)
      return false
    },
    /** Begins no further round, and resolves when nothing runs any more. */
    ended: async (): Promise<void> => {
      stopped = true
      await Promise.all(running.values())
    },
  }
}

async function step(house: House, { name, state, approvedBy }: Due, goOn: () => boolean): Promise<void> {
  // Who approved a campaign with a time has said when it may begin.
  if (state === 'approved') await startCampaign(house, name, approvedBy ?? 'schedule')
  const campaign = await readCampaign(house.store, name)
  if (campaign?.state === 'gathering') await gatherAudience(house, campaign)
  await runCampaign(house, name, goOn)
}
