import { createHash } from 'node:crypto'
import type { Vault } from '../../brand/policy/index.ts'
import type { Saying } from '../../customers/consent/index.ts'
import { readState } from '../../customers/state/index.ts'
import { type Answers, hasAgreed, toldOf } from '../../customers/vault/index.ts'
import type { ErrorItem } from '../look/index.ts'
import { questionField } from './about-you-form.ts'
import { type AboutYouView, consentWords, keepValue, ratherNotValue } from './about-you-page.ts'
import type { Center, Desk } from './desk.ts'
import { formToken } from './form-token.ts'
import { timeWords } from './privacy/words.ts'
import type { Visit } from './visit.ts'
import { purposeText } from './words.ts'

/** What is chosen in the form, by field. */
export type Chosen = { readonly [field: string]: string }

/** The page of a visitor. Which questions were answered is shown, never how: the link may have been passed on. */
export async function aboutYouView(
  house: Center,
  { customer, token, desk }: Visit<'manage'>,
  vault: Vault,
  chosen: Chosen,
  errors: readonly ErrorItem[],
  done: string | undefined,
): Promise<AboutYouView> {
  const { policy, layout } = house.judge
  const { texts } = desk
  const told = await toldBefore(house, customer)
  const state = (await readState(house.store, layout, customer))?.state
  const words: Readonly<Record<string, string>> = pick(texts.aboutYou)
  const news = done !== undefined && Object.hasOwn(words, done) && errors.length === 0 ? words[done] : undefined
  return {
    ...(news === undefined ? {} : { done: news }),
    purpose: purposeText(policy, vault.purpose, texts),
    kept: timeWords(policy.purposes[vault.purpose]?.retention ?? '', texts),
    questions: Object.entries(vault.attributes).map(([attribute, { text, values }]) => {
      const isAnswered = Object.hasOwn(told, attribute)
      const field = questionField(attribute)
      return {
        field,
        text,
        answers: values,
        isAnswered,
        chosen: chosen[field] ?? (isAnswered ? keepValue : ratherNotValue),
      }
    }),
    hasAgreed: state !== undefined && hasAgreed(state, vault.purpose),
    errors,
    action: `/about-you/${token}`,
    csrf: formToken(house, token),
    preferences: `/preferences/${token}`,
    timeline: `/timeline/${token}`,
  }
}

const pick = ({ told, less, forgot }: Desk['texts']['aboutYou']) => ({ told, less, forgot })

/** What a customer told already. */
export async function toldBefore(house: Center, customer: string): Promise<Answers> {
  const stored = await readState(house.store, house.judge.layout, customer)
  return (stored && (await toldOf(house, house.judge, customer, stored.state))?.answers) ?? {}
}

/** The yes on this page, with its proof: what for, the questions, and the very words beside the button. The instant comes with the code. */
export function consentTo(house: Center, desk: Desk, vault: Vault): Saying {
  const { texts } = desk
  const questions = Object.values(vault.attributes).map(({ text }) => text)
  const text = [
    purposeText(house.judge.policy, vault.purpose, texts),
    `${questions.join('; ')}.`,
    consentWords(desk),
  ].join(' ')
  const version = `sha256:${createHash('sha256').update(text).digest('hex')}`
  const evidence = { text, version, surface: 'page for audits', locale: texts.lang, at: 0 }
  return { kind: 'consent', purpose: vault.purpose, channel: 'any', type: 'express', evidence }
}
