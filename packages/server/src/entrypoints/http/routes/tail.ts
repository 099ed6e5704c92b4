import type { TailCall, TailLine } from '@candor/contract'
import { minute, second } from '@candor/terms'
import type { LiveCall, LiveFeed } from '../collect/live.ts'

export type TailAsk = { readonly source: string | undefined; readonly after: number | undefined }

const longest = 10 * minute
/** An empty line now and then finds out whether anybody still reads, and keeps proxies from hanging up. */
const beat = 15 * second
/** Lines that wait for a slow reader; what comes beyond is counted and told as missed. */
const mostWaiting = 1_000

/** What the feed remembers, then what it hears, as lines of JSON until the reader leaves, the server ends, or ten minutes are over. */
export function openTail(feed: LiveFeed, ask: TailAsk, ended: () => void): ReadableStream<Uint8Array> {
  let leave: () => void = () => undefined
  const left = new AbortController()
  const after = (ms: number, act: () => void) =>
    AbortSignal.timeout(ms).addEventListener('abort', act, { once: true, signal: left.signal })
  const stream = {
    start(controller: ReadableStreamDefaultController<Uint8Array>) {
      const write = writerTo(controller)
      for (const call of remembered(feed, ask)) write(tailCall(call))
      const end = () => {
        leave()
        controller.close()
      }
      const hear = (call: LiveCall) => {
        if (ask.source === undefined || call.source === ask.source) write(tailCall(call))
      }
      const deaf = feed.subscribe(hear, end)
      const beats = () => {
        write(undefined)
        after(beat, beats)
      }
      after(beat, beats)
      after(longest, end)
      leave = () => {
        deaf()
        left.abort()
        ended()
      }
    },
    cancel: () => leave(),
  }
  return new ReadableStream(stream, { highWaterMark: mostWaiting })
}

// The numbers begin anew with the server: one that is higher than any of ours comes from a server before this one.
function remembered(feed: LiveFeed, { source, after = 0 }: TailAsk): readonly LiveCall[] {
  const newest = feed.recent().at(-1)?.n ?? 0
  return feed.recent(source, after > newest ? 0 : after)
}

function writerTo(controller: ReadableStreamDefaultController<Uint8Array>): (line: TailLine | undefined) => void {
  const encoder = new TextEncoder()
  const send = (line: TailLine | undefined) =>
    controller.enqueue(encoder.encode(line === undefined ? '\n' : `${JSON.stringify(line)}\n`))
  let missed = 0
  return line => {
    const room = controller.desiredSize ?? 0
    if (room <= 1) {
      if (line !== undefined) missed++
      return
    }
    if (missed > 0) send({ missed })
    missed = 0
    send(line)
  }
}

/** A call as it leaves the house: nobody's id goes with it. */
export function tailCall({ n, at, source, call }: LiveCall): TailCall {
  const none = { purposes: [], kept: [], hashed: [], dropped: [] }
  if (call.verdict === 'refused') return { n, at, source, ...none, ...call }
  const { type, name, verdict, purposes, kept, hashed, dropped, refused } = call
  const lists = { purposes: [...purposes], kept: [...kept], hashed: [...hashed], dropped: [...dropped] }
  return { n, at, source, type, name, verdict, ...lists, ...(refused === undefined ? {} : { refused }) }
}
