import type { Obligation } from '@candor/terms'
import type { Test } from '../../rule.ts'
import {
  ageUnder,
  all,
  any,
  darkPattern,
  demands,
  flagged,
  forbidden,
  has,
  type LawRule,
  lacks,
  lawPack,
  personIn,
  purpose,
  since,
  states,
} from './law-rule.ts'

const eu = personIn('EU')
const us = personIn('US')
/** Very large platforms are platforms too. */
const platform = all(eu, has('surface', 'online-platform', 'vlop'))

/** Permits with a duty, and adjusts while the act says that it lacks it. */
const duty = (id: string, kinds: LawRule['kinds'], scope: Test, ...duties: readonly Obligation[]): LawRule => ({
  id,
  kinds,
  scope,
  clauses: [
    { says: 'adjust', when: lacks(...duties), obligations: duties },
    { says: 'permit', obligations: duties },
  ],
})

const demanding = (id: string, kinds: LawRule['kinds'], scope: Test, ...duties: readonly Obligation[]): LawRule => ({
  id,
  kinds,
  scope,
  clauses: demands(...duties),
})

const parity = (id: string, scope: Test): LawRule => ({
  id,
  kinds: ['present'],
  scope: all(scope, darkPattern),
  clauses: [{ says: 'adjust', obligations: ['parity-of-choice'] }],
})

/** Persuasion, recommenders, artificial intelligence and accessibility. */
export const persuasion = lawPack('persuasion', [
  parity('dsa-25-dark-pattern', platform),
  duty(
    'dsa-26-ad-transparency',
    ['contact', 'present', 'profile'],
    all(platform, purpose('ads')),
    'label-ad-and-parameters',
  ),
  forbidden('dsa-26-3-sensitive-ads', ['profile'], all(platform, purpose('ads'), states('usesSensitive'))),
  forbidden('dsa-28-2-minor-ads', ['profile'], all(platform, purpose('ads'), ageUnder(18))),
  duty('dsa-27-recommender', ['profile'], all(platform, purpose('recommend')), 'recommender-parameters'),
  demanding(
    'dsa-38-nonprofiling',
    ['profile'],
    all(eu, has('surface', 'vlop'), purpose('recommend')),
    'non-profiling-option',
  ),
  parity('ucpd-dark-pattern', eu),
  forbidden('ucpd-false-urgency', ['contact', 'present'], all(personIn('EU', 'GB'), flagged('false-urgency'))),
  forbidden('ftc-deceptive-urgency', ['contact', 'present'], all(us, flagged('false-urgency'))),
  forbidden('aiact-5-manipulation', ['profile', 'decide'], all(eu, flagged('manipulative'), since('aiact-5'))),
  forbidden(
    'aiact-5-vulnerability',
    ['profile', 'decide'],
    all(eu, flagged('exploits-vulnerability'), since('aiact-5')),
  ),
  demanding(
    'aiact-50-1-disclose-ai',
    ['contact'],
    all(eu, states('aiAgent'), since('aiact-50')),
    'notify-ai-interaction',
  ),
  demanding(
    'aiact-50-3-emotion',
    ['profile'],
    all(eu, purpose('emotion-recognition'), since('aiact-50')),
    'notify-emotion-recognition',
  ),
  demanding('aiact-14-high-risk-oversight', ['decide'], all(eu, states('highRisk')), 'human-review'),
  demanding(
    'us-bot-disclosure-ca',
    ['contact'],
    all(
      personIn('US-CA'),
      states('aiAgent'),
      any({ is: 'marketing-by-channel' }, purpose('sale', 'offer', 'marketing')),
    ),
    'notify-ai-interaction',
  ),
  demanding('eaa-accessible', ['present'], all(eu, since('eaa')), 'accessible-format'),
  demanding('ada-accessible', ['present'], us, 'accessible-format'),
])
