import { fieldsOf } from '@candor/conditions'
import type { Ground } from '../adapters/ground.ts'
import type { Policy } from '../brand/policy/index.ts'
import { CompactReader } from './compact-reader.ts'
import { gateOf } from './gate-of.ts'
import { type Judge, layoutOf } from './judge.ts'

/**
 * Another policy's gate over the decision states as they are kept now, for plans alone. `lacks`: what it asks for and nothing is kept
 * of: fields that its own rules read, which count as missing, and purposes, which nobody has said anything about.
 */
export function judgeUnder(
  ground: Ground,
  judge: Judge,
  policy: Policy,
): { readonly judge: Judge; readonly lacks: readonly string[] } {
  const { layout } = judge
  const wanted = layoutOf(policy)
  const asked = Object.values(policy.rules).flatMap(rule => fieldsOf(rule.when))
  const kept = new Set(layout.attributes.map(column => column.name))
  const purposes = new Set(layout.slots.map(slot => slot.purpose))
  const reading = {
    ...layout,
    watched: wanted.watched,
    traits: layout.attributes.flatMap(({ name }, i) => (asked.includes(name) ? [i] : [])),
  }
  const gate = gateOf(ground, policy)
  return {
    judge: {
      ...judge,
      policy,
      gate,
      digest: gate.digest,
      layout: reading,
      facts: new CompactReader(reading, judge.codes),
    },
    lacks: [
      ...[...new Set(asked)].filter(field => !kept.has(field)).map(field => `the field ${field}`),
      ...Object.keys(policy.purposes)
        .filter(purpose => !purposes.has(purpose))
        .map(purpose => `the purpose ${purpose}`),
    ],
  }
}
