import type { Act } from '@candor/terms'
import type { Case, Opinion, ReferenceRule } from '../reference-case.ts'
import { isImplied } from './canada.ts'
import {
  adjust,
  askedAs,
  country,
  deny,
  denyWith,
  formOf,
  hasConsent,
  hasFlag,
  hasSoftOptIn,
  hasWrittenConsent,
  inEu,
  inUk,
  inUs,
  isKind,
  isOn,
  isUnion,
  permit,
  permitWith,
  satisfied,
} from './common.ts'
import { hasCharity } from './uk.ts'

/** Who sees the review, and the brand: a rule of a place fits when any of them is there. */
const reaches = (question: Case, isThere: (country: string) => boolean): boolean =>
  [...(question.act.audience ?? [country(question)]), question.policy.brand.country].some(isThere)
const reachesUs = (question: Case): boolean => reaches(question, place => place === 'US')
const reachesUk = (question: Case): boolean => reaches(question, place => place === 'GB')
const reachesEu = (question: Case): boolean => reaches(question, isUnion)

const isByScore = ({ act }: Case): boolean => act.reason === 'low-rating' || act.reason === 'negative-sentiment'

const flagged = (
  id: string,
  kinds: readonly Act['kind'][],
  isWrong: (act: Act) => boolean | undefined,
): Omit<ReferenceRule, 'pack'> => ({
  id,
  judge: question => (isKind(question, ...kinds) && reachesUs(question) && isWrong(question.act) ? deny : undefined),
})

const unitedStates: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'ftc-no-sentiment-incentive',
    judge: question => {
      const { incentive } = question.act
      if (!isKind(question, 'solicit-review') || !reachesUs(question) || incentive === undefined) return undefined
      return incentive.conditionedOn === undefined ? satisfied : deny
    },
  },
  {
    id: 'ftc-incentive-disclosure',
    judge: question => {
      const { incentive } = question.act
      if (!isKind(question, 'solicit-review', 'publish-review') || !reachesUs(question)) return undefined
      if (incentive === undefined || incentive.conditionedOn !== undefined) return undefined
      return formOf(question, ['disclose-incentive'])
    },
  },
  flagged('ftc-no-fake-review', ['publish-review', 'solicit-review'], ({ fake }) => fake),
  {
    id: 'ftc-insider-disclosure',
    judge: question => {
      if (!isKind(question, 'solicit-review', 'publish-review') || !reachesUs(question)) return undefined
      return question.act.insider ? formOf(question, ['disclose-material-connection']) : undefined
    },
  },
  {
    id: 'ftc-no-suppression',
    judge: question => {
      if (!isKind(question, 'moderate-review') || !reachesUs(question)) return undefined
      if (question.act.reason === undefined) return undefined
      return isByScore(question) ? deny : satisfied
    },
  },
  {
    id: 'ftc-moderation-neutral',
    judge: question => {
      if (!isKind(question, 'moderate-review') || !reachesUs(question)) return undefined
      if (question.act.reason === undefined || isByScore(question)) return undefined
      return permitWith('equal-criteria', 'notify-author')
    },
  },
  flagged('ftc-no-fake-indicators', ['publish-review'], ({ fakeIndicators }) => fakeIndicators),
  flagged(
    'ftc-company-controlled-site',
    ['publish-review'],
    ({ controlledSiteAsIndependent }) => controlledSiteAsIndependent,
  ),
  {
    id: 'crfa-no-gag',
    judge: question => {
      if (!isKind(question, 'present') || !inUs(question) || question.act.purpose !== 'terms') return undefined
      return hasFlag(question, 'review-gag') ? deny : undefined
    },
  },
]

/** Does the channel law of the place allow the request, as what it is or as marketing? */
const isInvited = (question: Case): boolean => {
  const asked = ['review-invitation', 'marketing'].map(purpose => askedAs(question, purpose))
  if (inUs(question)) return asked.some(hasWrittenConsent)
  if (country(question) === 'CA') return asked.some(hasConsent) || asked.some(isImplied)
  if (inUk(question) && asked.some(hasCharity)) return true
  return asked.some(hasConsent) || asked.some(hasSoftOptIn)
}
const needsInvitation = (question: Case): boolean =>
  inUs(question)
    ? isOn(question, 'sms')
    : isOn(question, 'email', 'sms') && (country(question) === 'CA' || inEu(question) || inUk(question))

const everywhere: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'no-review-gating',
    judge: question => {
      if (!isKind(question, 'solicit-review') || question.act.selection === undefined) return undefined
      return question.act.selection === 'all' ? satisfied : denyWith('invite-all-equally')
    },
  },
  {
    id: 'no-score-begging',
    judge: question => {
      if (!isKind(question, 'survey')) return undefined
      const isTied = question.act.incentive?.conditionedOn !== undefined
      return isTied || hasFlag(question, 'score-begging', 'incentive-by-score') ? deny : undefined
    },
  },
  {
    id: 'no-sugging',
    judge: question => {
      if (!isKind(question, 'survey') || !hasFlag(question, 'promo')) return undefined
      return hasConsent(askedAs(question, 'marketing')) ? satisfied : adjust('strip-promo')
    },
  },
  {
    id: 'review-request-needs-channel-permission',
    judge: question => {
      if (!isKind(question, 'solicit-review') || !needsInvitation(question)) return undefined
      if (question.act.reply) return satisfied
      return isInvited(question) ? permit : deny
    },
  },
  {
    id: 'iso20488-fair-process',
    judge: question =>
      isKind(question, 'moderate-review') ? permitWith('equal-criteria', 'notify-author') : undefined,
  },
]

/** What counts as unfair in a review: that it is false, or that others are kept away for their score. */
const unfairness = (question: Case): Opinion | undefined => {
  if (question.act.fake || (isKind(question, 'moderate-review') && isByScore(question))) return deny
  return isKind(question, 'moderate-review') && question.act.reason !== undefined ? satisfied : undefined
}

const europe: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'eu-ucpd-23b',
    judge: question => {
      if (!isKind(question, 'publish-review') || !reachesEu(question) || !question.act.claimVerified) return undefined
      return question.act.verifiedSteps ? satisfied : adjust('verify-or-drop-claim')
    },
  },
  {
    id: 'eu-ucpd-23c',
    judge: question =>
      isKind(question, 'publish-review', 'moderate-review') && reachesEu(question) ? unfairness(question) : undefined,
  },
  {
    id: 'eu-ucpd-7-6',
    judge: question =>
      isKind(question, 'publish-review') && reachesEu(question) ? permitWith('review-verification-notice') : undefined,
  },
  {
    id: 'uk-dmcc-fake-reviews',
    judge: question => {
      if (!isKind(question, 'publish-review', 'solicit-review', 'moderate-review')) return undefined
      if (!reachesUk(question)) return undefined
      const unfair = unfairness(question)
      if (unfair === deny || question.act.incentive === undefined) return unfair
      return formOf(question, ['disclose-incentive'])
    },
  },
]

export const reviewRules: readonly ReferenceRule[] = [...unitedStates, ...everywhere, ...europe].map(rule => ({
  ...rule,
  pack: 'reviews',
}))
