import type { Facts } from '@candor/gate'
import type { Act, Instant } from '@candor/terms'
import { err, ok, type Result } from '@candor/terms'
import type { Choice } from '../../customers/consent/index.ts'
import { type Dispatch, readDispatch } from '../../customers/history/index.ts'
import {
  type DecisionRecord,
  decisionIn,
  type Explanation,
  explain,
  type House,
  type Language,
  ownRulesOf,
  rulesOf,
  type Wording,
  wordsAbout,
} from '../../decisions/index.ts'
import { readEntry } from '../../record/index.ts'
import { holderOf } from './holder.ts'

/** One rule that was asked: what it stands for, and what it said in this case. */
export type RuleChecked = Explanation & {
  readonly rule: string
  readonly says: string
  readonly stands: string
  readonly citation: string
}

/** Everything about one decision that a customer or an auditor may want to know. */
export type Why = {
  readonly customer: string
  readonly entry: string
  /** Place in the log; null while it waits for the next checkpoint. */
  readonly leaf: number | null
  readonly decision: DecisionRecord
  /** The purpose in the brand's own plain words, and its lawful basis. */
  readonly purpose: { readonly id: string; readonly text: string; readonly basis: string }
  readonly explanation: Explanation
  readonly rules: readonly RuleChecked[]
  /** The yes this rests on, when it rests on one. */
  readonly consent: (Choice & { readonly said: { readonly kind: 'consent' } }) | undefined
  readonly dispatch: Dispatch | undefined
}

export type WhyRefusal = 'unknown-entry' | 'erased' | 'not-a-decision'

/** Why a customer did, or did not, get the message of one act: the newest decision about it. English where no language is given. */
export async function whyOfAct(
  house: House,
  customer: string,
  act: string,
  language?: Language,
): Promise<Result<Why, WhyRefusal>> {
  const dispatch = await readDispatch(house.store, customer, act)
  if (!dispatch?.entry) return err('unknown-entry')
  return whyOfEntry(house, customer, dispatch.entry, language)
}

/** Why one decision came out as it did, from its record alone: the facts as they were, the rules as they spoke. */
export async function whyOfEntry(
  house: House,
  asked: string,
  entry: string,
  language?: Language,
): Promise<Result<Why, WhyRefusal>> {
  const customer = await holderOf(house, asked, entry)
  const found = await readEntry(house, customer, entry)
  if (!found.ok) return err(found.error === 'erased' ? 'erased' : 'unknown-entry')
  const { payload, leaf } = found.value
  const decision = decisionIn(payload.kind, payload.body)
  if (!decision) return err('not-a-decision')
  const { act, facts, verdict, policy } = decision
  const own = await ownRulesOf(house, house.judge, policy)
  return ok({
    customer,
    entry,
    leaf,
    decision,
    purpose: purposeOf(house, act),
    explanation: explain({ ...verdict, policy }, act, facts, { language, own }),
    rules: rulesChecked(house, decision, { language, own }),
    consent: await consentOf(house, customer, decision),
    dispatch: await readDispatch(house.store, customer, decision.id),
  })
}

function purposeOf(house: House, act: Act): Why['purpose'] {
  const { purposes } = house.judge.policy
  const purpose = Object.hasOwn(purposes, act.purpose) ? purposes[act.purpose] : undefined
  return { id: act.purpose, text: purpose?.text ?? act.purpose, basis: purpose?.basis ?? 'consent' }
}

function rulesChecked(house: House, { act, facts, verdict }: DecisionRecord, wording: Wording): RuleChecked[] {
  const book = new Map(rulesOf(house.judge).map(page => [page.id, page]))
  return verdict.reasons.map(reason => {
    const page = book.get(reason.rule)
    const said = explain(reason, act, facts as Facts, wording)
    return {
      ...said,
      rule: reason.rule,
      says: reason.says,
      stands: page?.sentence ?? reason.rule,
      citation: page?.citation ?? '',
    }
  })
}

/** The newest yes for this purpose and channel that was in force at the decision. */
async function consentOf(house: House, customer: string, { act, at }: DecisionRecord): Promise<Why['consent']> {
  const matches = (choice: Choice): choice is NonNullable<Why['consent']> =>
    choice.said.kind === 'consent' &&
    choice.said.purpose === act.purpose &&
    (choice.said.channel === 'any' || choice.said.channel === act.channel) &&
    choice.at <= (at as Instant)
  return (await wordsAbout(house, customer)).filter(matches).sort((a, b) => b.at - a.at)[0]
}
