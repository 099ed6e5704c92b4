import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Two processes on one folder could roll a log back between them, so one alone may have it. A file that a killed process
 * left behind is taken over. Throws when another lives. Answers what to do at the end.
 */
export function claimFolder(folder: string): () => void {
  const path = join(folder, 'witness.pid')
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) throw error
      const pid = Number(readFileSync(path, 'utf8'))
      if (isAlive(pid)) throw new Error(`another witness (process ${pid}) runs on this folder; if not, remove ${path}`)
      rmSync(path, { force: true })
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
