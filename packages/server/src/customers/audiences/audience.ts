import {
  type Access,
  type Answer,
  type Coding,
  type Condition,
  compileCondition,
  type Scalar,
} from '@candor/conditions'
import { type AttributeColumn, type Codes, codeOf, type Standing, type StateLayout } from '../state/index.ts'

/** Does this customer belong to the audience? Reads the decision state only, allocates nothing. */
export type Belongs = (state: Standing) => boolean

/** Compiles an audience's condition over decision states of one layout. */
export function compileAudience(condition: Condition, layout: StateLayout, codes: Codes): Belongs {
  return compileCondition(condition, accessTo(layout, codes))
}

function accessTo(layout: StateLayout, codes: Codes): Access<Standing> {
  const indexOf = (name: string): number => layout.attributes.findIndex(column => column.name === name)
  return {
    field(name) {
      const index = indexOf(name)
      if (index < 0) throw new RangeError(`no attribute field ${name} in the decision state`)
      return state => {
        const value = state.attribute(index)
        return Number.isNaN(value) ? undefined : value
      }
    },
    choice: (purpose, channel) => answerIn(layout, purpose, channel),
    coding: name => codingOf(layout.attributes[indexOf(name)], codes),
  }
}

function codingOf(column: AttributeColumn | undefined, codes: Codes): Coding | undefined {
  if (!column || column.type === 'number') return undefined
  return {
    code: (value: Scalar) => codeOf(codes, column, value),
    codesStartingWith: prefix =>
      codes.texts(column.name).flatMap((text, code) => (code > 0 && text.startsWith(prefix) ? [code] : [])),
  }
}

/** The newest word decides, over the purpose itself and `any`, the channel itself and `any`; a tie is a no. */
function answerIn(layout: StateLayout, purpose: string, channel: string): (state: Standing) => Answer {
  const indexes = layout.slots.flatMap((slot, i) =>
    (slot.purpose === purpose || slot.purpose === 'any') && (slot.channel === channel || slot.channel === 'any')
      ? [i]
      : [],
  )
  return state => {
    let yes = 0
    let no = 0
    for (const i of indexes) {
      yes = Math.max(yes, state.consentAt(i))
      no = Math.max(no, state.optOutAt(i))
    }
    if (yes === 0 && no === 0) return 'none'
    return yes > no ? 'yes' : 'no'
  }
}
