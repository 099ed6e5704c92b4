import './runtime.ts'
import { parseArgs } from 'node:util'
import { fastTestFiles, isGood, runTests, type Tally, tallyLine, testFiles } from './run-tests.ts'

const usage = 'npm test [-- PATH…] [--fast] [--name PATTERN] [--report spec|dot]'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fast: { type: 'boolean', default: false },
    name: { type: 'string', multiple: true },
    report: { type: 'string', default: 'spec' },
    help: { type: 'boolean' },
  },
})

if (values.help) {
  console.log(usage)
  process.exit(0)
}

const files = values.fast ? fastTestFiles() : testFiles(positionals)
if (files.length === 0) {
  console.error(`No test file matches ${positionals.join(', ')}.`)
  process.exit(2)
}

/** One PostgreSQL for all files: each test makes its own database in it. */
async function borrowPostgres(): Promise<{ stop(): Promise<void> }> {
  if (values.fast || process.env['CANDOR_TEST_PG'] !== undefined) return { stop: async () => {} }
  const { startPostgres } = await import('../test/postgres.ts')
  const postgres = await startPostgres()
  process.env['CANDOR_TEST_PG'] = postgres.url
  return postgres
}

const postgres = await borrowPostgres()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await postgres.stop()
    process.exit(1)
  })
}

let tally: Tally
try {
  tally = await runTests(files, {
    report: values.report === 'dot' ? 'dot' : 'spec',
    ...(values.name === undefined ? {} : { names: values.name }),
  })
} finally {
  await postgres.stop()
}
process.exitCode = isGood(tally) ? 0 : 1
console.log(tallyLine(tally))
