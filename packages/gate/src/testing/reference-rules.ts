import type { Instant, Obligation } from '@candor/terms'
import { lawHours } from './law/hours.ts'
import {
  type Case,
  covering,
  isConfirmation,
  isRefused,
  isReply,
  living,
  type Opinion,
  onChannel,
  type ReferenceRule,
  refusals,
  restsOnConsent,
  restsOnWill,
  usable,
} from './reference-case.ts'
import { isQuiet, zonesOf } from './reference-clock.ts'
import { guardReferenceRules, ownNight } from './reference-guard.ts'
import { sharingReferenceRules } from './reference-sharing.ts'

const deny: Opinion = { says: 'deny' }
const strip: Opinion = { says: 'adjust', obligations: ['strip-promo'] }
const lapsed: Opinion = { says: 'lapsed' }
const satisfied: Opinion = { says: 'satisfied' }
const permit: Opinion = { says: 'permit' }
const refuse = ({ promotion }: Case): Opinion => (promotion ? strip : deny)

const reaches = ({ act }: Case): boolean => ['contact', 'survey', 'solicit-review'].includes(act.kind)
const isChosen = (question: Case): boolean =>
  reaches(question) || ['collect', 'profile', 'decide', 'share'].includes(question.act.kind)
const isForced = ({ basis }: Case): boolean => basis === 'contract' || basis === 'legal-duty'
const isAskedFor = (question: Case): boolean =>
  isReply(question) || (isConfirmation(question) && confirmsSomething(question))
const confirmsSomething = ({ facts, act, at }: Case): boolean =>
  facts.optOuts.some(optOut => onChannel(optOut.channel, act) && optOut.at <= at) ||
  facts.consents.some(
    ({ channel, withdrawnAt }) => onChannel(channel, act) && withdrawnAt !== undefined && withdrawnAt <= at,
  )
const hasReason = (question: Case): boolean => living(question).length > 0 || isForced(question) || isAskedFor(question)
const usesAddress = (question: Case): boolean =>
  reaches(question) && (question.act.kind === 'contact' || question.act.channel !== undefined)

function timed(says: 'lapsed' | 'satisfied', closed: (t: Instant) => boolean, at: Instant): Opinion {
  return { says: closed(at) ? 'defer' : says, closed }
}

function quietHours(question: Case): Opinion | undefined {
  const { facts, policy, marketing, at } = question
  const windows = [...policy.quietHours, ...(facts.quietHours ?? [])]
  if (!marketing || windows.length === 0) return undefined
  const zones = zonesOf(facts, policy.brand.country)
  return timed('satisfied', t => zones.some(zone => windows.some(window => isQuiet(window, zone, t))), at)
}

function budget({ policy, facts, act, marketing, at }: Case): Opinion | 'none allowed' | undefined {
  const budgets = [...policy.budgets, ...(facts.budgets ?? [])].filter(({ channel }) => onChannel(channel, act))
  if (!marketing || budgets.length === 0) return undefined
  if (budgets.some(({ max }) => max <= 0)) return 'none allowed'
  const isFull = (t: Instant): boolean =>
    budgets.some(({ channel, max, hours }) => {
      const start = t - hours * 3_600_000
      const counted = facts.contacts.filter(contact => channel === 'any' || contact.channel === channel)
      const forgotten = facts.contactsKnownSince !== undefined && start < facts.contactsKnownSince
      return forgotten || counted.filter(contact => contact.at > start).length >= max
    })
  return timed('satisfied', isFull, at)
}

const form: readonly Obligation[] = ['identify-sender', 'postal-address', 'unsubscribe-link', 'one-click-header']

