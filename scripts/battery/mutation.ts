import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MutantResult } from '@stryker-mutator/api/core'
import { Stryker } from '@stryker-mutator/core'
import { writeQuestions } from '../mutation/questions.ts'
import { isListed } from '../mutation/survivors.ts'
import { scaled, type Trial } from './trial.ts'

const gate = 'packages/gate/src'

/** Predicates, compiler and dates: all that a verdict is worked out with, but not the rules, which are data. */
const mutated = [
  `${gate}/{predicates,compact,time}/*.ts`,
  `${gate}/{answers,area,brand-terms,cells,choices,compile,compile-rule,compile-test,conclude,due,judge,law-choices}.ts`,
  `${gate}/{question,step,tree,utterance,waits,will}.ts`,
  `!${gate}/**/*.test.ts`,
  // Texts of instants, for files and for people.
  `!${gate}/time/{format,parse}-instant.ts`,
]

const needed = 90

/** Changes the code in every small way Stryker knows, one at a time; each change must alter an answer. */
export const mutation: Trial = async (seed, scale) => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-mutation-'))
  const questions = join(folder, 'questions')
  const asked = writeQuestions(questions, seed, scaled(1_000, scale))
  const results = await new Stryker({
    mutate: mutated,
    plugins: ['./scripts/mutation/runner.ts'],
    testRunner: 'questions',
    ignorers: ['texts'],
    coverageAnalysis: 'off',
    concurrency: 2,
    // The runner itself ends what turns in circles.
    timeoutMS: 600_000,
    warnings: { unknownOptions: false },
    checkers: [],
    reporters: ['progress-append-only', 'survivors'],
    tempDirName: join(folder, 'copy'),
    ignorePatterns: ['*', '!packages', '!packages/gate/**', '!package.json', '!test', '!test/**'],
    questions,
  } as never).runMutationTest()
  rmSync(folder, { recursive: true, force: true })
  return report(results, asked)
}

function report(results: readonly MutantResult[], asked: number): string {
  const of = (...statuses: readonly MutantResult['status'][]) =>
    results.filter(({ status }) => statuses.includes(status))
  const [killed, endless, survived] = [of('Killed'), of('Timeout'), of('Survived')]
  const unlisted = survived.filter(mutant => !isListed(mutant))
  const score = (100 * (killed.length + endless.length)) / (killed.length + endless.length + survived.length)
  const numbers = [
    `${score.toFixed(1)} % of ${results.length} mutants`,
    `${killed.length} killed, ${endless.length} endless, ${survived.length} survived (${unlisted.length} without a reason)`,
    `${of('Ignored').length} in texts left out, ${of('CompileError', 'RuntimeError').length} broken`,
    `each asked up to ${asked} questions`,
  ].join('; ')
  if (score < needed || unlisted.length > 0) throw new Error(numbers)
  return numbers
}
