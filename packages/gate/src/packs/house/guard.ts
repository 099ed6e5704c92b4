import type { FamilyName } from '../../families/families.ts'
import type { LimitName } from '../../predicates/limits.ts'
import type { Rule, Test } from '../../rule.ts'
import { reachingKinds } from './reach.ts'

/** Advertising, surveys and review requests, and what is chosen for a person by their profile; never what they need. */
const chooses: Test = {
  all: [{ is: 'profiles' }, { is: 'rests-on-will' }, { not: { is: 'act-states', of: ['learns'] } }],
}
const persuades: Test = { any: [{ is: 'marketing-class' }, chooses] }
const whereSet = (fact: Test): Test => ({ all: [{ is: 'guard-set' }, persuades, fact] })

type Sign = 'purchases' | 'nights' | 'returns'

/** A message waits until the rest is over; a profile is needed now or never, so its use is refused while the rest lasts. */
const impulse = (sign: Sign, family: FamilyName, while_: LimitName, sentence: string, seen: string): Rule => ({
  id: `house-impulse-${sign}`,
  kinds: [...reachingKinds, 'profile'],
  scope: whereSet({ is: 'impulse-seen', of: [sign] }),
  clauses: [
    { says: 'deny', when: { all: [{ is: 'profiles' }, { is: 'impulse-rests', of: [sign] }] } },
    { says: 'defer', while: while_, orStrip: true },
    { says: 'lapsed' },
  ],
  sentence,
  citation: 'House rule: protection from ourselves',
  family,
  texts: {
    defer: { staff: `${seen}; the impulse guard holds advertising back until {until}.` },
    deny: { staff: `${seen}; while the impulse guard rests, nothing is chosen by a profile.` },
    adjust: { staff: `${seen}; the promotion must be taken out while the impulse guard rests.` },
    lapsed: { staff: `${seen}; the rest that the impulse guard asks for is over.` },
  },
})

const ownLimit: Rule = {
  id: 'house-own-limit',
  kinds: [...reachingKinds, 'profile'],
  scope: whereSet({ is: 'own-purchase-limit-set' }),
  clauses: [
    { says: 'deny', when: { all: [{ is: 'profiles' }, { is: 'own-purchase-limit-reached' }] } },
    { says: 'defer', while: 'own-purchase-limit', orStrip: true },
    { says: 'satisfied' },
  ],
  sentence: 'Once somebody has bought as much in seven days as they said is enough, they are not advertised to.',
  citation: 'House rule: a limit that the customer stated',
  family: 'own-limit',
  texts: {
    defer: { staff: 'The customer’s own limit of purchases a week is reached until {until}.' },
    deny: { staff: 'The customer’s own limit of purchases a week is reached; nothing is chosen by a profile.' },
    adjust: { staff: 'The customer’s own limit of purchases a week is reached; the promotion must be taken out.' },
    satisfied: { staff: 'The customer’s own limit of purchases a week is not reached.' },
  },
}

const ownNight: Rule = {
  id: 'house-own-night',
  kinds: [...reachingKinds, 'profile'],
  scope: whereSet({ is: 'own-night-set' }),
  clauses: [
    { says: 'deny', when: { all: [{ is: 'profiles' }, { is: 'own-night-now' }] } },
    { says: 'defer', while: 'own-night', orStrip: true },
    { says: 'satisfied' },
  ],
  sentence: 'Who wants no advertising at night gets none while it is night on their own clock.',
  citation: 'House rule: a limit that the customer stated',
  family: 'own-night',
  texts: {
    defer: { staff: 'It is night where the customer is or may be, and they want no advertising then, until {until}.' },
    deny: { staff: 'It is night where the customer is or may be, and they want nothing chosen by a profile then.' },
    adjust: { staff: 'The customer wants no advertising at night; the promotion must be taken out.' },
    satisfied: { staff: 'It is not night where the customer is.' },
  },
}

const sensitiveTopic: Rule = {
  id: 'house-sensitive-topic',
  kinds: [...reachingKinds, 'profile', 'present'],
  scope: { all: [{ is: 'topics-avoided' }, { any: [{ is: 'marketing-class' }, { is: 'shows-or-profiles' }] }] },
  clauses: [{ says: 'deny', when: { is: 'topic-unwanted' }, orStrip: true }, { says: 'satisfied' }],
  sentence: 'Nobody is advertised to about a topic that they asked not to bring up.',
  citation: 'House rule: what not to bring up is for the customer to say',
  family: 'sensitive-topic',
  texts: {
    deny: { staff: 'The act brings up a topic that the customer asked not to bring up.' },
    adjust: { staff: 'The promotion brings up a topic that the customer does not want; it must be taken out.' },
    satisfied: { staff: 'The act brings up none of the topics that the customer does not want.' },
  },
}

/** What protects people from persuasion, ours too. */
export const guardRules: readonly Rule[] = [
  sensitiveTopic,
  impulse(
    'purchases',
    'impulse-purchases',
    'impulse-purchases',
    'After several purchases in quick succession advertising rests for a while, unless the customer does not want the guard.',
    'Several things were bought in quick succession',
  ),
  impulse(
    'nights',
    'impulse-nights',
    'impulse-nights',
    'After several late nights of looking around advertising rests for a while, unless the customer does not want the guard.',
    'The customer was up and looking around on several nights',
  ),
  impulse(
    'returns',
    'impulse-returns',
    'impulse-returns',
    'After several things were sent back advertising rests for a while, unless the customer does not want the guard.',
    'Several things were sent back',
  ),
  ownLimit,
  ownNight,
]
