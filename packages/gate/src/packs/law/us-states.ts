import type { LimitName } from '../../predicates/limits.ts'
import { all, any, artificial, type LawRule, lawPack, marketing, personIn, reaching, written } from './law-rule.ts'

const limit = (id: string, area: string, name: LimitName): LawRule => ({
  id,
  kinds: reaching,
  channels: ['sms', 'voice'],
  scope: all(personIn(area), marketing),
  clauses: [{ says: 'defer', while: name }, { says: 'satisfied' }],
})

/** United States: telephone laws of Florida, Oklahoma, Washington and Texas. */
export const usStates = lawPack('us-states', [
  limit('us-fl-hours', 'US-FL', 'state-hours'),
  limit('us-fl-3-per-24h', 'US-FL', 'three-on-a-subject'),
  {
    id: 'us-fl-pewc',
    kinds: reaching,
    channels: ['sms', 'voice'],
    scope: all(personIn('US-FL'), marketing, any({ is: 'by-sms' }, artificial)),
    clauses: [{ says: 'permit', when: written }, { says: 'deny' }],
  },
  limit('us-ok-hours', 'US-OK', 'state-hours'),
  limit('us-ok-3-per-24h', 'US-OK', 'three-on-a-subject'),
  limit('us-wa-hours', 'US-WA', 'state-hours'),
  limit('us-tx-hours', 'US-TX', 'tx-hours'),
])
