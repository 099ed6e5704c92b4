import { open, readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'

const atOnce = 1 << 20

/**
 * Looks for texts in every file under these folders, each text in several spellings, and tells of each part of a file that holds
 * one. Places are named by folder and path. Answers how many bytes were read. A file that goes while we read is passed over.
 */
export async function search(
  folders: readonly string[],
  texts: readonly (readonly Buffer[])[],
  note: (place: string, text: number) => void,
): Promise<number> {
  const longest = texts.flat().reduce((most, { length }) => Math.max(most, length), 1)
  let bytes = 0
  for (const folder of outermost(folders))
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      const place = placeOf(folder, file)
      bytes += await inFile(file, longest, part => {
        for (const [text, spellings] of texts.entries())
          if (spellings.some(spelling => part.includes(spelling))) note(place, text)
      })
    }
  return bytes
}

/** A folder inside another is read with that one. */
const outermost = (folders: readonly string[]): string[] =>
  [...new Set(folders)].filter(folder => !folders.some(other => other !== folder && isInside(other, folder)))

const isInside = (outer: string, inner: string): boolean => {
  const path = relative(outer, inner)
  return path !== '' && !path.startsWith('..')
}

const placeOf = (folder: string, file: string): string => {
  const path = relative(folder, file).split('\\').join('/')
  return basename(folder) === 'keys' ? `keys/${path}` : path
}

/** Parts overlap by the longest text, so that none is cut in two. */
async function inFile(file: string, longest: number, look: (part: Buffer) => void): Promise<number> {
  const handle = await open(file, 'r').catch(() => undefined)
  if (!handle) return 0
  try {
    const buffer = Buffer.alloc(atOnce + longest)
    let [all, kept] = [0, 0]
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, atOnce)
      if (bytesRead === 0) return all
      all += bytesRead
      const end = kept + bytesRead
      look(buffer.subarray(0, end))
      kept = Math.min(longest - 1, end)
      buffer.copy(buffer, 0, end - kept, end)
    }
  } finally {
    await handle.close()
  }
}
