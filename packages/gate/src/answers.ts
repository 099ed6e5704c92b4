import { predicateNamed } from './predicates/vocabulary.ts'
import type { Question } from './question.ts'
import type { Test } from './rule.ts'

/** Throws where the facts asked about are damaged. */
export type Ask = (question: Question, of: readonly string[]) => boolean
export type Named = Extract<Test, { readonly is: unknown }>

const nothing: readonly string[] = []

/** The answers to all that the rules of a cell may ask about one act; each is found when first asked for, and once. */
export class Answers {
  readonly #asks: Ask[] = []
  readonly #of: (readonly string[])[] = []
  readonly #numbers = new Map<string, number>()
  #question!: Question
  /** Per question the turn in which it was answered, and one more for yes: so nothing is wiped between two acts. */
  readonly #answered: number[] = []
  #turn = 0

  /** The number under which a predicate is asked. */
  to({ is, of = nothing }: Named): number {
    const name = JSON.stringify([is, of])
    const number = this.#numbers.get(name) ?? this.add(predicateNamed(is).test, of)
    this.#numbers.set(name, number)
    return number
  }

  /** The predicates that are asked, each once. */
  get named(): readonly Named[] {
    return [...this.#numbers.keys()].map(name => {
      const [is, of] = JSON.parse(name)
      return { is, of }
    })
  }

  /** What each is answered, by number: 1 yes, 0 no, x where it cannot be answered. */
  list(question: Question): string {
    return this.#asks.map((ask, i) => answerTo(ask, question, this.#of[i]!)).join('')
  }

  /** The number of a question of its own. */
  add(ask: Ask, of: readonly string[] = nothing): number {
    this.#of.push(of)
    this.#answered.push(0)
    return this.#asks.push(ask) - 1
  }

  /** The question of that number itself. */
  asked(number: number): { readonly ask: Ask; readonly of: readonly string[] } {
    return { ask: this.#asks[number]!, of: this.#of[number]! }
  }

  /** From now on the answers are about this question. */
  begin(question: Question): void {
    this.#question = question
    this.#turn += 2
  }

  /** Throws where the facts asked about are damaged. */
  at(number: number): boolean {
    const answered = this.#answered[number]!
    if (answered >= this.#turn) return answered > this.#turn
    const yes = this.#asks[number]!(this.#question, this.#of[number]!)
    this.#answered[number] = yes ? this.#turn + 1 : this.#turn
    return yes
  }
}

function answerTo(ask: Ask, question: Question, of: readonly string[]): string {
  try {
    return ask(question, of) ? '1' : '0'
  } catch {
    return 'x'
  }
}
