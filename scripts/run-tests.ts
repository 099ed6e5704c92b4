import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { run } from 'node:test'
import { dot, spec } from 'node:test/reporters'
import { isPure, projectFiles } from './files.ts'
import { root } from './runtime.ts'

export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** Test files whose path contains one of the filters (all when there is none). */
export function testFiles(filters: readonly string[] = []): string[] {
  const all = projectFiles('{packages,scripts,test,stories,examples,bench}/**/*.test.ts')
  return filters.length === 0
    ? all
    : all.filter(path => filters.some(filter => path.includes(filter.replace(/^\.\//, ''))))
}

/** Tests that need no store and no browser: the pure packages and these scripts. */
export const fastTestFiles = () => testFiles().filter(path => isPure(path) || path.startsWith('scripts/'))

type Options = { readonly report: 'spec' | 'dot'; readonly names?: readonly string[] }

/** Runs each file in its own process and counts single tests. A file that crashes or is cancelled counts as failed. */
export async function runTests(files: readonly string[], options: Options): Promise<Tally> {
  // Hundreds of processes load the same modules: compiled once, each starts a fifth sooner.
  process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/compile')
  const stream = run({
    files: files.map(path => join(root, path)),
    cwd: root,
    concurrency: 2,
    ...(options.names === undefined ? {} : { testNamePatterns: options.names as string[] }),
  })
  let tally: Tally = { passed: 0, failed: 0, skipped: 0 }
  stream.on('test:summary', ({ file, counts }) => {
    if (file === undefined) tally = countsToTally(counts)
  })
  const lines = options.report === 'dot' ? stream.compose(dot) : stream.compose(spec)
  lines.pipe(process.stdout, { end: false })
  await finished(lines)
  return tally
}

function countsToTally(counts: { tests: number; passed: number; skipped: number; todo: number }): Tally {
  const skipped = counts.skipped + counts.todo
  return { passed: counts.passed, failed: counts.tests - counts.passed - skipped, skipped }
}

/** The last line of a run, in the form that scripts read: `N passed, N failed`. */
export function tallyLine(tally: Tally): string {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`
}

/** A run is good when something passed, nothing failed and nothing was skipped. */
export const isGood = (tally: Tally) => tally.passed > 0 && tally.failed === 0 && tally.skipped === 0