/** Every rule again, each written from its row in the rule table or its sentence in the house, and from nothing else. */
export const referenceRules: readonly ReferenceRule[] = [
  {
    id: 'core-withdrawal-immediate',
    pack: 'core',
    judge: question => {
      const { optOuts, consents } = question.facts
      const recorded = optOuts.length > 0 || consents.some(({ withdrawnAt }) => withdrawnAt !== undefined)
      if (!restsOnWill(question) || !recorded) return undefined
      return isRefused(question) ? refuse(question) : lapsed
    },
  },
  {
    id: 'core-regive-after-withdrawal',
    pack: 'core',
    judge: question => {
      if (!['contact', 'profile', 'share'].includes(question.act.kind) || !restsOnWill(question)) return undefined
      if (refusals(question).length === 0 || covering(question).length === 0) return undefined
      return isRefused(question) ? lapsed : permit
    },
  },
  {
    id: 'core-purpose-specific',
    pack: 'core',
    judge: question => {
      if (question.facts.consents.length === 0) return undefined
      if (covering(question).length > 0) return satisfied
      return restsOnConsent(question) ? refuse(question) : lapsed
    },
  },
  {
    id: 'core-evidence-onus',
    pack: 'core',
    judge: question => {
      if (!restsOnConsent(question) || covering(question).length === 0) return undefined
      if (covering(question).every(({ evidence }) => evidence)) return satisfied
      return usable(question).length === 0 ? refuse(question) : lapsed
    },
  },
  {
    id: 'core-consent-not-yet',
    pack: 'core',
    judge: question => {
      if (!restsOnConsent(question) || covering(question).length === 0) return undefined
      if (covering(question).every(({ givenAt }) => givenAt <= question.at)) return satisfied
      return usable(question).length === 0 ? refuse(question) : lapsed
    },
  },
  {
    id: 'core-tz-unknown-intersection',
    pack: 'core',
    judge: question => {
      const { act, facts, policy } = question
      if (act.kind !== 'contact' || (act.channel !== 'sms' && act.channel !== 'voice')) return undefined
      if (facts.zone !== 'unknown') return undefined
      const house = policy.packs.includes('house-rules') ? quietHours(question)?.closed : undefined
      const night = policy.packs.includes('house-rules') ? ownNight(question)?.closed : undefined
      const closings = [...[house, night].filter(closed => closed !== undefined), ...lawHours(question)]
      if (closings.length === 0) return satisfied
      return timed('satisfied', t => closings.some(closed => closed(t)), question.at)
    },
  },
  {
    id: 'house-permission',
    pack: 'house-rules',
    judge: question => (isChosen(question) ? (hasReason(question) ? permit : refuse(question)) : undefined),
  },
  {
    id: 'house-promo-in-transactional',
    pack: 'house-rules',
    judge: question => (question.promotion ? (hasReason(question) ? satisfied : strip) : undefined),
  },
  {
    id: 'house-minor',
    pack: 'house-rules',
    judge: question => {
      const { age } = question.facts
      if (!isChosen(question) || age === undefined) return undefined
      if (age >= question.policy.adultAge || isForced(question) || isAskedFor(question)) return satisfied
      return living(question).some(({ parental }) => parental) ? satisfied : refuse(question)
    },
  },
  {
    id: 'house-dial',
    pack: 'house-rules',
    judge: ({ act, facts, policy }) => {
      if (act.kind !== 'profile') return undefined
      const dial = facts.dial ?? policy.dial
      if (dial === 'none' || dial === 'contextual') return deny
      return dial === 'basic' && act.level === 'full' ? deny : satisfied
    },
  },
  {
    id: 'house-no-address',
    pack: 'house-rules',
    judge: question => (usesAddress(question) ? (question.facts.address === true ? satisfied : deny) : undefined),
  },
  {
    id: 'house-suppressed',
    pack: 'house-rules',
    judge: question => {
      const { suppressed } = question.facts
      if (!usesAddress(question)) return undefined
      if (suppressed === 'unknown' || suppressed === 'undeliverable') return deny
      if (suppressed === false) return satisfied
      return restsOnWill(question) ? refuse(question) : lapsed
    },
  },
  {
    id: 'house-place-unknown',
    pack: 'house-rules',
    judge: question => {
      if (!question.marketing) return undefined
      return question.facts.country === 'unknown' ? refuse(question) : satisfied
    },
  },
  {
    id: 'house-message-form',
    pack: 'house-rules',
    judge: ({ act, marketing }) => {
      if (!marketing || act.channel !== 'email') return undefined
      const lacking = (act.lacks ?? []).some(duty => form.includes(duty))
      return { says: lacking ? 'adjust' : 'satisfied', obligations: form }
    },
  },
  {
    id: 'house-paused',
    pack: 'house-rules',
    judge: ({ facts: { pausedUntil }, marketing, at }) =>
      marketing && pausedUntil !== undefined ? timed('lapsed', t => t < pausedUntil, at) : undefined,
  },
  { id: 'house-quiet-hours', pack: 'house-rules', judge: quietHours },
  {
    id: 'house-budget',
    pack: 'house-rules',
    judge: question => {
      const opinion = budget(question)
      return opinion === 'none allowed' ? refuse(question) : opinion
    },
  },
  ...guardReferenceRules,
  {
    id: 'house-restricted',
    pack: 'house-rules',
    judge: question => {
      if (question.facts.restricted !== true || !(isChosen(question) || question.act.kind === 'present'))
        return undefined
      return question.basis === 'legal-duty' || isAskedFor(question) ? satisfied : deny
    },
  },
  ...sharingReferenceRules,
]
