import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a running server leaves in its data folder for the command line of the same machine. */
export type ServerFile = { readonly url: string; readonly token: string; readonly pid: number }

/** Reads `server.json`; undefined when there is none, or it is not whole. Whether that server still lives is not asked. */
export async function readServerFile(data: string): Promise<ServerFile | undefined> {
  const text = await readFile(join(data, 'server.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const { url, token, pid } = JSON.parse(text) as Partial<ServerFile>
    return typeof url === 'string' && typeof token === 'string' && typeof pid === 'number'
      ? { url, token, pid }
      : undefined
  } catch {
    return undefined
  }
}
