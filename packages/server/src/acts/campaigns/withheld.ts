import type { Definition } from '../../brand/campaigns/index.ts'
import { walkStates } from '../../customers/audiences/index.ts'
import { factsOf } from '../../customers/state/index.ts'
import { type Explanation, explain, type House } from '../../decisions/index.ts'
import { askedOf, belongsTo, verdictOn } from './plan.ts'

/** One member of the audience who would not be contacted: the deciding rule, why in a sentence, and what would change it. */
export type Withheld = { readonly customer: string; readonly rule: string; readonly explanation: Explanation }

/**
 * Members of the audience whom `rule` withholds now (any rule when absent), a page at a time in customer order. Judged anew,
 * so the list is true at this moment and an erased customer is not on it.
 */
export async function withheldBy(
  house: House,
  definition: Definition,
  page: { readonly rule?: string; readonly after?: string; readonly limit: number },
): Promise<Withheld[]> {
  const { judge } = house
  const asked = askedOf(definition)
  const act = asked.whole
  const at = house.clock.now()
  const belongs = await belongsTo(house, judge, definition, at)
  const own = judge.policy.rules
  const found: Withheld[] = []
  await walkStates(
    house.store,
    judge.layout,
    (customer, state) => {
      if (!belongs(customer, state)) return true
      const verdict = verdictOn(judge, asked, state, at)
      const rule = verdict.deciding
      if (verdict.outcome === 'permit' || rule === undefined || (page.rule !== undefined && page.rule !== rule))
        return true
      found.push({
        customer,
        rule,
        explanation: explain(verdict, act, factsOf(state, judge.codes, act.channel), { own }),
      })
      return found.length < page.limit
    },
    page.after,
  )
  return found
}
