/** An answer of one JSON value a line (NDJSON), written while the work goes on. */
export type Lines = {
  /** Resolves when the reader has room again; rejects when the reader is gone. */
  write(value: unknown): Promise<void>
  close(): Promise<void>
  /** Resolves as soon as there is a first line. */
  readonly begun: Promise<void>
  readonly body: ReadableStream<Uint8Array>
}

export function openLines(): Lines {
  const encoder = new TextEncoder()
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 64 })
  const writer = writable.getWriter()
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  return {
    begun,
    body: readable,
    async write(value) {
      resolve()
      await writer.ready
      await writer.write(encoder.encode(`${JSON.stringify(value)}\n`))
    },
    close: () => writer.close(),
  }
}
