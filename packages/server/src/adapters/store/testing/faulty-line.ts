import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A line to a server that can break. */
export type FaultyLine = {
  readonly url: string
  /** From now on COMMIT still reaches the server, but its answer does not come back: the line breaks instead. */
  loseNextCommitAnswer(): void
  close(): void
}

/** Opens a line in front of the PostgreSQL at `url`. */
export async function faultyLine(url: string): Promise<FaultyLine> {
  const target = new URL(url)
  const open = new Set<Socket>()
  let losing = false
  const server = createServer(near => {
    const far = connect(Number(target.port), target.hostname)
    let muted = false
    for (const socket of [near, far]) socket.on('error', () => undefined).on('close', () => open.delete(socket))
    open.add(near).add(far)
    near.on('data', bytes => {
      if (losing && bytes.includes('COMMIT')) {
        losing = false
        muted = true
      }
      far.write(bytes)
    })
    far.on('data', bytes => (muted ? near.destroy() : near.write(bytes)))
    near.on('close', () => far.end())
    far.on('close', () => near.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: Object.assign(new URL(url), { port: String(port) }).href,
    loseNextCommitAnswer: () => {
      losing = true
    },
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
