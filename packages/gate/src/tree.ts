import type { Answers, Ask } from './answers.ts'
import type { CompiledRule } from './compile-rule.ts'
import { type Conclusion, conclude } from './conclude.ts'
import type { Question } from './question.ts'
import { follow } from './step.ts'
import { type Utterance, weight } from './utterance.ts'
import { mayDefer } from './waits.ts'

/** What all rules of a cell say once enough is known. */
export type Ending = {
  /** What follows from it; the reasons of rules that defer still lack the times, which differ from act to act. */
  readonly conclusion: Conclusion
  readonly waits: readonly Deferring[]
  /** Places, in pack order, of the rules that may defer later on even where they do not now. */
  readonly mayDefer: readonly number[]
  /** Does a rule set a due date? It differs from act to act, and such acts are few: they are heard rule by rule. */
  readonly setsDue: boolean
}

/** A rule that defers: its place in pack order, and the place of its reason. */
type Deferring = { readonly rule: number; readonly reason: number }

/** A place in the tree: what was answered on the way here settles what is asked next, or that nothing is left to ask. */
type Fork = {
  readonly number: number
  readonly ask: Ask
  readonly of: readonly string[]
  readonly from: Fork | undefined
  readonly ending: Ending | undefined
  yes: Fork | undefined
  no: Fork | undefined
}

/** Forks a tree may hold, so that it stays at a few megabytes whatever it meets. */
export const mostForks = 10_000

/**
 * The rules of one cell folded into one tree of questions: no question is asked twice on a way, and no rule is walked by
 * itself. It grows along the answers it meets, because most of the others never come together. It keeps which answers lead to
 * which words and nothing about any customer: every question on the way is asked anew of every act.
 */
export class Tree {
  readonly #rules: readonly CompiledRule[]
  readonly #answers: Answers
  readonly #first: Fork
  #room: number

  constructor(rules: readonly CompiledRule[], answers: Answers, room: number) {
    this.#rules = rules
    this.#answers = answers
    this.#room = room
    this.#first = this.#forkAt(undefined, new Map())
  }

  /** The ending for the question; undefined where the tree has no room left to grow. Throws where a fact asked about is damaged. */
  endingOf(question: Question): Ending | undefined {
    let fork: Fork | undefined = this.#first
    while (fork !== undefined && fork.ending === undefined) {
      const yes = fork.ask(question, fork.of)
      fork = (yes ? fork.yes : fork.no) ?? this.#grow(fork, yes)
    }
    return fork?.ending
  }

  #grow(from: Fork, yes: boolean): Fork | undefined {
    if (this.#room <= 0) return undefined
    this.#room--
    const grown = this.#forkAt(from, answersOnTheWay(from).set(from.number, yes))
    if (yes) from.yes = grown
    else from.no = grown
    return grown
  }

  #forkAt(from: Fork | undefined, known: ReadonlyMap<number, boolean>): Fork {
    const steps = this.#rules.map(rule => follow(rule.speaks, known))
    const open = steps.find(step => step.yes !== undefined)
    const number = open?.asks ?? -1
    const { ask, of } = open === undefined ? nothingToAsk : this.#answers.asked(number)
    const ending =
      open === undefined
        ? endingIn(
            this.#rules,
            steps.map(step => step.says),
          )
        : undefined
    return { number, ask, of, from, ending, yes: undefined, no: undefined }
  }
}

const nothingToAsk = { ask: (): boolean => false, of: [] }

function endingIn(rules: readonly CompiledRule[], said: readonly (Utterance | undefined)[]): Ending {
  const speaking = said.flatMap((utterance, rule) =>
    utterance === undefined ? [] : [{ rule, weighs: utterance.weight }],
  )
  const waits = speaking
    .map(({ rule, weighs }, reason) => ({ rule, reason, weighs }))
    .filter(({ weighs }) => weighs === weight.defer)
  const setsDue = said.some(utterance => utterance?.due !== undefined)
  const holding = rules.flatMap(({ opensAt }, rule) => (opensAt !== undefined && mayDefer(said[rule]) ? [rule] : []))
  return { conclusion: conclude(said, []), waits, mayDefer: holding, setsDue }
}

function answersOnTheWay(to: Fork): Map<number, boolean> {
  const known = new Map<number, boolean>()
  for (let fork = to; fork.from !== undefined; fork = fork.from) known.set(fork.from.number, fork.from.yes === fork)
  return known
}
