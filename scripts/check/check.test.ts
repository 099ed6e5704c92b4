import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tallyLine } from '../run-tests.ts'
import { runtimeTree } from './dependencies.ts'
import { fencesOf } from './fences.ts'
import { impurities } from './purity.ts'
import { parseText } from './syntax.ts'

test('a fence knows its page, line, language and marks, in lists too', () => {
  const page = [
    'Text',
    '',
    '```ts run',
    'const a = 1',
    '```',
    '',
    '- item',
    '',
    '  ```yaml',
    '  a:',
    '    b: 1',
    '  ```',
  ].join('\n')
  assert.deepEqual(fencesOf('docs/x.md', page), [
    { path: 'docs/x.md', line: 3, language: 'ts', marks: ['run'], text: 'const a = 1' },
    { path: 'docs/x.md', line: 9, language: 'yaml', marks: [], text: 'a:\n  b: 1' },
  ])
})

test('a fence of four ticks may hold three', () => {
  const [fence] = fencesOf('x.md', ['````text', '```', 'inner', '```', '````'].join('\n'))
  assert.equal(fence?.text, '```\ninner\n```')
})

test('the runtime tree follows workspaces and nested versions as Node does', () => {
  const tree = runtimeTree('packages/server', {
    'packages/server': { dependencies: { '@x/lib': '1', a: '1' } },
    'packages/lib': { dependencies: { b: '1' } },
    'node_modules/@x/lib': { link: true, resolved: 'packages/lib' },
    'node_modules/a': { dependencies: { b: '2' } },
    'node_modules/a/node_modules/b': { hasInstallScript: true },
    'node_modules/b': {},
    'node_modules/unused': {},
  })
  assert.deepEqual(tree.map(each => each.path).sort(), [
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/b',
  ])
})

const inGate = (text: string) => impurities(parseText('packages/gate/src/x.ts', text)).length
const inRoom = (text: string) => impurities(parseText('packages/server/src/acts/x.ts', text)).length

test('a clock, chance, a timer and the network are found; their names in text are not', () => {
  for (const text of [
    'Date.now()',
    'new Date()',
    'globalThis.fetch("x")',
    'Math.random()',
    'setTimeout(f, 1)',
    'crypto.randomUUID()',
  ]) {
    assert.equal(inRoom(text), 1, text)
    assert.equal(inGate(text), 1, text)
  }
  assert.equal(
    inRoom('// Date.now()\nconst a = "Math.random()"\nnew Date(0)\nasync function f() { await app.fetch(r) }'),
    0,
  )
})

test('the zone of the machine is found in pure packages', () => {
  assert.equal(inGate('new Intl.DateTimeFormat("en").format(0)'), 1)
  assert.equal(inGate('new Intl.DateTimeFormat("en", { timeZone: "UTC" }).format(0)'), 0)
  assert.equal(inGate('at.toLocaleDateString()'), 1)
})

test('the last line counts, and names what was left out only when something was', () => {
  assert.equal(tallyLine({ passed: 12, failed: 0, skipped: 0 }), '12 passed, 0 failed')
  assert.equal(tallyLine({ passed: 12, failed: 1, skipped: 2 }), '12 passed, 1 failed, 2 skipped')
})
