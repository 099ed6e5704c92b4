import { type Condition, compileCondition, type FieldTest } from '@candor/conditions'
import { type Act, day, type Instant, type QuietHours } from '@candor/terms'
import type { Cells } from '../cells.ts'
import { namedForSharing } from '../choices.ts'
import { channelBits } from '../compact/channel-bits.ts'
import { CompactFacts, type CountedBudget } from '../compact/compact-facts.ts'
import { type Cell, canSpeak } from '../compile.ts'
import type { Traits } from '../facts.ts'
import type { OwnRules } from '../own/own-rule.ts'
import { actPredicates } from '../predicates/act.ts'
import { applies } from '../predicates/budget.ts'
import { subjectCap } from '../predicates/limits.ts'
import { type PredicateName, predicateNamed } from '../predicates/vocabulary.ts'
import type { Question } from '../question.ts'
import type { Rule, Test } from '../rule.ts'
import { dateIn } from '../time/calendar.ts'
import { firstOpen } from '../waits.ts'

/** A place and a zone as facts name them, with the limits of people there who set some by the clock or of how much. */
export type Home = {
  readonly country: string
  readonly region: string | undefined
  readonly zone: string
  readonly quietHours: readonly QuietHours[]
  readonly budgets: readonly CountedBudget[]
  readonly noOffersAtNight: boolean
}

/**
 * Sorted instants and ages at which an answer may turn for people of one home: what lies between two of them is all alike. Homes of
 * one `kind` are alike although their turns may lie elsewhere: who has reached as many of the turns of theirs gets the same answers. `asks`: the predicates that rules there may ask.
 */
export type Turns = {
  readonly instants: readonly Instant[]
  readonly ages: readonly number[]
  readonly kind: string
  readonly asks: ReadonlySet<string>
}

/**
 * What of a customer can make a difference to some acts at one instant. Customers who are alike in all of it get the same verdict on
 * each of the acts, apart from the instants at which waits end. All else of them may differ: other purposes and channels, exact
 * instants, exact ages. This is what lets a plan judge one of many.
 *
 * Alike are two customers who have homes of one kind, the same flags, dial, guard wishes, own limits and wanted topics; whose age and whose
 * instants (choices looked at, purchases, inquiries, subscriptions) lie between the same turns; in whom the same of the yeses looked
 * at are newer than the same of the noes; whose traits are of the same kind; and in whom the same budgets are full.
 */
export type Distinctions = {
  /** Predicates that some rule may ask of somebody somewhere. */
  readonly asks: ReadonlySet<string>
  /** Is a yes for the purpose on the channel (or `any`) looked at? */
  readonly looksAtYes: (purpose: string, channel: string) => boolean
  readonly looksAtNo: (purpose: string, channel: string) => boolean
  /** A no that makes an act wait for longer than `steadyFor`: whoever said it is to be judged alone. */
  readonly waitsLongAfterNo: (purpose: string) => boolean
  /** The brand's budgets, and what laws count like budgets. */
  readonly budgets: readonly CountedBudget[]
  /** Does one of the customer's own budgets count the acts? */
  readonly counts: (budget: CountedBudget) => boolean
  /** Topics that the acts bring up. */
  readonly topics: readonly string[]
  /** By field: which kind of value it is for the brand's own rules, as a small number. Throws for what is no value. */
  readonly traits: ReadonlyMap<string, (value: Traits[string] | undefined) => number>
  /** Throws where the home is damaged; people there are to be judged alone. */
  readonly turnsOf: (home: Home) => Turns
  /** Waits that end later than so many milliseconds from now may become refusals: whoever has one is to be judged alone. */
  readonly steadyFor: number
}

type Ground = {
  readonly rules: readonly Rule[]
  readonly cells: Cells
  readonly question: Question
  readonly own: OwnRules
}

