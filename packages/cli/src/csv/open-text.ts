import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'

export type OpenText = {
  /** The text in pieces, without byte order mark. What is not UTF-8 comes as U+FFFD. */
  readonly pieces: AsyncIterable<string>
  /** Bytes of the file, and how many of them are read by now. */
  readonly bytes: number
  read(): number
}

/** Opens a text file, or a gzipped one (`.gz`), to be read piece by piece. */
export async function openText(path: string): Promise<Result<OpenText, Complaint>> {
  try {
    const found = await stat(path)
    if (!found.isFile()) return err(unreadable(path, 'it is not a file'))
    const file = createReadStream(path, { highWaterMark: 256 * 1024 })
    const stream = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => undefined) : file
    return ok({ pieces: decoded(stream as AsyncIterable<Uint8Array>), bytes: found.size, read: () => file.bytesRead })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return err(unreadable(path, code === 'ENOENT' ? 'there is no such file' : message))
  }
}

async function* decoded(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  for await (const bytes of stream) yield decoder.decode(bytes, { stream: true })
  yield decoder.decode()
}

export const unreadable = (path: string, why: string): Complaint => ({
  what: `${path} cannot be read`,
  why,
  next: 'Check the path.',
  exit: exits.usage,
  code: 'unreadable',
})
