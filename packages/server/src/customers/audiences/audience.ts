import {
  type Access,
  type Answer,
  type Coding,
  type Condition,
  compileCondition,
  counterKey,
  type Scalar,
} from '@candor/conditions'
import {
  type AttributeColumn,
  attributeColumn,
  type Codes,
  codeOf,
  type Readable,
  type StateLayout,
  slotColumns,
} from '../state/index.ts'

/** Does this customer belong to the audience? Reads the decision state and what was counted, allocates nothing. */
export type Belongs = (customer: string, state: Readable) => boolean

/** What was counted beforehand, by `counterKey` and customer; who is missing there counts as 0. */
export type AudienceCounts = ReadonlyMap<string, ReadonlyMap<string, number>>

type Member = { customer: string; state: Readable }

/** Compiles an audience's condition over decision states of one layout. Every count it needs must be in `counts`. */
export function compileAudience(
  condition: Condition,
  layout: StateLayout,
  codes: Codes,
  counts: AudienceCounts,
): Belongs {
  const matches = compileCondition(condition, accessTo(layout, codes, counts))
  let member: Member | undefined
  return (customer, state) => {
    // One object for all: a plan asks about millions of customers.
    if (member) {
      member.customer = customer
      member.state = state
    } else member = { customer, state }
    return matches(member)
  }
}

/** The columns of a tile that a condition reads, apart from what it counts. */
export function columnsAsked(condition: Condition, layout: StateLayout): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(part => columnsAsked(part, layout))
  if ('any' in condition) return condition.any.flatMap(part => columnsAsked(part, layout))
  if ('not' in condition) return columnsAsked(condition.not, layout)
  if ('field' in condition)
    return layout.attributes.flatMap(({ name }, i) => (name === condition.field ? [attributeColumn(i)] : []))
  if (!('choice' in condition)) return []
  return slotsOf(layout, condition.choice.purpose, condition.choice.channel).flatMap(slot => {
    const { yes, no } = slotColumns(slot)
    return [yes, no]
  })
}

function accessTo(layout: StateLayout, codes: Codes, counts: AudienceCounts): Access<Member> {
  const indexOf = (name: string): number => layout.attributes.findIndex(column => column.name === name)
  return {
    field(name) {
      const index = indexOf(name)
      if (index < 0) throw new RangeError(`no attribute field ${name} in the decision state`)
      return ({ state }) => {
        const value = state.attribute(index)
        return Number.isNaN(value) ? undefined : value
      }
    },
    choice(purpose, channel) {
      const answer = answerIn(layout, purpose, channel)
      return ({ state }) => answer(state)
    },
    count(counter) {
      const found = counts.get(counterKey(counter))
      if (!found) throw new RangeError(`${counter.event} was not counted`)
      return ({ customer }) => found.get(customer) ?? 0
    },
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
function answerIn(layout: StateLayout, purpose: string, channel: string): (state: Readable) => Answer {
  const indexes = slotsOf(layout, purpose, channel)
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

const slotsOf = (layout: StateLayout, purpose: string, channel: string): readonly number[] =>
  layout.slots.flatMap((slot, i) =>
    (slot.purpose === purpose || slot.purpose === 'any') && (slot.channel === channel || slot.channel === 'any')
      ? [i]
      : [],
  )
