import type { Act } from '@candor/terms'
import type { Case, ReferenceRule } from '../reference-case.ts'
import { isPermittedCem } from './canada.ts'
import {
  adjust,
  askedAs,
  country,
  deny,
  denyWith,
  dutiesOf,
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
  permitWith,
  satisfied,
} from './common.ts'
import { hasBegun } from './dates.ts'
import { isPermittedMail } from './uk.ts'

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
      return dutiesOf(question, 'disclose-incentive')
    },
  },
  flagged('ftc-no-fake-review', ['publish-review', 'solicit-review'], ({ fake }) => fake),
  {
    id: 'ftc-insider-disclosure',
    judge: question => {
      if (!isKind(question, 'solicit-review', 'publish-review') || !reachesUs(question)) return undefined
      return question.act.insider ? dutiesOf(question, 'disclose-material-connection') : undefined
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

/** Does the channel law of the place allow the request as what it is, or does the customer allow marketing? */
const isInvited = (question: Case): boolean => {
  const asMarketing = askedAs(question, 'marketing')
  if (inUs(question)) return hasWrittenConsent(question) || hasWrittenConsent(asMarketing)
  if (hasConsent(question) || hasConsent(asMarketing)) return true
  if (country(question) === 'CA') return isPermittedCem(question)
  if (inUk(question) && isPermittedMail(question)) return true
  return hasSoftOptIn(question) || hasSoftOptIn(asMarketing)
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
      return isInvited(question) ? satisfied : deny
    },
  },
  {
    id: 'iso20488-fair-process',
    judge: question =>
      isKind(question, 'moderate-review') ? permitWith('equal-criteria', 'notify-author') : undefined,
  },
]

const isSelective = ({ act }: Case): boolean => act.selection !== undefined && act.selection !== 'all'

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
    judge: question => {
      const { fake, reason, selection } = question.act
      if (!isKind(question, 'publish-review', 'moderate-review') || !reachesEu(question)) return undefined
      if (fake || isByScore(question) || isSelective(question)) return deny
      return reason === undefined && selection === undefined ? undefined : satisfied
    },
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
      if (!reachesUk(question) || !hasBegun(question, '2025-04-06')) return undefined
      const { fake, incentive, reason } = question.act
      if (fake || isByScore(question)) return deny
      if (incentive !== undefined) return formOf(question, ['disclose-incentive'])
      return reason !== undefined || isSelective(question) ? satisfied : undefined
    },
  },
]

export const reviewRules: readonly ReferenceRule[] = [...unitedStates, ...everywhere, ...europe].map(rule => ({
  ...rule,
  pack: 'reviews',
}))
