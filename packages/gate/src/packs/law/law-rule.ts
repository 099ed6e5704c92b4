import type { ActKind, Obligation } from '@candor/terms'
import type { Pack, Rule, Test } from '../../rule.ts'
import { checkedOn, lawWords } from '../words/index.ts'
import type { LawWords } from '../words/law-words.ts'

/** What a rule of law asks and says; its words stand in `packs/words`. */
export type LawRule = Pick<Rule, 'id' | 'kinds' | 'channels' | 'scope' | 'clauses'>

/** A pack of law: its rules with their words. Throws for a rule without words. */
export const lawPack = (name: string, rules: readonly LawRule[]): Pack => ({
  name,
  version: 1,
  rules: rules.map(rule => ({ ...rule, ...wordsFor(rule.id), checkedOn })),
})

function wordsFor(id: string): LawWords {
  const words = lawWords[id]
  if (words === undefined) throw new TypeError(`the rule ${id} has no words`)
  return words
}

export const all = (...tests: readonly Test[]): Test => ({ all: tests })
export const any = (...tests: readonly Test[]): Test => ({ any: tests })
export const not = (test: Test): Test => ({ not: test })

/** Acts that reach a person on a channel: contacts, and review requests and surveys, which are advertising (BGH VI ZR 225/17). */
export const reaching: readonly ActKind[] = ['contact', 'solicit-review', 'survey']

export const marketing: Test = { is: 'marketing-by-channel' }
export const consent: Test = { is: 'law-consent' }
export const written: Test = { is: 'law-consent-written' }
/** Recorded or artificial voices; a call without them is live. */
export const artificial: Test = { is: 'carries-flag', of: ['prerecorded', 'ai-voice'] }
export const refusalCovers: Test = { all: [{ is: 'rests-on-will' }, { is: 'withdrawal-covers' }] }

export const personIn = (...areas: readonly string[]): Test => ({ is: 'person-in', of: areas })
/** The general laws on data bind a brand established there too, whoever the person is (GDPR Art. 3(1)). */
export const concerns = (...areas: readonly string[]): Test => ({ is: 'person-or-brand-in', of: areas })
export const seenIn = (...areas: readonly string[]): Test => ({ is: 'seen-in', of: areas })
export const lacks = (...duties: readonly Obligation[]): Test => ({ is: 'lacks-one-of', of: duties })
export const states = (...fields: readonly string[]): Test => ({ is: 'act-states', of: fields })
export const gives = (field: string): Test => ({ is: 'act-gives', of: [field] })
export const has = (field: string, ...values: readonly string[]): Test => ({ is: 'act-has', of: [field, ...values] })
export const flagged = (...flags: readonly string[]): Test => ({ is: 'carries-flag', of: flags })
export const purpose = (...purposes: readonly string[]): Test => ({ is: 'purpose-is-one-of', of: purposes })
/** A recipient bound to instructions; the purpose it works for stays what it is. */
export const processor: Test = { is: 'to-processor' }
export const ageUnder = (age: number): Test => ({ is: 'age-under', of: [String(age)] })
export const since = (name: string): Test => ({ is: 'since', of: [name] })
export const right = (...rights: readonly string[]): Test => has('right', ...rights)
export const step = (name: string): Test => has('step', name)

/** Interfaces that impair free choice. */
export const darkPattern = flagged('unequal-prominence', 'confirmshaming', 'hard-cancel', 'manipulative')

/** A soft opt-in with all its conditions (Directive 2002/58 Art. 13(2); PECR reg. 22(3)). */
export const softOptIn: Test = {
  all: [{ is: 'soft-opt-in-offered' }, not(has('product', 'different')), not(has('sender', 'affiliate'))],
}

/** Solely automated, with legal or similarly significant effect. */
export const automatedDecision = all(has('automation', 'solely'), has('effect', 'significant'))

/** Obligations under which a decision may be left to a machine (GDPR Art. 22(3); UK GDPR Art. 22C). */
export const safeguards: readonly Obligation[] = ['human-review', 'contest-path', 'explanation']

export const anyConsent: Test = { is: 'law-consent-any-type' }
export const explicit: Test = { is: 'law-consent-explicit' }
export const parental: Test = { is: 'law-consent-parental' }

/** Refuses wherever it is in scope. */
export const forbidden = (id: string, kinds: LawRule['kinds'], scope: Test): LawRule => ({
  id,
  kinds,
  scope,
  clauses: [{ says: 'deny' }],
})

/** An objection to direct marketing and to profiles for it is absolute (GDPR and UK GDPR Art. 21(2)-(3)). */
export const objectionToMarketing = (id: string, person: Test): LawRule => ({
  id,
  kinds: [...reaching, 'profile'],
  scope: all(person, any(marketing, all({ is: 'profiles' }, purpose('marketing'))), refusalCovers),
  clauses: [{ says: 'deny', when: { is: 'withdrawn' }, orStrip: true }, { says: 'lapsed' }],
})

/** A message that only serves needs no consent; one that also promotes is another matter. */
export const serviceMessage = (id: string, person: Test): LawRule => ({
  id,
  kinds: ['contact'],
  scope: all(person, { is: 'transactional-class' }),
  clauses: [{ says: 'permit', when: not({ is: 'promotion-in-transactional' }) }, { says: 'lapsed' }],
})

/** A promotion in a service message is marketing, and taken out where that is not permitted. */
export const serviceWithPromotion = (id: string, person: Test, permitted: Test): LawRule => ({
  id,
  kinds: ['contact'],
  scope: all(person, { is: 'transactional-class' }, { is: 'promotion-in-transactional' }),
  clauses: [
    { says: 'permit', when: permitted },
    { says: 'adjust', obligations: ['strip-promo'] },
  ],
})

/** Adjusts while one of the duties is lacking; else the rule is kept. */
export const demands = (...duties: readonly Obligation[]): Rule['clauses'] => [
  { says: 'adjust', when: lacks(...duties), obligations: duties },
  { says: 'satisfied' },
]
