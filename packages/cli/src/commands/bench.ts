import { existsSync, readdirSync } from 'node:fs'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { count } from '../terminal/numbers.ts'

/** One measured number beside what it is measured against. */
type Measured = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: number
  readonly ratio: number
  readonly n: number
  readonly conditions: string
}

const folder = new URL('../../../../bench/', import.meta.url)

/** Runs one benchmark of a checkout. The JSON is one result, or a list where it measures several. */
export async function bench(name: string, seconds: number | undefined): Ending {
  const module = await load(name)
  if (!module.ok) return module
  const results = [await module.value.bench(seconds === undefined ? {} : { seconds })].flat()
  return ok({ json: results.length === 1 ? results[0] : results, lines: results.flatMap(resultLines) })
}

type Benchmark = { bench(options: { seconds?: number }): Promise<Measured | Measured[]> | Measured | Measured[] }

async function load(name: string): Promise<Result<Benchmark, Complaint>> {
  const known = existsSync(folder) ? readdirSync(folder).flatMap(file => /^([a-z-]+)\.ts$/.exec(file)?.[1] ?? []) : []
  const module = known.includes(name) ? ((await import(new URL(`${name}.ts`, folder).href)) as Partial<Benchmark>) : {}
  if (typeof module.bench === 'function') return ok(module as Benchmark)
  return err({
    what: `There is no benchmark "${name.slice(0, 40)}"`,
    why:
      known.length > 0 ? `The folder bench holds ${known.join(', ')}.` : 'Benchmarks need a checkout of the project.',
    next: 'Name one that measures, such as gate, plan or commit.',
    exit: exits.usage,
    code: 'usage',
  })
}

const resultLines = ({ name, value, unit, baseline, ratio, n, conditions }: Measured): string[] => [
  `${name}: ${figure(value)} ${unit}, ${ratio.toFixed(2)} of the baseline (${figure(baseline)}), n = ${count(n)}`,
  `  ${conditions}`,
]

const figure = (value: number): string => (Math.abs(value) >= 100 ? count(value) : value.toPrecision(3))
