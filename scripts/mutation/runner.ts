import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, declareFactoryPlugin, declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner'
import type { Order, Outcome } from './ask.ts'
import { ignorer } from './ignorer.ts'
import { survivorsAsTheyCome } from './survivors.ts'

const test = { id: 'questions', name: 'every question is answered as by the second implementation' }
const gate = 'packages/gate/src'
const unitTests = ['gate', 'mint', 'law-cases'].map(name => `${gate}/${name}.test.ts`)
const compactTests = ['compact-facts', 'compact'].map(name => `${gate}/compact/${name}.test.ts`)
const predicateTests = ['act', 'budget', 'choice', 'limits', 'place'].map(name => `${gate}/predicates/${name}.test.ts`)
const dateTests = ['zone', 'quiet', 'start-of-day'].map(name => `${gate}/time/${name}.test.ts`)

/** Unit tests that may tell a mutant of this file, quickest first: its own, then those of its floor. */
function testsOf(file: string): readonly string[] {
  const own = file.replace(/\.ts$/, '.test.ts')
  return [...new Set([...(existsSync(own) ? [own] : []), ...testsAround(file)])]
}

function testsAround(file: string): readonly string[] {
  if (file.includes('/time/')) return dateTests
  if (file.includes('/compact/')) return compactTests
  return file.includes('/predicates/') ? [...predicateTests, ...unitTests] : unitTests
}

const remembered = 40
/** Seconds of work without an answer, on however busy a machine; tests tell nothing before their end. */
const patience = 8
const patienceWithTests = 60
/** Killed by a test, or by not even coming to the first question. */
const byTests = -1

/**
 * Runs each mutant in a thread of its own, so that it is on while the rules are loaded and an endless loop can be ended. What
 * killed mutants of the same file is asked first.
 */
class QuestionRunner implements TestRunner {
  readonly #questions: string
  readonly #killers = new Map<string, number[]>()

  constructor(questions: string) {
    this.#questions = questions
  }

  capabilities() {
    return { reloadEnvironment: true }
  }

  async dryRun(): Promise<DryRunResult> {
    const began = performance.now()
    const outcome = await this.#ask(undefined, [], [...dateTests, ...compactTests, ...predicateTests, ...unitTests])
    if (outcome === undefined) return { status: DryRunStatus.Timeout }
    if (outcome.killedBy !== undefined)
      return {
        status: DryRunStatus.Error,
        errorMessage: `unchanged, question ${outcome.killedBy} is answered otherwise`,
      }
    const timeSpentMs = performance.now() - began
    return { status: DryRunStatus.Complete, tests: [{ ...test, status: TestStatus.Success, timeSpentMs }] }
  }

  async mutantRun({ activeMutant, sandboxFileName }: MutantRunOptions): Promise<MutantRunResult> {
    const killers = this.#killers.get(activeMutant.fileName) ?? []
    const outcome = await this.#ask(
      activeMutant.id,
      killers,
      testsOf(relative(process.cwd(), sandboxFileName).replaceAll('\\', '/')),
    )
    if (outcome === undefined) return { status: MutantRunStatus.Timeout }
    const { killedBy, asked } = outcome
    if (killedBy === undefined) return { status: MutantRunStatus.Survived, nrOfTests: asked }
    this.#killers.set(activeMutant.fileName, [...new Set([killedBy, ...killers])].filter(isNumber).slice(0, remembered))
    return {
      status: MutantRunStatus.Killed,
      killedBy: [test.id],
      failureMessage: `question ${killedBy}`,
      nrOfTests: asked,
    }
  }

  /** Undefined where no question was answered for a while: the mutant turns in circles. */
  #ask(mutant: string | undefined, first: readonly number[], tests: readonly string[]): Promise<Outcome | undefined> {
    const count = new Int32Array(new SharedArrayBuffer(4))
    const order: Order = { mutant, code: process.cwd(), questions: this.#questions, first, tests, count }
    const worker = new Worker(new URL('./ask.ts', import.meta.url), { workerData: order, stdout: true, stderr: true })
    worker.stdout.resume()
    worker.stderr.resume()
    return new Promise(settle => {
      let [seen, seenAfter] = [0, 0]
      let outcome: Outcome | undefined
      const watching = setInterval(async () => {
        const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }))
        const worked = (user + system) / 1e6
        if (count[0] !== seen) seenAfter = worked
        seen = count[0] ?? 0
        if (worked - seenAfter < (outcome ? patienceWithTests : patience)) return
        settle(undefined)
        void worker.terminate()
      }, 1_000)
      worker.once('message', (found: Outcome) => {
        outcome = found
      })
      // An error ends the thread with a code: the mutant is killed. In the run without a mutant that stops everything.
      worker.once('error', () => undefined)
      worker.once('exit', code => {
        clearInterval(watching)
        settle(outcome === undefined || code !== 0 ? { killedBy: outcome?.killedBy ?? byTests, asked: seen } : outcome)
      })
    })
  }
}

const isNumber = (question: number): boolean => question >= 0

runnerOf.inject = [commonTokens.options] as [typeof commonTokens.options]
function runnerOf(options: StrykerOptions): TestRunner {
  return new QuestionRunner(String(options['questions']))
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'questions', runnerOf),
  declareValuePlugin(PluginKind.Ignore, 'texts', ignorer),
  declareFactoryPlugin(PluginKind.Reporter, 'survivors', () => survivorsAsTheyCome),
]
