import type { Channel } from '@candor/terms'
import type { House } from '../../decisions/index.ts'

/** The purpose under which the brand serves people on a channel; undefined when it declares none. */
export function servicePurpose({ judge }: House, channel: Channel): string | undefined {
  const purposes = Object.entries(judge.policy.purposes)
  return purposes.find(([, purpose]) => purpose.class === 'service' && purpose.channels.includes(channel))?.[0]
}
