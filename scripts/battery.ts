import './runtime.ts'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { NotRun, type Trial } from './battery/trial.ts'

const usage = 'npm run battery [-- NAME…] [--seed N] [--scale 0.01…10]'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, scale: { type: 'string', default: '1' }, help: { type: 'boolean' } },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

const seed = Number(values.seed ?? randomInt(2 ** 31))
const scale = Number(values.scale)
if (!Number.isSafeInteger(seed) || !(scale >= 0.01 && scale <= 10)) {
  console.error(usage)
  process.exit(2)
}

/** The longer work, one after the other: name, and what it does. A failed one says how to run it again. */
const trials: Readonly<Record<string, () => Promise<Trial>>> = {
  kills: async () => (await import('./battery/kills.ts')).kills,
  race: async () => (await import('./battery/race.ts')).race,
  'log-kills': async () => (await import('./battery/log-kills.ts')).logKills,
  foreign: async () => (await import('./battery/foreign.ts')).foreign,
  tamper: async () => (await import('./battery/tamper.ts')).tamper,
  mutation: async () => (await import('./battery/mutation.ts')).mutation,
  erasure: async () => (await import('./battery/erasure.ts')).erasure,
  agreement: async () => (await import('./battery/agreement.ts')).agreement,
  gate: async () => (await import('./battery/gate.ts')).gate,
  demo: async () => (await import('./battery/demo.ts')).demo,
  bank: async () => (await import('./battery/bank.ts')).bank,
  monitoring: async () => (await import('./battery/monitoring.ts')).monitoring,
  explanations: async () => (await import('./battery/explanations.ts')).explanations,
}

const chosen = positionals.length > 0 ? positionals : Object.keys(trials)
const strange = chosen.filter(name => !Object.hasOwn(trials, name))
if (strange.length > 0) {
  console.error(`No trial is named ${strange.join(', ')}. There are ${Object.keys(trials).join(', ')}.`)
  process.exit(2)
}

let passed = 0
let failed = 0
let notRun = 0
for (const name of chosen) {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`
  try {
    const numbers = await (await trials[name]!())(seed, scale)
    passed++
    console.log(`passed  ${name}: ${numbers} (seed ${seed}, ${seconds()})`)
  } catch (error) {
    if (error instanceof NotRun) {
      notRun++
      console.log(`NOT RUN ${name}: ${error.message}`)
      continue
    }
    failed++
    console.log(`FAILED  ${name} after ${seconds()}: npm run battery -- ${name} --seed ${seed} --scale ${scale}`)
    console.error(error)
  }
}
console.log(`${passed} passed, ${failed} failed${notRun > 0 ? `, ${notRun} not run` : ''}`)
// Whatever a failed trial left open must not keep the battery waiting.
process.exit(failed === 0 ? 0 : 1)
