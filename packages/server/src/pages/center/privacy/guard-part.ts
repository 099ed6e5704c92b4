import type { ImpulseGuard, Run } from '../../../brand/policy/index.ts'
import { type Content, html, wholeNumber } from '../../look/index.ts'
import type { Texts } from '../texts.ts'
import { clockOf } from '../words.ts'
import { listed } from './about.ts'
import { spanWords } from './words.ts'

/** After what advertising rests, and for how long. */
export function guardPart(guard: ImpulseGuard | undefined, texts: Texts): Content {
  const { privacy: t } = texts
  if (!guard) return t.guardNone
  const signs = [
    guard.purchases && purchasesWords(guard.purchases, texts),
    guard.nights && nightsWords(guard.nights, texts),
    guard.returns && returnsWords(guard.returns, texts),
  ].filter(sign => sign !== undefined)
  return html`${t.guardText(spanWords(guard.coolDown, texts))}${listed(signs)}`
}

export const purchasesWords = ({ count, within }: Run, texts: Texts): string =>
  texts.privacy.guardPurchases(wholeNumber(count, texts.lang), spanWords(within, texts))

export const nightsWords = ({ count, within, from, to }: NonNullable<ImpulseGuard['nights']>, texts: Texts): string =>
  texts.privacy.guardNights(wholeNumber(count, texts.lang), spanWords(within, texts), clockOf(from), clockOf(to))

export const returnsWords = ({ count, within }: Run, texts: Texts): string =>
  texts.privacy.guardReturns(wholeNumber(count, texts.lang), spanWords(within, texts))
