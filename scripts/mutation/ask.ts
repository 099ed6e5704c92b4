import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { deserialize } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import type { Asked } from './questions.ts'

/** One mutant, and what it is asked: the copy of the code that carries it, and which questions of the first part come first. */
export type Order = {
  readonly mutant: string | undefined
  readonly code: string
  readonly questions: string
  readonly first: readonly number[]
  /** Test files that are run last, when every question was answered right; a failing one ends the thread with a code of its own. */
  readonly tests: readonly string[]
  /** Counts the questions answered, so that whoever waits can tell long work from an endless loop. */
  readonly count: Int32Array
}

/** The number of the first question answered otherwise; -1 when the code could not even be loaded. */
export type Outcome = { readonly killedBy: number | undefined; readonly asked: number }

const order = workerData as Order
enableCompileCache()
// The instrumented code looks here for the mutant that is switched on; also while it is loaded.
Object.assign(globalThis, { __stryker__: { activeMutant: order.mutant } })
const outcome = await outcomeOf(order)
parentPort?.postMessage(outcome)
if (outcome.killedBy === undefined)
  for (const file of order.tests) await import(pathToFileURL(`${order.code}/${file}`).href)

async function outcomeOf({ code, questions, first, count }: Order): Promise<Outcome> {
  const parts = deserialize(readFileSync(questions)) as readonly Uint8Array[]
  const answer = await loaded(code)
  if (answer === undefined) return { killedBy: -1, asked: 0 }
  let asked = 0
  for (const [number, bytes] of parts.entries()) {
    const part = deserialize(bytes) as readonly Asked[]
    const ahead = number === 0 ? first : []
    for (const question of [...ahead, ...part.keys()]) {
      asked++
      count[0] = asked
      if (!holds(answer, part[question]!)) return { killedBy: number === 0 ? question : part.length, asked }
    }
  }
  return { killedBy: undefined, asked }
}

type Answer = { readonly [of in Asked['of']]: (question: never) => unknown }

async function loaded(code: string): Promise<Answer | undefined> {
  const testing = pathToFileURL(`${code}/packages/gate/src/testing/`)
  try {
    const [{ said }, { datesOf }] = await Promise.all([
      import(new URL('agree.ts', testing).href),
      import(new URL('dates.ts', testing).href),
    ])
    return { gate: said, dates: datesOf }
  } catch {
    return undefined
  }
}

function holds(answer: Answer, { of, question, answer: right }: Asked): boolean {
  try {
    return isDeepStrictEqual(answer[of](question as never), right)
  } catch {
    return false
  }
}
