import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Found, Order } from './worker.ts'

// Beside the sources this file is TypeScript, in a published package JavaScript.
const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

// INVARIANT: the process that has a database open never opens its files otherwise. POSIX drops every lock that a process holds on
// a file as soon as it closes the file anywhere, and another process could then write beside it (sqlite.org/howtocorrupt.html, 2.2).
/**
 * Looks for texts in every file under these folders, in a process of its own, each text in several spellings, and tells of each part
 * of a file that holds one. Places are named by folder and path. Answers how many bytes were read. Rejects when the process ends
 * without an answer. The texts go to it through a pipe, never through its arguments.
 */
export async function findInFiles(
  folders: readonly string[],
  texts: readonly (readonly Uint8Array[])[],
  note: (place: string, text: number) => void,
): Promise<number> {
  const child = fork(fileURLToPath(script), [], { env: {}, execArgv: [], serialization: 'advanced' })
  const { bytes, notes } = await new Promise<Found>((resolve, reject) => {
    child.once('message', found => resolve(found as Found))
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the search through the files ended without an answer')))
    child.send({ folders, texts } satisfies Order, fault => fault && reject(fault))
  })
  for (const [place, text] of notes) note(place, text)
  return bytes
}
