import type { Answers } from './answers.ts'
import type { Utterance } from './utterance.ts'

/** One step through a rule: it asks a question and goes on by the answer; a last step asks nothing and says something or nothing. */
export type Step = {
  readonly asks: number
  readonly yes: Step | undefined
  readonly no: Step | undefined
  readonly says: Utterance | undefined
}

const nothing = -1

export const say = (says: Utterance | undefined): Step => ({ asks: nothing, yes: undefined, no: undefined, says })

export const silence: Step = say(undefined)

/** The last step, whose word is the rule's. Throws where a question on the way cannot be answered. */
export function walk(from: Step, answers: Answers): Step {
  let step = from
  while (step.asks !== nothing) step = (answers.at(step.asks) ? step.yes : step.no)!
  return step
}

/** As far through a rule as what is known leads: to its last step, or to the first question that is still open. */
export function follow(from: Step, known: ReadonlyMap<number, boolean>): Step {
  let step = from
  while (known.has(step.asks)) step = (known.get(step.asks) ? step.yes : step.no)!
  return step
}
