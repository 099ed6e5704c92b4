import type { Obligation } from '@candor/terms'
import type { Test } from '../../rule.ts'
import { permittedInCanada } from './casl.ts'
import { permittedInEu } from './eu.ts'
import {
  all,
  any,
  flagged,
  forbidden,
  gives,
  has,
  type LawRule,
  lacks,
  lawPack,
  not,
  personIn,
  purpose,
  seenIn,
  since,
  states,
  written,
} from './law-rule.ts'
import { permittedInUk } from './uk.ts'

const us = seenIn('US')
const eu = seenIn('EU')
const uk = seenIn('GB')
const sentiment = has('reason', 'low-rating', 'negative-sentiment')
const neutral = has('reason', 'private-data', 'abuse', 'illegal', 'off-topic')
const conditioned: Test = { is: 'incentive-conditioned' }
const fair: readonly Obligation[] = ['equal-criteria', 'notify-author']
const marketingConsent: Test = { is: 'named-consent', of: ['marketing', 'express'] }

const unitedStates: readonly LawRule[] = [
  {
    id: 'ftc-no-sentiment-incentive',
    kinds: ['solicit-review'],
    scope: all(us, gives('incentive')),
    clauses: [{ says: 'deny', when: conditioned }, { says: 'satisfied' }],
  },
  {
    id: 'ftc-incentive-disclosure',
    kinds: ['solicit-review', 'publish-review'],
    scope: all(us, gives('incentive'), not(conditioned)),
    clauses: [
      { says: 'adjust', when: lacks('disclose-incentive'), obligations: ['disclose-incentive'] },
      { says: 'satisfied', obligations: ['disclose-incentive'] },
    ],
  },
  forbidden('ftc-no-fake-review', ['publish-review', 'solicit-review'], all(us, states('fake'))),
  {
    id: 'ftc-insider-disclosure',
    kinds: ['solicit-review', 'publish-review'],
    scope: all(us, states('insider')),
    clauses: [
      { says: 'adjust', when: lacks('disclose-material-connection'), obligations: ['disclose-material-connection'] },
      { says: 'satisfied', obligations: ['disclose-material-connection'] },
    ],
  },
  {
    id: 'ftc-no-suppression',
    kinds: ['moderate-review'],
    scope: all(us, gives('reason')),
    clauses: [{ says: 'deny', when: sentiment }, { says: 'satisfied' }],
  },
  {
    id: 'ftc-moderation-neutral',
    kinds: ['moderate-review'],
    scope: all(us, neutral),
    clauses: [{ says: 'permit', obligations: fair }],
  },
  forbidden('ftc-no-fake-indicators', ['publish-review'], all(us, states('fakeIndicators'))),
  forbidden('ftc-company-controlled-site', ['publish-review'], all(us, states('controlledSiteAsIndependent'))),
  forbidden('crfa-no-gag', ['present'], all(personIn('US'), purpose('terms'), flagged('review-gag'))),
]

const everywhere: readonly LawRule[] = [
  {
    id: 'no-review-gating',
    kinds: ['solicit-review'],
    scope: gives('selection'),
    clauses: [
      { says: 'deny', when: { is: 'selection-restricted' }, obligations: ['invite-all-equally'] },
      { says: 'satisfied' },
    ],
  },
  forbidden(
    'no-score-begging',
    ['survey'],
    any(flagged('score-begging', 'incentive-by-score'), { is: 'incentive-conditioned' }),
  ),
  {
    id: 'no-sugging',
    kinds: ['survey'],
    scope: flagged('promo'),
    clauses: [
      { says: 'satisfied', when: marketingConsent },
      { says: 'adjust', obligations: ['strip-promo'] },
    ],
  },
  {
    id: 'review-request-needs-channel-permission',
    kinds: ['solicit-review'],
    channels: ['email', 'sms'],
    scope: any(personIn('CA', 'EU', 'GB'), all(personIn('US'), { is: 'by-sms' })),
    clauses: [
      {
        says: 'satisfied',
        when: any(
          states('reply'),
          all(personIn('CA'), any(permittedInCanada, marketingConsent)),
          all(personIn('EU'), any(permittedInEu, marketingConsent, { is: 'named-soft-opt-in', of: ['marketing'] })),
          all(personIn('GB'), any(permittedInUk, marketingConsent, { is: 'named-soft-opt-in', of: ['marketing'] })),
          all(personIn('US'), any(written, { is: 'named-consent', of: ['marketing', 'written'] })),
        ),
      },
      { says: 'deny' },
    ],
  },
  {
    id: 'iso20488-fair-process',
    kinds: ['moderate-review'],
    clauses: [{ says: 'permit', obligations: fair }],
  },
]

const europe: readonly LawRule[] = [
  {
    id: 'eu-ucpd-23b',
    kinds: ['publish-review'],
    scope: all(eu, states('claimVerified')),
    clauses: [
      { says: 'adjust', when: not(states('verifiedSteps')), obligations: ['verify-or-drop-claim'] },
      { says: 'satisfied' },
    ],
  },
  {
    id: 'eu-ucpd-23c',
    kinds: ['publish-review', 'moderate-review'],
    scope: all(eu, any(states('fake'), gives('reason'), gives('selection'))),
    clauses: [
      { says: 'deny', when: any(states('fake'), sentiment, { is: 'selection-restricted' }) },
      { says: 'satisfied' },
    ],
  },
  {
    id: 'eu-ucpd-7-6',
    kinds: ['publish-review'],
    scope: eu,
    clauses: [{ says: 'permit', obligations: ['review-verification-notice'] }],
  },
  {
    id: 'uk-dmcc-fake-reviews',
    kinds: ['publish-review', 'solicit-review', 'moderate-review'],
    scope: all(
      uk,
      any(states('fake'), gives('incentive'), gives('reason'), { is: 'selection-restricted' }),
      since('uk-dmcc'),
    ),
    clauses: [
      { says: 'deny', when: any(states('fake'), sentiment) },
      {
        says: 'adjust',
        when: all(gives('incentive'), lacks('disclose-incentive')),
        obligations: ['disclose-incentive'],
      },
      { says: 'satisfied' },
    ],
  },
]

/** Reviews, ratings and feedback. */
export const reviews = lawPack('reviews', [...unitedStates, ...everywhere, ...europe])
