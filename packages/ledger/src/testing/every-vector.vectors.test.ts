import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { vectors } from './vectors.ts'

/** What in the file is said to people. */
const prose = ['_note', 'source', 'also', 'malformed_bytes_note', 'message_format', 'key_id', 'sig_bytes']

test('every section of the vectors file is used by a test', () => {
  const folder = new URL('..', import.meta.url).pathname
  const tests = globSync(`${folder}*/*.vectors.test.ts`).filter(file => !file.includes('every-vector'))
  const sources = tests.map(file => readFileSync(file, 'utf8')).join('\n')
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(sources)
  const sections = Object.entries(vectors).filter(([name]) => !name.startsWith('_'))
  assert.ok(sections.length >= 12 && tests.length >= 5)
  for (const [name, section] of sections) {
    assert.ok(new RegExp(`vectors\\.${name}\\b`).test(sources), `no test uses the section ${name}`)
    const parts = Array.isArray(section) ? [] : Object.keys(section).filter(part => !prose.includes(part))
    for (const part of parts) assert.ok(uses(part), `no test uses ${part} of the section ${name}`)
  }
})
