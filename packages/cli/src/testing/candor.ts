import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const program = new URL('../candor.ts', import.meta.url).pathname

/** The project itself, where the examples lie. */
export const project = new URL('../../../../', import.meta.url).pathname

export type Run = { readonly code: number; readonly out: string; readonly err: string; readonly json: () => unknown }

type Env = { readonly [name: string]: string }

const environment = (env: Env): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  ...env,
})

/** Runs the real command line to its end, not on a terminal. */
export async function candor(args: readonly string[], env: Env = {}): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], { cwd: project, env: environment(env) })
  const [out, err, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), codeOf(child)])
  return { code, out, err, json: () => JSON.parse(out) as unknown }
}

export type Served = {
  readonly url: string
  readonly setUp: string
  readonly data: string
  /** Ends it as Ctrl-C does, and gives the exit code. */
  end(): Promise<number>
}

/** Starts a server and waits until it says where it is. */
export async function serve(args: readonly string[], env: Env = {}): Promise<Served> {
  const all = [program, 'start', '--json', '--port', '0', ...args]
  const child = spawn(process.execPath, all, { cwd: project, env: environment(env) })
  const code = codeOf(child)
  const errors = textOf(child.stderr)
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([lines[Symbol.asyncIterator]().next(), code])
  if (typeof first === 'number' || first.done) throw new Error(`the server did not start: ${await errors}`)
  const { url, set_up, data } = JSON.parse(first.value) as { url: string; set_up: string; data: string }
  return {
    url,
    setUp: set_up,
    data,
    end() {
      child.kill('SIGINT')
      return code
    },
  }
}

/** A folder that is gone when the tests of this file have ended, and what they started in it. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'candor-cli-'))
  process.once('exit', () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }))
  return path
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  stream.setEncoding('utf8')
  for await (const part of stream) text += part as string
  return text
}

const codeOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => resolve(code ?? -1))
  })
