import { readFile } from 'node:fs/promises'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'

/** More than any file that people write by hand; what is larger is another file than was meant. */
const longest = 64 * 1024 * 1024

/** The bytes of a file named on the command line. */
export async function readBytes(path: string): Promise<Result<Uint8Array, Complaint>> {
  try {
    const bytes = await readFile(path)
    return bytes.length > longest ? err(cannotRead(path, `it is larger than ${longest} bytes`)) : ok(bytes)
  } catch (error) {
    return err(cannotRead(path, reasonOf(error as NodeJS.ErrnoException)))
  }
}

/** The text of a file; refuses what is not UTF-8. */
export async function readText(path: string): Promise<Result<string, Complaint>> {
  const bytes = await readBytes(path)
  if (!bytes.ok) return bytes
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value))
  } catch {
    return err({ ...cannotRead(path, 'it is not UTF-8'), next: 'Save it as UTF-8.', exit: exits.error })
  }
}

/** The value in a JSON file. */
export async function readJson(path: string): Promise<Result<unknown, Complaint>> {
  const text = await readText(path)
  if (!text.ok) return text
  try {
    return ok(JSON.parse(text.value))
  } catch (error) {
    return err({
      what: `${path} is not valid JSON`,
      why: (error as Error).message,
      next: 'Correct the file at that place and try again.',
      exit: exits.error,
    })
  }
}

const cannotRead = (path: string, why: string): Complaint => ({
  what: `${path} cannot be read`,
  why,
  next: 'Check the path.',
  exit: exits.usage,
})

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EISDIR') return 'it is a folder'
  return code === 'EACCES' ? 'you may not read it' : message
}
