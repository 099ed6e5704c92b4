import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What `server.json` says: where the server of this data folder is, and the token for the command line of this machine. */
type ServerFile = { readonly url: string; readonly pid: number; readonly token: string }

const pathOf = (data: string): string => join(data, 'server.json')

/** Writes the file whole or not at all, readable by its owner only. */
export async function writeServerFile(data: string, file: ServerFile): Promise<void> {
  await mkdir(data, { recursive: true })
  const temporary = `${pathOf(data)}.${file.pid}.tmp`
  await rm(temporary, { force: true })
  const handle = await open(temporary, 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`)
  } finally {
    await handle.close()
  }
  await rename(temporary, pathOf(data))
}

/** Where the server of a data folder is; undefined when there is no file, or none that can be read. */
async function readServerFile(data: string): Promise<ServerFile | undefined> {
  try {
    const { url, pid, token } = JSON.parse(await readFile(pathOf(data), 'utf8')) as Partial<ServerFile>
    return url !== undefined && pid !== undefined && token !== undefined ? { url, pid, token } : undefined
  } catch {
    return undefined
  }
}

/** Removes the file if it is still ours: another server may have begun meanwhile. */
export async function removeServerFile(data: string, token: string): Promise<void> {
  if ((await readServerFile(data))?.token === token) await rm(pathOf(data), { force: true })
}
