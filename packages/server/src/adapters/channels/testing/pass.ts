import type { Pass } from '@candor/gate'
import { err, ok } from '@candor/terms'
import type { Outgoing } from '../port.ts'

export const passFor = ({ customer, purpose, channel, address }: Outgoing, expiresAt: number): Pass<'contact'> =>
  ({
    admits: (ask: { customer: string; purpose: string; channel: string; address: string; now: number }) =>
      ask.customer !== customer || ask.purpose !== purpose || ask.channel !== channel || ask.address !== address
        ? err('is for another message')
        : ask.now >= expiresAt
          ? err('has expired')
          : ok(undefined),
  }) as unknown as Pass<'contact'>