const everyNo = new Set(['refused-for-anything', 'refused-for-anything-since-consent', 'refused-within-minutes'])
const namesPurpose = new Set(['named-consent', 'named-soft-opt-in', 'authorisation-within-year'])
const ofSale: ReadonlySet<string> = new Set(['sale', 'cross-context-ads', 'any'])

/** What can make a difference to these acts at `at`. See `Distinctions`. */
export function distinctionsOf(ground: Ground, acts: readonly Act[], at: Instant): Distinctions {
  const each = [...new Map(acts.map(act => [JSON.stringify(act), act])).values()].map(act => lookedAt(ground, act, at))
  const { brand } = ground.question
  const placed = new Map<string, Placed>()
  const conditions = Object.values(ground.own).map(rule => rule.when)
  const asked = conditions.flatMap(choicesIn)
  const answered = (purpose: string, channel: string): boolean =>
    asked.some(choice => isOf(purpose, choice.purpose) && isOf(channel, choice.channel))
  const bits = acts.map(act => channelBits(act.channel))
  const capped = each.some(({ waits }) => waits.has('three-on-a-subject'))
  return {
    asks: new Set(each.flatMap(({ left }) => [...left.values()].flatMap(asked => asked.map(({ is }) => is)))),
    looksAtYes: (purpose, channel) =>
      answered(purpose, channel) || each.some(({ yes, meets }) => meets(channel) && yes.has(purpose)),
    looksAtNo: (purpose, channel) =>
      answered(purpose, channel) ||
      each.some(({ no, everyNo, anywhere, meets }) =>
        meets(channel) ? everyNo || no.has(purpose) || anywhere.has(purpose) : anywhere.has(purpose),
      ),
    waitsLongAfterNo: purpose =>
      ofSale.has(purpose) && each.some(({ waits }) => waits.has('year-since-opt-out-of-sale')),
    budgets: [
      ...brand.budgets.filter(budget => bits.some(bit => counts(budget, bit))),
      ...(capped ? [subjectCap] : []),
    ],
    counts: budget => bits.some(bit => counts(budget, bit)),
    topics: [...new Set(acts.flatMap(act => act.topics ?? []))],
    traits: traitKinds(conditions),
    turnsOf: home => turnsOf(ground, each, at, home, placed),
    steadyFor: holidaysAhead(ground.question, at) > mostHolidays ? 0 : steady,
  }
}

const steady = 100 * day
/** With more in the year ahead, a wait may end so that no day is left open. */
const mostHolidays = 60

function holidaysAhead({ brand }: Question, at: Instant): number {
  const today = dateIn(brand.zone, at)
  return [...brand.holidays].filter(date => date >= today - 1 && date <= today + 401).length
}

const counts = (budget: CountedBudget, bits: number): boolean => budget.max > 0 && applies(budget, bits)

const isOf = (said: string, asked: string): boolean => said === asked || said === 'any'

/** What the rules that may speak on one act look at of choices, and by what they wait. */
function lookedAt({ rules, question }: Ground, act: Act, at: Instant) {
  question.put(act, nobody, at, undefined)
  const { purpose } = question
  const speaking = rules.filter(rule => canSpeak(rule, act.kind, act.channel) && leftIn(rule.scope, question) !== false)
  const left = new Map(speaking.map(rule => [rule.id, leftOf(rule, question).map(named)]))
  const tests = [...left.values()].flat()
  const namedByRules = tests.flatMap(({ is, of }) => (namesPurpose.has(is) ? [of[0]!] : []))
  const own = [purpose, ...(purpose === 'cross-context-ads' ? ['sale'] : []), ...namedByRules]
  const waits: ReadonlySet<string> = new Set(
    speaking.flatMap(({ clauses }) => clauses.flatMap(clause => (clause.says === 'defer' ? [clause.while] : []))),
  )
  const optedOut = tests.flatMap(({ is, of }) => (is === 'opted-out-of' ? [...of, 'any'] : []))
  const confirms = act.kind === 'contact' && act.purpose === 'optout-confirmation'
  const bits = channelBits(act.channel)
  return {
    ...{ act, left, inCell: new Map<Cell, readonly Asked[]>() },
    yes: new Set([...own, ...(act.kind === 'share' ? namedForSharing : [])]),
    no: new Set([...own, 'any']),
    everyNo: confirms || tests.some(({ is }) => everyNo.has(is)),
    anywhere: new Set([...optedOut, ...(waits.has('year-since-opt-out-of-sale') ? ofSale : [])]),
    meets: (channel: string): boolean => (channelBits(channel) & bits) !== 0,
    waits,
  }
}

