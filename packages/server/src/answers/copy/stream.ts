import { minute } from '@candor/terms'

const blockSize = 65_536
/** How long a reader may take to make room before the copy is let go. */
export const patience = 2 * minute

/**
 * Texts as a stream of bytes, made only as fast as they are read. However it ends (read out, left, failed, or a reader who makes
 * no room for two minutes), `end` is called once.
 */
export function streamOf(
  texts: AsyncIterable<string>,
  end: () => Promise<void>,
  wait: number = patience,
): ReadableStream<Uint8Array> {
  const blocks = blocksOf(texts)
  let ending: Promise<void> | undefined
  let turn = 0
  const finish = (): Promise<void> => {
    turn++
    // The generator lets go of its own things first; one that is still at work does so when it next yields.
    ending ??= blocks.return(undefined).then(end, end)
    return ending
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const mine = ++turn
        try {
          const { done, value } = await blocks.next()
          if (done) {
            await finish()
            controller.close()
            return
          }
          controller.enqueue(value)
          AbortSignal.timeout(wait).addEventListener('abort', () => {
            if (turn !== mine) return
            controller.error(new Error('the reader makes no room'))
            void finish()
          })
        } catch (error) {
          await finish()
          throw error
        }
      },
      cancel: finish,
    },
    { highWaterMark: 1 },
  )
}

async function* blocksOf(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array, undefined> {
  const encoder = new TextEncoder()
  let held: string[] = []
  let size = 0
  for await (const text of texts) {
    held.push(text)
    size += text.length
    if (size < blockSize) continue
    yield encoder.encode(held.join(''))
    held = []
    size = 0
  }
  if (size > 0) yield encoder.encode(held.join(''))
  return undefined
}
