import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'

/** Gives every line of a file, without its end, its number from 1 and the bytes read so far. Empty lines are passed over. */
export async function eachLine(
  path: string,
  onLine: (line: string, number: number, bytes: number) => void,
  encoding: 'utf-8' | 'latin1' = 'utf-8',
): Promise<Result<undefined, Complaint>> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let rest = ''
  let number = 0
  let bytes = 0
  const take = (text: string): void => {
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      number++
      const line = text.slice(from, text[end - 1] === '\r' ? end - 1 : end)
      if (line !== '') onLine(line, number, bytes)
      from = end + 1
    }
    rest = text.slice(from)
  }
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      bytes += (chunk as Buffer).length
      take(rest + decoder.decode(chunk as Buffer, { stream: true }))
      if (rest.length > longestLine) return err(unreadable(path, `line ${number + 1} is longer than a million letters`))
    }
    take(`${rest}${decoder.decode()}\n`)
    return ok(undefined)
  } catch (error) {
    return err(unreadable(path, reasonOf(error as NodeJS.ErrnoException)))
  }
}

const longestLine = 1_000_000

/** Bytes of a file; undefined when there is none to read. */
export const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  )

export const unreadable = (path: string, why: string): Complaint => ({
  what: `${path} cannot be read`,
  why,
  next: 'Check the file.',
  exit: exits.usage,
})

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'EACCES') return 'you may not read it'
  return code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8; save it as such' : message
}