const nobody = new CompactFacts()

type Looked = ReturnType<typeof lookedAt>

/** A predicate that may be asked, under a name that tells it from others. */
type Asked = { readonly is: PredicateName; readonly of: readonly string[]; readonly name: string }

const named = ({ is, of = [] }: Named): Asked => ({ is, of, name: JSON.stringify([is, of]) })

/** What the rules of a cell may ask of customers, each once. */
function askedIn(cell: Cell, { left, inCell }: Looked): readonly Asked[] {
  const known = inCell.get(cell)
  if (known !== undefined) return known
  const asked = cell.rules.flatMap(rule => left.get(rule.id) ?? [])
  const found = [...new Map(asked.map(one => [one.name, one])).values()]
  inCell.set(cell, found)
  return found
}

type Named = Extract<Test, { readonly is: unknown }>

/** What of a rule the act does not settle: the predicates that may still be asked of customers. */
function leftOf({ scope, clauses }: Rule, question: Question): readonly Named[] {
  const scoped = leftIn(scope, question)
  if (scoped === false) return []
  const left = scoped === true ? [] : [...scoped]
  for (const clause of clauses) {
    const when = clause.says === 'defer' ? [] : leftIn(clause.when, question)
    if (typeof when !== 'boolean') left.push(...when)
    if (when === true) break
  }
  return left
}

/** Settled by the act alone, or the predicates that are left. */
function leftIn(test: Test | undefined, question: Question): boolean | readonly Named[] {
  if (test === undefined) return true
  if ('not' in test) {
    const left = leftIn(test.not, question)
    return typeof left === 'boolean' ? !left : left
  }
  if ('is' in test) return byAct.has(test.is) ? predicateNamed(test.is).test(question, test.of ?? []) : [test]
  const deciding = 'any' in test
  const parts = (deciding ? test.any : test.all).map(part => leftIn(part, question))
  if (parts.includes(deciding)) return deciding
  const open = parts.flatMap(part => (typeof part === 'boolean' ? [] : [part]))
  return open.length === 0 ? !deciding : open.flat()
}

/** Predicates that look at nothing but the act. */
const byAct: ReadonlySet<string> = new Set(Object.keys(actPredicates).filter(name => name !== 'confirms-opt-out'))

function turnsOf(ground: Ground, each: readonly Looked[], at: Instant, home: Home, known: Map<string, Placed>): Turns {
  const { cells, question } = ground
  const facts = Object.assign(new CompactFacts(), home)
  const place = cells.placeOf(facts)
  const name = JSON.stringify([home.country, home.region, home.zone])
  const kinds = each.map(({ act }) => {
    question.put(act, facts, at, place.where)
    const cell = cells.at(place, act.kind, act.channel)
    return `${numberOf(cell)} ${cell.answers.list(question)} ${opensSoon(cell, question)}`
  })
  const placed = known.get(name) ?? placedIn(ground, each, at, home)
  known.set(name, placed)
  const unlike = kinds.some(kind => kind.endsWith('false')) ? JSON.stringify(home) : ''
  return { ...placed.turns, kind: [...kinds, placed.names, unlike].join('\n') }
}

type Placed = { readonly turns: Omit<Turns, 'kind'>; readonly names: string }

