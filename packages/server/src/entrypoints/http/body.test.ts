import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { mock, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { BodyBroken, type Incoming, readIncoming } from './body.ts'

/** What comes over a socket, as far as it has come. */
class Arriving extends EventEmitter {
  readonly headers = {}
  readonly readableEnded = false
  readonly destroyed = false
  complete = false
  isPaused = false

  pause(): void {
    this.isPaused = true
  }

  arrive(...parts: string[]): void {
    for (const part of parts) this.emit('data', Buffer.from(part))
  }

  end(): void {
    this.complete = true
    this.emit('end')
  }
}

const read = (incoming: Arriving, limit: number) => readIncoming(incoming as unknown as Incoming, limit)

/** Every watch that is set, for as long as one is asked for. */
function watches(): { readonly made: AbortController[]; stop(): void } {
  const made: AbortController[] = []
  const timeout = mock.method(AbortSignal, 'timeout', () => {
    const watch = new AbortController()
    made.push(watch)
    return watch.signal
  })
  return { made, stop: () => timeout.mock.restore() }
}

test('a body that came with its head is read without a watch', async () => {
  const { made, stop } = watches()
  const incoming = new Arriving()
  const reading = read(incoming, 10)
  incoming.arrive('ab', 'c')
  incoming.complete = true
  await nextTurn()
  incoming.end()
  assert.deepEqual(await reading, { ok: true, value: Buffer.from('abc') })
  assert.equal(made.length, 0)
  stop()
})

test('a body that was read at once is not watched afterwards', async () => {
  const { made, stop } = watches()
  const incoming = new Arriving()
  const reading = read(incoming, 1)
  incoming.arrive('abc')
  assert.deepEqual(await reading, { ok: false, error: { code: 'body-too-large', detail: 'At most 1 bytes.' } })
  await nextTurn()
  assert.ok(made.length === 0 && incoming.isPaused && incoming.eventNames().length === 0)
  stop()
})

test('a body whose rest does not come in time is cut off, also when nothing of it came', async () => {
  const { made, stop } = watches()
  for (const part of ['a', '']) {
    const incoming = new Arriving()
    const reading = read(incoming, 10)
    incoming.arrive(part)
    await nextTurn()
    made.at(-1)?.abort()
    assert.deepEqual(await reading, { ok: false, error: { code: 'body-too-slow' } })
    assert.equal(incoming.isPaused, true)
  }
  assert.equal(made.length, 2)
  stop()
})

test('a sender that goes away in the middle is told apart from a body that ends', async () => {
  const incoming = new Arriving()
  const reading = read(incoming, 10)
  incoming.arrive('a')
  incoming.emit('close')
  await assert.rejects(reading, BodyBroken)
})
