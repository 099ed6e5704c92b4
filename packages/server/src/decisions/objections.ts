import type { Ground } from '../adapters/ground.ts'
import type { Policy } from '../brand/policy/index.ts'
import { isSettled, type RightsRequest, requestsOf } from '../customers/rights/index.ts'
import { applyChoice, type Standing } from '../customers/state/index.ts'

/** What somebody may object to: direct marketing (GDPR Art. 21(2)), and what rests on a legitimate interest (Art. 21(1)). */
export const objectable = ({ purposes }: Pick<Policy, 'purposes'>): string[] =>
  Object.keys(purposes).filter(name => {
    const { class: what, basis } = purposes[name]!
    return what === 'marketing' || basis === 'legitimate-interest'
  })

type Asked = Pick<RightsRequest, 'right' | 'purposes'>

/**
 * What of an objection a person weighs, because the brand says that it may have compelling grounds (GDPR Art. 21(1)). Never direct
 * marketing: that objection is absolute (Art. 21(3)).
 */
export const weighedIn = ({ rights }: Policy, { right, purposes }: Asked): string[] =>
  right === 'objection' ? (rights?.weigh ?? []).filter(name => purposes?.includes(name) ?? true) : []

/** Until the answer what is weighed is restricted (GDPR Art. 18(1)(d)): the state holds a no, of which no choice tells. */
export function restrictWeighed(
  state: Standing,
  policy: Policy,
  request: Asked & Pick<RightsRequest, 'receivedAt'>,
): void {
  for (const purpose of weighedIn(policy, request))
    applyChoice(state, { kind: 'objection', purpose, channel: 'any', at: request.receivedAt })
}

/** The same for every objection of these halves that waits for its answer, but for one that is being settled. */
export async function restrictWaiting(
  ground: Ground,
  policy: Policy,
  state: Standing,
  { halves, settling }: { readonly halves: readonly string[]; readonly settling?: string | undefined },
): Promise<void> {
  if ((policy.rights?.weigh ?? []).length === 0) return
  for (const request of await requestsOf(ground, halves))
    if (!isSettled(request) && request.request !== settling) restrictWeighed(state, policy, request)
}
