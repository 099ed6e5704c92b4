import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Asked, Run } from './run.ts'

/** As `npm start` runs the server: a young generation large enough that what a plan needs for a moment dies in it. */
const asStarted = ['--max-semi-space-size=64']
const program = new URL('./run.ts', import.meta.url).pathname

export type Measured = Run & {
  /** CPU seconds of all of PostgreSQL's processes that ended with the run; undefined where there are none, or the system does not say. */
  readonly serverCpu: number | undefined
}

/** Runs it in a process of its own. `postmaster`: the process of PostgreSQL that starts those which serve. */
export function measure(asked: Asked, compiled: string, postmaster?: number): Measured {
  const before = serverCpu(postmaster)
  const child = spawnSync(process.execPath, [...asStarted, program, JSON.stringify(asked)], {
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    maxBuffer: 1 << 26,
  })
  if (child.status !== 0) throw new Error(child.stderr)
  const after = before === undefined ? undefined : serverCpu(postmaster)
  const run = JSON.parse(child.stdout) as Run
  return { ...run, serverCpu: after === undefined ? undefined : after - before! }
}

/** What children of the process used that have ended, which Linux tells in hundredths of a second. */
function serverCpu(postmaster: number | undefined): number | undefined {
  if (postmaster === undefined || process.platform !== 'linux') return undefined
  const fields = readFileSync(`/proc/${postmaster}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}

/** Lets the system forget what it keeps in memory of the files, as after a start of the machine. Does nothing where it cannot. */
export function forgetFiles(folder: string): void {
  if (process.platform !== 'linux') return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile())
      execFileSync(
        'dd',
        [`of=${join(entry.parentPath, entry.name)}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'],
        {
          stdio: 'ignore',
        },
      )
}
