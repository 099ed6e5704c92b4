import { type Act, channels, type Instant } from '@candor/terms'
import { type Facts, unknown } from './facts.ts'
import { familyNamed } from './families/families.ts'
import type { Language, Saying } from './families/family.ts'
import { channelPhrases, dayOfLaw, later, locales } from './families/slot-words.ts'
import { broken, silentPermit } from './families/unruled.ts'
import type { OwnRules } from './own/own-rule.ts'
import { ownText } from './own/own-text.ts'
import { ruleNamed } from './packs/loaded.ts'
import { sayable } from './sayable.ts'
import { staffParagraph } from './staff-paragraph.ts'
import type { Reason, Verdict } from './verdict.ts'

/**
 * What a reason or a verdict means. `customer` and `change` are in the language asked for, `staff` in English. `change` says
 * what would change the outcome, where something would.
 */
export type Explanation = { readonly customer: string; readonly staff: string; readonly change?: string }

type Subject = (Reason | Verdict) & { readonly dueAt?: Instant }

/** In which words: the language of the customer, and the own rules of the policy that judged, which bring theirs with them. */
export type Wording = { readonly language?: Language | undefined; readonly own?: OwnRules }

/** Explains one reason, or the deciding reason of a verdict. Times are said in the customer’s zone, or in UTC when it is unknown. */
export function explain(
  subject: Subject,
  act: Act,
  facts: Facts,
  { language = 'en', own = {} }: Wording = {},
): Explanation {
  const { customer, change, staff } = sayingOf(subject, own)
  const filled = (template: string, said: Language, channel: string): string =>
    fill(template, {
      channel,
      purpose: `“${act.purpose}”`,
      until: sayInstant(subject.until, facts, said) ?? later[said],
      due: sayInstant(subject.dueAt, facts, said) ?? dayOfLaw[said],
    })
  const phrase = channelPhrases[language][channelOf(act) ?? 'any']
  return {
    customer: filled(customer[language], language, phrase),
    staff: filled(staff, 'en', channelOf(act) ?? 'any channel'),
    ...(change !== undefined && { change: filled(change[language], language, phrase) }),
  }
}

type Slots = { readonly [slot in 'channel' | 'purpose' | 'until' | 'due']: string }

// In one pass, so that a purpose which looks like a slot stays as it is.
const fill = (template: string, slots: Slots): string =>
  template.replace(/\{(channel|purpose|until|due)\}/g, (_, slot: keyof Slots) => slots[slot])

const channelOf = ({ channel }: Act): Act['channel'] =>
  channel !== undefined && channels.includes(channel) ? channel : undefined

type Meant = Saying & { readonly staff: string }

function sayingOf(subject: Reason | Verdict, own: OwnRules): Meant {
  if ('rule' in subject) return ruleSaying(subject, own)
  const deciding = subject.reasons.find(reason => reason.rule === subject.deciding)
  return deciding === undefined ? silentPermit : ruleSaying(deciding, own)
}

function ruleSaying({ rule: id, says }: Reason, own: OwnRules): Meant {
  const ownWords = ownText(own, id, says)
  if (ownWords !== undefined) return ownWords
  const rule = ruleNamed(id)
  const saying = rule && sayable(rule).includes(says) ? familyNamed(rule.family)[says] : undefined
  return rule && saying ? { ...saying, staff: staffParagraph(rule, says, saying) } : broken
}

function sayInstant(instant: Instant | undefined, { zone }: Facts, language: Language): string | undefined {
  if (instant === undefined) return undefined
  const say = (timeZone: string): string =>
    new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(instant)
  try {
    return zone === unknown ? `${say('UTC')} UTC` : say(zone)
  } catch {
    // Facts may name a zone that does not exist; the rule has refused over it, and still wants explaining.
    return `${say('UTC')} UTC`
  }
}
