import { open, rename, rm } from 'node:fs/promises'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import type { Progress } from '../terminal/progress.ts'
import type { Api } from './api.ts'

/** Where an answer goes as it comes: its parts, then whether it came whole. */
export type Sink = { write(part: Uint8Array): Promise<void>; keep(): Promise<void>; drop(): Promise<void> }

/** A file that only its owner reads, and that is there only once it is whole. */
export async function newFile(path: string): Promise<Sink> {
  const rest = `${path}.part`
  await rm(rest, { force: true })
  const file = await open(rest, 'wx', 0o600)
  return {
    async write(part) {
      await file.writeFile(part)
    },
    async keep() {
      await file.sync()
      await file.close()
      await rename(rest, path)
    },
    async drop() {
      await file.close()
      await rm(rest, { force: true })
    },
  }
}

/** Takes an answer of unknown length in, part by part; `isWhole` looks at its last bytes. */
export async function download(
  api: Api,
  path: string,
  accept: string,
  sink: Sink,
  isWhole: (tail: string) => boolean,
  progress: Progress,
): Promise<Result<number, Complaint>> {
  const answer = await api.stream(path, accept)
  if (!answer.ok) {
    await sink.drop()
    return answer
  }
  let size = 0
  let tail = ''
  try {
    for await (const part of answer.value.body ?? []) {
      await sink.write(part)
      size += part.length
      tail = (tail + Buffer.from(part.subarray(-64)).toString('latin1')).slice(-64)
      progress.update(Math.round(size / 1024))
    }
    if (!isWhole(tail)) throw new Error('The answer ended before the copy did.')
    await sink.keep()
    progress.end(Math.round(size / 1024))
    return ok(size)
  } catch (error) {
    await sink.drop()
    return err(cut((error as Error).message))
  }
}

const cut = (why: string): Complaint => ({
  what: 'The copy did not arrive whole, and nothing was kept',
  why,
  next: 'Ask again; the log of the server says more.',
  exit: exits.error,
  code: 'copy-cut',
})
