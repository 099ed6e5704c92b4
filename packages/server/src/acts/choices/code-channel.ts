import { type Channel, channels } from '@candor/terms'
import { addressOf } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'
import { servicePurpose } from '../service/index.ts'

/**
 * Where a yes that is about no channel is confirmed: the first channel that the brand serves people on and that reaches this
 * customer; the first it serves anybody on when none does; email when it serves nobody. It tells whoever asks no address.
 */
export async function codeChannel(house: House, customer: string): Promise<Channel> {
  const open = channels.filter(channel => house.channels.has(channel) && servicePurpose(house, channel) !== undefined)
  for (const channel of open) if ((await addressOf(house, customer, channel)) !== undefined) return channel
  return open[0] ?? 'email'
}
