import { type Access, compileCondition, type Matches, type Scalar } from '@candor/conditions'
import { channelBits } from '../compact/channel-bits.ts'
import type { Traits } from '../facts.ts'
import type { Question } from '../question.ts'
import { answerOf } from './answer.ts'
import type { OwnRules } from './own-rule.ts'

/** Does the condition of an own rule hold? Throws where what it asks for is damaged; the rule then denies. */
export type OwnConditions = ReadonlyMap<string, Matches<Question>>

/** The conditions of these rules by name. A Map, because a rule may be called like what every object has. */
export const ownConditions = (rules: OwnRules = {}): OwnConditions =>
  new Map(Object.entries(rules).map(([name, { when }]) => [name, compileCondition(when, access)]))

const access: Access<Question> = {
  field:
    name =>
    ({ facts }) =>
      traitIn(facts.traits, name),
  choice: (purpose, channel) => {
    const bits = channelBits(channel)
    return ({ facts, at }) => answerOf(facts.choices, purpose, bits, at)
  },
}

function traitIn(traits: Traits, name: string): Scalar | undefined {
  const value = Object.hasOwn(traits, name) ? traits[name] : undefined
  if (value === undefined || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TypeError(`the trait ${name} is damaged`)
}
