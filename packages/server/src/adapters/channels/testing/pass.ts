import { compile, type Facts, type Pass } from '@candor/gate'
import { decide } from '@candor/gate/mint'
import type { Instant } from '@candor/terms'
import type { Outgoing } from '../port.ts'

// A gate without packs permits everything: these tests are about what a channel does with a pass, not about who gets one.
const gate = compile(
  {
    brand: { country: 'ID', zone: 'Asia/Jakarta', holidays: [] },
    purposes: { offers: { basis: 'consent' } },
    budgets: [],
    quietHours: [],
    dial: 'contextual',
    adultAge: 18,
    packs: [],
  },
  'sha256:test',
)
const facts: Facts = {
  country: 'ID',
  zone: 'Asia/Jakarta',
  address: true,
  suppressed: false,
  consents: [],
  optOuts: [],
  contacts: [],
}

/** A real pass for exactly this message, valid until `expiresAt`. */
export function passFor({ customer, purpose, channel, address }: Outgoing, expiresAt: Instant): Pass<'contact'> {
  const grant = { customer, actId: 'act-1', attempt: 1, address, expiresAt }
  const { pass } = decide(gate, { kind: 'contact', purpose, channel }, facts, expiresAt, grant)
  if (!pass) throw new Error('a gate without packs refused')
  return pass
}
