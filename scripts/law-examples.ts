import { readdirSync, readFileSync } from 'node:fs'
import type { ShownExample } from '../packages/gate/src/law-book.ts'

const root = new URL('../', import.meta.url)
const read = (path: string): readonly ShownExample[] => JSON.parse(readFileSync(new URL(path, root), 'utf8'))

/** Every policy example that the pages of law show: our own, and those of the rule table. */
export const lawExamples = (): readonly ShownExample[] => [
  ...readdirSync(new URL('test/examples/', root))
    .filter(name => name.startsWith('law-') && name.endsWith('.json'))
    .toSorted()
    .flatMap(name => read(`test/examples/${name}`)),
  ...read('test/vectors/law-cases.json'),
]
