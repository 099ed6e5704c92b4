import { createRequire } from 'node:module'
import type { Example } from '../../packages/gate/src/index.ts'

// The package's entry for Node is CommonJS.
const cedar = createRequire(import.meta.url)(
  '@cedar-policy/cedar-wasm/nodejs',
) as typeof import('@cedar-policy/cedar-wasm/nodejs')

/**
 * A fair part of the rules for a general policy engine: address, suppression, place, age, dial, pause, form, and whether a
 * consent lives, is proven, or was withdrawn. What Cedar has no words for is computed beforehand and not charged to it: which
 * choices cover the act, local time, rolling windows. It gives no `defer` and no `until`; of several reasons it names the
 * policies that decided.
 */
const policies = `
@id("permission") permit(principal, action, resource) when { context.living || context.carried };
@id("withdrawn") forbid(principal, action, resource) when { context.will && context.withdrawn };
@id("unproven") forbid(principal, action, resource) when { context.will && context.covered && !context.usable };
@id("purpose") forbid(principal, action, resource) when { context.will && context.consents > 0 && !context.covered };
@id("minor") forbid(principal, action, resource) when { context.age < 16 && !context.carried && !context.parental };
@id("dial") forbid(principal, action == Action::"profile", resource) when { context.dial < 2 };
@id("address") forbid(principal, action == Action::"contact", resource) when { !context.address };
@id("suppressed") forbid(principal, action == Action::"contact", resource) when { context.suppressed && context.will };
@id("place") forbid(principal, action == Action::"contact", resource) when { context.will && !context.placeKnown };
@id("paused") forbid(principal, action == Action::"contact", resource) when { context.will && context.now < context.pausedUntil };
@id("quiet") forbid(principal, action == Action::"contact", resource)
  when { context.will && (context.clock >= 1260 || context.clock < 480) };
@id("budget") forbid(principal, action == Action::"contact", resource) when { context.will && context.sent >= 3 };
`

const dials = ['none', 'contextual', 'basic', 'full']

/** The question in Cedar's words; made once, outside the measured time. */
function callOf({ act, facts, at }: Example, number: number) {
  const covering = facts.consents.filter(
    ({ purpose, channel }) => purpose === act.purpose && (channel === 'any' || channel === act.channel),
  )
  const usable = covering.filter(({ evidence, givenAt }) => evidence && givenAt <= at)
  const no = Math.max(...facts.optOuts.filter(({ purpose }) => purpose === act.purpose).map(optOut => optOut.at), 0)
  return {
    principal: { type: 'Brand', id: 'brand' },
    action: { type: 'Action', id: act.kind === 'solicit-review' ? 'contact' : act.kind },
    resource: { type: 'Customer', id: String(number) },
    context: {
      living: usable.some(({ givenAt }) => givenAt > no),
      carried: act.purpose === 'transactional',
      will: act.purpose !== 'transactional',
      withdrawn: no > 0 && !usable.some(({ givenAt }) => givenAt > no),
      covered: covering.length > 0,
      usable: usable.length > 0,
      consents: facts.consents.length,
      parental: usable.some(({ parental }) => parental === true),
      age: facts.age ?? 99,
      dial: dials.indexOf(facts.dial ?? 'basic'),
      address: facts.address === true,
      suppressed: facts.suppressed === true,
      placeKnown: facts.country !== 'unknown',
      now: at,
      pausedUntil: facts.pausedUntil ?? 0,
      clock: (at / 60_000) % 1440,
      sent: facts.contacts.filter(contact => contact.at > at - 48 * 3_600_000).length,
    },
    preparsedPolicySetId: 'bench',
    entities: [],
  }
}

/** Prepares Cedar and the questions; what comes back judges the question of that number and says whether it is allowed. */
export function prepareCedar(examples: readonly Example[]): (number: number) => boolean {
  const parsed = cedar.preparsePolicySet('bench', { staticPolicies: policies })
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed))
  const calls = examples.map(callOf)
  return number => {
    const answer = cedar.statefulIsAuthorized(calls[number]!)
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer))
    return answer.response.decision === 'allow'
  }
}
