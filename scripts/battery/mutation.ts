import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { MutantResult } from '@stryker-mutator/api/core'
import { Stryker } from '@stryker-mutator/core'
import { writeQuestions } from '../mutation/questions.ts'
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
    reporters: ['progress-append-only'],
    tempDirName: join(folder, 'copy'),
    ignorePatterns: ['*', '!packages', '!packages/gate/**', '!package.json', '!test', '!test/**'],
    questions,
  } as never).runMutationTest()
  rmSync(folder, { recursive: true, force: true })
  return report(results, asked)
}

/** A mutant that no question tells from the code, as `survivors.json` lists it: where, what became of what, and why it may. */
type Survivor = { readonly file: string; readonly was: string; readonly became: string; readonly why?: string }

const known = JSON.parse(readFileSync(new URL('../mutation/survivors.json', import.meta.url), 'utf8')) as Survivor[]

function report(results: readonly MutantResult[], asked: number): string {
  const of = (...statuses: readonly MutantResult['status'][]) =>
    results.filter(({ status }) => statuses.includes(status))
  const [killed, endless, survived] = [of('Killed'), of('Timeout'), of('Survived').map(survivorOf)]
  const isKnown = (one: Survivor) =>
    known.some(({ file, was, became }) => file === one.file && was === one.was && became === one.became)
  const unlisted = survived.filter(one => !isKnown(one))
  for (const one of unlisted) console.log(`survived without a reason: ${JSON.stringify(one)}`)
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

function survivorOf({ fileName, location: { start, end }, replacement = '' }: MutantResult): Survivor {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line)
  const last = lines.length - 1
  lines[last] = lines[last]!.slice(0, end.column - 1)
  lines[0] = lines[0]!.slice(start.column - 1)
  return { file: relative('packages/gate/src', fileName), was: lines.join('\n'), became: replacement }
}
