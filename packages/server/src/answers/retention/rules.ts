import { namesKept } from '../../customers/events/index.ts'
import { algorithmsKept } from '../../customers/offers/index.ts'
import type { House } from '../../decisions/index.ts'
import { eventRule, houseRules, offerRule } from './row-rules.ts'
import type { RowRule } from './rule.ts'

/** Every rule over rows: those of the data map, for each event that is declared or of which something is kept, and the house's own. */
export async function rowRules({ judge: { policy }, store }: House): Promise<RowRule[]> {
  const events = new Set([...Object.keys(policy.events), ...(await namesKept(store))])
  const algorithms = new Set([...Object.keys(policy.algorithms), ...(await algorithmsKept(store))])
  return [
    ...[...events].sort().map(name => eventRule(policy, name)),
    ...[...algorithms].sort().map(name => offerRule(policy, name)),
    ...houseRules(policy),
  ]
}

/** Tables that no rule over rows ends, and what does, or why nothing need. A test reads the schema: every table with customers is here or there. */
export const elsewhere: Readonly<Record<string, string>> = {
  offers_made: 'by the rule of its algorithm, with which each decision is marked',
  profiles: 'field by field (rule fields), and whole with the customer (rule customers)',
  contact_points: 'with the field that is the address (rule fields), and all with the customer',
  customer_state: 'with what it derives from',
  customer_keys: 'with the customer, at their erasure',
  identities: 'with the customer',
  suppressions: 'never: a keyed hash that outlives an erasure, so that a no still holds (GDPR Art. 17(3)(b), 21(3))',
}
