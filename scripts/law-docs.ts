import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { lawPages } from '../packages/gate/src/law-book.ts'
import { lawExamples } from './law-examples.ts'

/** Writes docs/law anew from the packs; a test holds that pages and packs agree. */
const folder = new URL('../docs/law/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) rmSync(new URL(name, folder))
for (const [name, text] of lawPages(lawExamples())) writeFileSync(new URL(name, folder), text)
