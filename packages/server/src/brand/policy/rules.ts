import type { Condition } from '@candor/conditions'
import type { OwnRule, OwnRules } from '@candor/gate'
import { actKinds, channels, obligations } from '@candor/terms'
import { meant, nearest } from './nearest.ts'
import { line, lines, oneOf } from './plain.ts'
import { distinct, mapOf, type NameForm, optional, type Reader, record, required } from './shapes.ts'
import { refuse } from './spot.ts'
import { jsonAt } from './written-json.ts'

const words = ['deny', 'adjust'] as const

/** What an own rule may say. A word that is none of these, and no slip for one, asks for what no rule of a brand may do. */
const says: Reader<(typeof words)[number]> = spot => {
  const text = line(100)(spot)
  const word = words.find(known => known === text)
  if (text === undefined || word !== undefined) return word
  const slip = nearest(text, words)
  if (slip !== undefined) return refuse(spot, `${JSON.stringify(text)} is not known${meant(text, words)}`)
  return refuse(
    spot,
    `\`${text.slice(0, 40)}\` would loosen core-withdrawal-immediate and every other rule: an own rule may only restrict; write deny, or adjust with obligations`,
  )
}

/** Plain JSON as it stands in the file; `checkRules` has it read as a condition, and tells every fault of it. */
const when: Reader<Condition> = spot => jsonAt(spot) as Condition | undefined

const read = record({
  text: required(lines(500)),
  acts: required(distinct(oneOf(actKinds), { min: 1 })),
  channels: optional(distinct(oneOf(channels), { min: 1 })),
  purposes: optional(distinct(line(100), { min: 1, max: 100 })),
  when: required(when),
  says: required(says),
  obligations: optional(distinct(oneOf(obligations), { min: 1 })),
})

const rule: Reader<OwnRule> = spot => {
  const found = read(spot)
  if (!found) return undefined
  const { says: word, obligations: duties = [], ...rest } = found
  return word === 'adjust' ? { ...rest, says: word, obligations: duties } : { ...rest, says: word }
}

const ruleName: NameForm = {
  pattern: /^(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  says: 'use small letters, digits and hyphens, at most 60, such as no-calls-to-borrowers',
}

export const maxRules = 50

/** Reads `rules`: the brand's own rules. */
export const rulesSection: Reader<OwnRules> = mapOf(ruleName, rule, maxRules)
