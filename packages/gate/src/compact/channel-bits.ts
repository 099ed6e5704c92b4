import { channels } from '@candor/terms'

const ofNone = 1 << channels.length

/** `any`: every channel, and the lack of one. */
export const anyChannel = 2 * ofNone - 1

const known = new Map<string, number>([
  ['any', anyChannel],
  ...channels.map((channel, i) => [channel, 1 << i] as const),
])

/**
 * A channel as one bit, in the order of the closed list; no channel as one more; `any` as all of them, so that what was said
 * of `said` reaches what is asked of `asked` exactly when their bits meet. A word that is no channel has no bit.
 */
export const channelBits = (channel: string | undefined): number =>
  channel === undefined ? ofNone : (known.get(channel) ?? 0)
