import type { Access, Matches } from './access.ts'
import { compileFieldTest } from './compile-field.ts'
import type { ChoiceTest, Condition, EventTest } from './condition.ts'
import { counterOf } from './counter.ts'
import { countedIn } from './walk.ts'

/**
 * Turns a parsed condition into a function over rows, to be compiled once and run over many. Evaluation is pure, stops
 * at the first deciding part and allocates nothing. Throws only where `access` itself throws for a field it must know.
 */
export function compileCondition<Row>(condition: Condition, access: Access<Row>): Matches<Row> {
  if ('all' in condition) return every(condition.all.map(child => compileCondition(child, access)))
  if ('any' in condition) return some(condition.any.map(child => compileCondition(child, access)))
  if ('not' in condition) return negated(compileCondition(condition.not, access))
  if ('choice' in condition) return compileChoice(condition, access)
  return 'event' in condition ? compileEventTest(condition, access) : compileFieldTest(condition, access)
}

function compileEventTest<Row>(test: EventTest, access: Access<Row>): Matches<Row> {
  const read = access.count?.(counterOf(test))
  if (!read) throw new Error(`These rows hold no counts of ${test.event}.`)
  const { counting, count } = countedIn(test)
  if (counting === 'is') return row => read(row) === count
  if (counting === 'atLeast') return row => read(row) >= count
  if (counting === 'atMost') return row => read(row) <= count
  return counting === 'over' ? row => read(row) > count : row => read(row) < count
}

function compileChoice<Row>({ choice }: ChoiceTest, access: Access<Row>): Matches<Row> {
  const read = access.choice(choice.purpose, choice.channel)
  const { says } = choice
  return row => read(row) === says
}

const negated =
  <Row>(part: Matches<Row>): Matches<Row> =>
  row =>
    !part(row)

// Folded into pairs: two known calls run faster than a loop over a list of functions.
const every = <Row>(parts: readonly Matches<Row>[]): Matches<Row> =>
  parts.length === 0 ? () => true : parts.reduceRight((rest, part) => row => part(row) && rest(row))

const some = <Row>(parts: readonly Matches<Row>[]): Matches<Row> =>
  parts.length === 0 ? () => false : parts.reduceRight((rest, part) => row => part(row) || rest(row))