/** What follows from the place and the zone alone. */
function placedIn({ cells, question }: Ground, each: readonly Looked[], at: Instant, home: Home): Placed {
  const { country, region, zone } = home
  const facts = Object.assign(new CompactFacts(), { country, region, zone })
  const place = cells.placeOf(facts)
  const instants: Turn[] = [{ at: at + 1, name: 'after' }]
  const ages: Turn[] = []
  const asks = new Set<string>()
  for (const [i, looked] of each.entries()) {
    question.put(looked.act, facts, at, place.where)
    for (const { is, of, name } of askedIn(cells.at(place, looked.act.kind, looked.act.channel), looked)) {
      const { turnsAt, turnsAtAge } = predicateNamed(is)
      if (turnsAt) instants.push({ at: turnsAt(question, of), name: `${i} ${name}` })
      if (turnsAtAge) ages.push({ at: turnsAtAge(question, of), name: `${i} ${name}` })
      asks.add(is)
    }
  }
  const sorted = [instants, ages].map(inOrder)
  return {
    turns: { instants: sorted[0]!.map(turn => turn.at), ages: sorted[1]!.map(turn => turn.at), asks },
    names: sorted.flatMap(turns => turns.map(turn => turn.name)).join('\n'),
  }
}

type Turn = { readonly at: number; readonly name: string }

const inOrder = (turns: readonly Turn[]): readonly Turn[] =>
  turns.toSorted((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1))

const numbers = new WeakMap<Cell, number>()
let numbered = 0

/** Cells are told apart by a number: places that no rule tells apart share theirs. */
function numberOf(cell: Cell): number {
  const number = numbers.get(cell) ?? numbered++
  numbers.set(cell, number)
  return number
}

/** Is there an instant soon at which nothing but what the customer said and did can hold the act up? */
function opensSoon({ rules, heard }: Cell, question: Question): boolean {
  const waiting = rules.flatMap(({ opensAt }, i) => (opensAt === undefined ? [] : [i]))
  const open = firstOpen(rules, waiting, heard, question, question.at)
  return open !== undefined && open - question.at <= steady
}

function choicesIn(condition: Condition): readonly { readonly purpose: string; readonly channel: string }[] {
  if ('all' in condition) return condition.all.flatMap(choicesIn)
  if ('any' in condition) return condition.any.flatMap(choicesIn)
  if ('not' in condition) return choicesIn(condition.not)
  return 'choice' in condition ? [condition.choice] : []
}

function fieldTestsIn(condition: Condition): readonly FieldTest[] {
  if ('all' in condition) return condition.all.flatMap(fieldTestsIn)
  if ('any' in condition) return condition.any.flatMap(fieldTestsIn)
  if ('not' in condition) return fieldTestsIn(condition.not)
  return 'field' in condition ? [condition] : []
}

type Kinds = (value: Traits[string] | undefined) => number

/** Values about which all comparisons of all own rules say the same are of one kind. */
function traitKinds(conditions: readonly Condition[]): ReadonlyMap<string, Kinds> {
  const byField = new Map<string, FieldTest[]>()
  for (const test of conditions.flatMap(fieldTestsIn)) {
    const tests = byField.get(test.field) ?? []
    byField.set(test.field, tests)
    tests.push(test)
  }
  return new Map([...byField].map(([field, tests]) => [field, kindsOf(tests)]))
}

function kindsOf(tests: readonly FieldTest[]): Kinds {
  type Value = { readonly value: Exclude<Traits[string], null> | undefined }
  const access = { field: () => (row: Value) => row.value, choice: () => () => 'none' as const }
  const holds = tests.map(test => compileCondition<Value>(test, access))
  const known = new Map<string, number>()
  return value => {
    const answers =
      value === null ? 'unread' : `${value === undefined}${holds.map(test => (test({ value }) ? 1 : 0)).join('')}`
    const kind = known.get(answers) ?? known.size
    known.set(answers, kind)
    return kind
  }
}
