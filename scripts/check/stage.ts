import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from '../runtime.ts'

/** What a stage found: one line for everybody, details for whoever must mend it. */
export type Finding = { readonly good: boolean; readonly says: string; readonly details?: string }

export type Stage = { readonly name: string; readonly run: () => Promise<Finding> }

type Ended = { readonly code: number; readonly output: string }

/** Runs a tool of node_modules with the runtime that runs us. */
export function runTool(command: string, args: readonly string[]): Promise<Ended> {
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, PATH: path, NO_COLOR: '1' } })
    let output = ''
    child.stdout.on('data', chunk => (output += chunk))
    child.stderr.on('data', chunk => (output += chunk))
    child.on('error', reject)
    child.on('close', code => resolve({ code: code ?? 1, output }))
  })
}

/** A stage that is one command; it is good when the command says so. */
export const toolStage = (name: string, command: string, args: readonly string[]): Stage => ({
  name,
  run: async () => {
    const { code, output } = await runTool(command, args)
    return code === 0
      ? { good: true, says: 'clean' }
      : { good: false, says: `${command} ended with ${code}`, details: output }
  },
})

/** A finding from a list of complaints: good when there are none. */
export function complaints(found: readonly string[], clean: string): Finding {
  if (found.length === 0) return { good: true, says: clean }
  return { good: false, says: `${found.length} to mend`, details: found.join('\n') }
}
