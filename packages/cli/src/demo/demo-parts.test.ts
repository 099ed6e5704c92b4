import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Checks, onlyOneLess, reconciles } from './checks.ts'
import { demoClock, localHour, sayLocal } from './clock.ts'
import { readMail } from './mail.ts'

test('an hour of a place is the same instant as in its zone, winter and summer, west and east', () => {
  assert.equal(localHour('Europe/Lisbon', '2026-06-03', 10), Date.parse('2026-06-03T10:00:00+01:00'))
  assert.equal(localHour('Europe/Lisbon', '2026-01-14', 10), Date.parse('2026-01-14T10:00:00Z'))
  assert.equal(localHour('America/Sao_Paulo', '2026-06-03', 8), Date.parse('2026-06-03T08:00:00-03:00'))
  assert.equal(localHour('Asia/Kolkata', '2026-06-03', 15), Date.parse('2026-06-03T15:00:00+05:30'))
  assert.match(
    sayLocal(localHour('Europe/Lisbon', '2026-06-03', 10), 'Europe/Lisbon'),
    /^Wednesday,? 3 June 2026, 10:00$/,
  )
})

test('the clock of the demo goes forward only', () => {
  const clock = demoClock(1_000_000)
  const before = clock.now()
  assert.ok(before >= 1_000_000)
  clock.forwardTo(9_000_000)
  assert.ok(clock.now() >= 9_000_000)
  clock.forwardTo(0)
  assert.ok(clock.now() >= 9_000_000)
})

const counts = { planned: 10, sent: 6, withheld: 4, failed: 0, unknown: 0, reasons: { a: 3, b: 1 } }

test('totals reconcile only when everybody is accounted for, once, with a reason', () => {
  assert.equal(reconciles(counts), true)
  assert.equal(reconciles({ ...counts, sent: 7 }), false)
  assert.equal(reconciles({ ...counts, reasons: { a: 3 } }), false)
})

test('one no is one person fewer by one rule, and nothing else', () => {
  const after = { ...counts, sent: 5, withheld: 5, reasons: { a: 3, b: 2 } }
  assert.equal(onlyOneLess(counts, after, 'b'), true)
  assert.equal(onlyOneLess(counts, after, 'a'), false)
  assert.equal(onlyOneLess(counts, { ...after, sent: 4 }, 'b'), false)
  assert.equal(onlyOneLess(counts, { ...after, reasons: { a: 2, b: 3 } }, 'b'), false)
})

test('one broken promise breaks the run', () => {
  const checks = new Checks()
  checks.add('first', true)
  assert.equal(checks.hold, true)
  checks.add('second', false)
  assert.equal(checks.hold, false)
})

test('the link is read from a mail as it was sent, folded lines and all', () => {
  const raw =
    'Subject: Hello\r\nList-Unsubscribe:\r\n <http://127.0.0.1:1/unsubscribe/v1.abc\r\n def>\r\n\r\nSubject: no\r\n'
  assert.deepEqual(readMail(new TextEncoder().encode(raw)), {
    subject: 'Hello',
    unsubscribe: 'http://127.0.0.1:1/unsubscribe/v1.abcdef',
  })
})
