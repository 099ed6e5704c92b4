import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bars, drawBar } from './bars.ts'
import { duration, share } from './numbers.ts'
import { paint } from './paint.ts'
import { showProgress } from './progress.ts'
import { openTerminal } from './terminal.ts'
import { wrap } from './wrap.ts'

function console(env: { readonly [name: string]: string }, isTTY: boolean) {
  const written = { out: '', err: '' }
  const stream = (name: 'out' | 'err') => ({
    isTTY,
    columns: 100,
    write: (text: string) => {
      written[name] += text
    },
  })
  return { written, terminal: openTerminal({ env, stdout: stream('out'), stderr: stream('err') }) }
}

test('colors and redrawing need a terminal, and each can be turned off', () => {
  const of = (env: { readonly [name: string]: string }, isTTY: boolean) => {
    const { color, live, drawn } = console(env, isTTY).terminal
    return [color, live, drawn]
  }
  assert.deepEqual(of({}, true), [true, true, true])
  assert.deepEqual(of({}, false), [false, false, true])
  assert.deepEqual(of({ NO_COLOR: '1' }, true), [false, true, true])
  assert.deepEqual(of({ NO_COLOR: '' }, true), [true, true, true])
  assert.deepEqual(of({ ACCESSIBLE: '1' }, true), [true, false, false])
  assert.deepEqual(of({ TERM: 'dumb' }, true), [false, false, true])
})

test('a line that is redrawn is gone before the next one stands', () => {
  const { terminal, written } = console({}, true)
  terminal.redraw('half')
  terminal.note('whole')
  terminal.say('answer')
  assert.deepEqual(written, { out: 'answer\n', err: 'half\r\u001b[2Kwhole\n' })
})

test('color is added around words, never instead of them', () => {
  assert.equal(paint(console({}, true).terminal, 'red', 'no'), '\u001b[31mno\u001b[39m')
  assert.equal(paint(console({}, false).terminal, 'red', 'no'), 'no')
})

test('elsewhere than on a terminal a stage is one line at its end; quiet, it is none', () => {
  const { terminal, written } = console({}, false)
  const progress = showProgress(terminal, 'Importing', 'row')
  progress.update(10, 100)
  progress.end(100)
  assert.match(written.err, /^Importing {2}100 rows in \d+ s \([\d,]+ a second\)\n$/)
  const silent = console({}, true)
  const none = showProgress(silent.terminal, 'Importing', 'row', true)
  none.update(1)
  none.end(1)
  assert.equal(silent.written.err, '')
})

test('a bar is as long as its share, shows whatever is more than nothing, and never runs over', () => {
  assert.equal(drawBar(0), '')
  assert.equal(drawBar(1), '█'.repeat(28))
  assert.equal(drawBar(0.5), '█'.repeat(14))
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, max: 5, noNaN: true }), part => {
      const bar = drawBar(part)
      assert.ok(bar.length >= 1 && bar.length <= 28)
    }),
  )
})

test('bars say label, number and share; for a screen reader nothing is drawn', () => {
  const rows = [
    { label: 'all', n: 4_000 },
    { label: 'some of them', n: 1 },
  ]
  assert.deepEqual(bars(console({ ACCESSIBLE: '1' }, true).terminal, 4_000, rows), [
    '  all           4,000  100.0%',
    '  some of them      1    0.0%',
  ])
  assert.match(bars(console({}, true).terminal, 4_000, rows)[1] ?? '', /▏$/)
})

test('numbers are said as people say them', () => {
  assert.deepEqual([0, 59.4, 60, 130].map(duration), ['0 s', '59 s', '1 min 0 s', '2 min 10 s'])
  assert.deepEqual([share(1, 3), share(0, 0)], ['33.3%', '–'])
})

test('wrapping loses no word and keeps to the width where words allow', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 80 }), (all, width) => {
      const lines = wrap(all.join(' '), width)
      assert.equal(lines.map(line => line.trim()).join(' '), all.join(' '))
      assert.ok(lines.every(line => line.length <= width))
    }),
  )
})
