import type { Campaign } from '../../brand/campaigns/index.ts'
import type { Dispatch } from '../../customers/history/index.ts'
import type { House } from '../../decisions/index.ts'
import { composeFor } from './compose.ts'
import { type Fenced, fence } from './fence.ts'
import { settle } from './settle.ts'

/** Decides, fences, renders and hands over some dispatches of one campaign side by side. Every one of them ends accounted for. */
export async function deliver(house: House, campaign: Campaign, dispatches: readonly Dispatch[]): Promise<void> {
  const decided = await Promise.all(dispatches.map(dispatch => fence(house, campaign, dispatch)))
  const fenced = decided.filter(one => one !== undefined)
  if (fenced.length === 0) return
  const messages = await composeFor(house, campaign.definition, fenced)
  await Promise.all(fenced.map((one, i) => carry(house, campaign, one, messages[i])))
}

async function carry(
  house: House,
  campaign: Campaign,
  fenced: Fenced,
  message: Awaited<ReturnType<typeof composeFor>>[number] | undefined,
): Promise<void> {
  const { channel } = campaign.definition
  const provider = house.channels.get(channel)
  if (!message?.ok)
    return settle(house, channel, fenced, { result: 'failed', permanent: true, why: message?.error ?? 'no message' })
  if (!provider)
    return settle(house, channel, fenced, { result: 'failed', permanent: true, why: `no provider for ${channel}` })
  await settle(house, channel, fenced, await provider.send(fenced.pass, message.value, house.clock.now()))
}
