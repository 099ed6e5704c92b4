import { err, type GuardWish, guardWishes, ok, type Result } from '@candor/terms'
import type { Policy } from '../../brand/policy/index.ts'
import type { Preference } from '../../customers/state/index.ts'
import type { ErrorItem } from '../look/index.ts'
import type { Posted } from './form-token.ts'
import type { Texts } from './texts.ts'

/** What of the current preferences protects from persuasion. */
export type Protection = {
  readonly avoidTopics: readonly string[]
  readonly guard: GuardWish | undefined
  /** 0: no such limit. */
  readonly purchasesAWeek: number
  readonly noOffersAtNight: boolean
}

/** Checkboxes that are all empty are not sent; this says that they were on the page. */
export const shown = 'protect.shown'
export const mostPurchases = 9

/** The values of the fields as they stand before anybody changed them. */
export const protectionValues = (now: Protection): { readonly [field: string]: readonly string[] } => ({
  [shown]: ['yes'],
  'protect.topic': now.avoidTopics,
  'protect.guard': [now.guard ?? 'usual'],
  'protect.purchases': [now.purchasesAWeek === 0 ? '' : String(now.purchasesAWeek)],
  'protect.night': now.noOffersAtNight ? ['yes'] : [],
})

type Reading = { readonly now: Protection; readonly policy: Policy; readonly texts: Texts }

/** What a posted form changes; nothing where the fields were not on the page. */
export function readProtection(posted: Posted, { now, policy, texts }: Reading): Result<Preference, ErrorItem[]> {
  if (!posted.names().includes(shown)) return ok({})
  const fault = (field: string) => err([{ field, text: texts.faults.choose }])
  const topics = [...new Set(posted.all('protect.topic'))].toSorted()
  if (topics.some(topic => !Object.hasOwn(policy.topics, topic))) return fault('protect.topic')
  const wish = posted.text('protect.guard')
  const guard = guardWishes.find(known => known === wish)
  if (wish !== '' && !guard) return fault('protect.guard')
  const isAsked = posted.names().includes('protect.purchases')
  const limit = isAsked ? posted.text('protect.purchases') : String(now.purchasesAWeek || '')
  if (!/^[1-9]?$/.test(limit)) return fault('protect.purchases')
  const night = posted.text('protect.night')
  if (night !== '' && night !== 'yes') return fault('protect.night')
  return ok(
    changed(now, { avoidTopics: topics, guard, purchasesAWeek: Number(limit), noOffersAtNight: night === 'yes' }),
  )
}

const changed = (now: Protection, wanted: Protection): Preference => ({
  ...(wanted.avoidTopics.join() === now.avoidTopics.toSorted().join() ? {} : { avoidTopics: wanted.avoidTopics }),
  ...(wanted.guard === undefined || wanted.guard === (now.guard ?? 'usual') ? {} : { guard: wanted.guard }),
  ...(wanted.purchasesAWeek === now.purchasesAWeek ? {} : { purchasesAWeek: wanted.purchasesAWeek }),
  ...(wanted.noOffersAtNight === now.noOffersAtNight ? {} : { noOffersAtNight: wanted.noOffersAtNight }),
})
