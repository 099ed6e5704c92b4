import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { lawExamples } from '../../../scripts/law-examples.ts'
import { lawPages } from './law-book.ts'
import { lawPacks } from './packs/loaded.ts'

const folder = new URL('../../../docs/law/', import.meta.url)
const pages = lawPages(lawExamples())

test('docs/law is what the packs say now; npm run docs:law writes it anew', () => {
  assert.deepEqual(readdirSync(folder).toSorted(), [...pages.keys()].toSorted())
  for (const [name, text] of pages) assert.equal(readFileSync(new URL(name, folder), 'utf8'), text, name)
})

test('every rule of law has its own heading, law, confidence and day of checking', () => {
  for (const { name, rules } of lawPacks) {
    const page = pages.get(`${name}.md`)!
    for (const { id, citation } of rules) {
      const part = page.split(`\n## ${id}\n`)[1]?.split('\n## ')[0] ?? ''
      assert.ok(part.includes(`**Law**: ${citation}`), id)
      assert.match(part, /\*\*Confidence\*\*: (high|medium-high|medium)[^\n]*Checked on \d{4}-\d\d-\d\d\./, id)
      assert.match(part, /\*\*Says\*\*\n {2}1\. `/, id)
    }
  }
})

test('each page says that it is no legal advice', () => {
  for (const [name, text] of pages) assert.ok(text.includes('Engineering guidance, not legal advice.'), name)
})
