import './runtime.ts'
import { parseArgs } from 'node:util'
import { dependencies } from './check/dependencies.ts'
import { docs } from './check/docs.ts'
import { purity } from './check/purity.ts'
import { sizes } from './check/sizes.ts'
import { type Finding, type Stage, toolStage } from './check/stage.ts'
import { fastTests } from './check/tests.ts'
import { words } from './check/words.ts'

/** Longest first, so that two at a time end together. */
const stages: readonly Stage[] = [
  // What was checked before is remembered; only what changed is checked again.
  toolStage('types', 'tsc', [
    '-p',
    'tsconfig.json',
    '--incremental',
    '--tsBuildInfoFile',
    'node_modules/.cache/types.tsbuildinfo',
  ]),
  toolStage('floors', 'depcruise', [
    'packages',
    'scripts',
    'test',
    'stories',
    'examples',
    'bench',
    '--config',
    '.dependency-cruiser.mjs',
  ]),
  fastTests,
  toolStage('unused', 'knip', []),
  toolStage('types of pure packages', 'tsc', ['-p', 'tsconfig.pure.json']),
  docs,
  toolStage('style', 'biome', ['check', '.', '--error-on-warnings']),
  sizes,
  purity,
  words,
  dependencies,
]

const atATime = 2
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quiet: { type: 'boolean', default: false }, without: { type: 'string', multiple: true, default: [] } },
})
const isNamed = ({ name }: Stage, words: readonly string[]): boolean => words.some(word => name.includes(word))
const chosen = stages.filter(
  stage => (positionals.length === 0 || isNamed(stage, positionals)) && !isNamed(stage, values.without),
)

async function timed(stage: Stage): Promise<boolean> {
  const start = performance.now()
  const finding = await stage
    .run()
    .catch((error: Error): Finding => ({ good: false, says: 'broke', details: error.stack ?? String(error) }))
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${finding.good ? 'ok  ' : 'FAIL'} ${stage.name.padEnd(22)} ${seconds.padStart(5)} s  ${finding.says}`)
  if (finding.details !== undefined && !(finding.good && values.quiet))
    console.log(finding.details.replaceAll(/^/gm, '     '))
  return finding.good
}

const waiting = [...chosen]
const results: boolean[] = []
async function worker() {
  for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) results.push(await timed(stage))
}
await Promise.all(Array.from({ length: atATime }, worker))

const failed = results.filter(good => !good).length
console.log(`${results.length - failed} stages good, ${failed} to mend`)
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1
