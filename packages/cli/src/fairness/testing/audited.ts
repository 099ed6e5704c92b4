import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { auditFairness } from '../../commands/audit-fairness.ts'
import { openTerminal } from '../../terminal/terminal.ts'
import { folder, project } from '../../testing/candor.ts'
import type { FairnessOptions } from '../ask.ts'
import type { reportJson } from '../report-json.ts'

export type Json = ReturnType<typeof reportJson>

const home = folder()
let files = 0

/** A file with this text, gone when the tests have ended. */
export function fileOf(text: string | Uint8Array): string {
  const path = join(home, `${files++}.csv`)
  writeFileSync(path, text)
  return path
}

/** The data of the sample brand, as it was published. */
export const bankText = (): string =>
  gunzipSync(readFileSync(join(project, 'examples/bank/bank-marketing.csv.gz'))).toString()

const quiet = openTerminal({ env: {}, stdout: { write: () => undefined }, stderr: { write: () => undefined } })

/** Runs the command on a file and gives what it found, or its complaint. */
export const auditOf = (path: string, options: Partial<FairnessOptions> = {}) =>
  auditFairness(path, { decision: 'd=1', by: 'g', json: true, ...options }, quiet)

/** The JSON of an audit that must succeed. */
export async function jsonOf(text: string, options: Partial<FairnessOptions> = {}): Promise<Json> {
  const ended = await auditOf(fileOf(text), options)
  if (!ended.ok) throw new Error(`${ended.error.what}: ${ended.error.why}`)
  return ended.value.json as Json
}

/** What a refused audit says. */
export async function complaintOf(text: string, options: Partial<FairnessOptions> = {}) {
  const ended = await auditOf(fileOf(text), options)
  if (ended.ok) throw new Error('it was answered')
  return ended.error
}

/** Rows of a file with the columns g and d: so many of each group, of whom so many are selected. */
export const groupsOf = (groups: { readonly [name: string]: readonly [n: number, selected: number] }): string =>
  `g,d\n${Object.entries(groups)
    .flatMap(([name, [n, k]]) => Array.from({ length: n }, (_, at) => `${name},${at < k ? 1 : 0}`))
    .join('\n')}\n`
