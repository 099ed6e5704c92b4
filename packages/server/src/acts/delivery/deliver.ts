import type { Result } from '@candor/terms'
import type { HandOff, Outgoing } from '../../adapters/channels/index.ts'
import type { Campaign } from '../../brand/campaigns/index.ts'
import type { Dispatch } from '../../customers/history/index.ts'
import type { House } from '../../decisions/index.ts'
import { composeFor, type Unmade } from './compose.ts'
import { type Fenced, fence } from './fence.ts'
import { settle } from './settle.ts'

/**
 * Decides, fences, renders and hands over some dispatches of one campaign side by side. Every one of them ends accounted
 * for. Rejects when the store stays away, once all that could end has ended.
 */
export async function deliver(house: House, campaign: Campaign, dispatches: readonly Dispatch[]): Promise<void> {
  const decided = await Promise.allSettled(dispatches.map(dispatch => fence(house, campaign, dispatch)))
  const fenced = decided.flatMap(one => (one.status === 'fulfilled' && one.value ? [one.value] : []))
  const messages = fenced.length > 0 ? await composeFor(house, campaign.definition, fenced) : []
  const carried = await Promise.allSettled(fenced.map((one, i) => carry(house, campaign, one, messages[i])))
  const fault = [...decided, ...carried].find(one => one.status === 'rejected')
  if (fault) throw fault.reason
}

async function carry(
  house: House,
  campaign: Campaign,
  fenced: Fenced,
  message: Result<Outgoing, Unmade> | undefined,
): Promise<void> {
  const { channel } = campaign.definition
  await settle(house, channel, fenced, await handOver(house, channel, fenced, message))
}

async function handOver(
  house: House,
  channel: Campaign['definition']['channel'],
  fenced: Fenced,
  message: Result<Outgoing, Unmade> | undefined,
): Promise<HandOff> {
  const provider = house.channels.get(channel)
  if (!message?.ok) return { result: 'failed', permanent: true, why: 'no message', ...message?.error }
  if (!provider) return { result: 'failed', permanent: true, why: `no provider for ${channel}` }
  return provider.send(fenced.pass, message.value, house.clock.now())
}
