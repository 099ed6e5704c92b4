import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportLog } from '../../packages/cli/src/offline/export-log.ts'
import { openLogFolder } from '../../packages/cli/src/offline/log-folder.ts'
import { openStore } from '../../packages/server/src/adapters/store/index.ts'
import { commitChange, noChange, openLog } from '../../packages/server/src/record/index.ts'
import { type LogBench, openLogBench } from '../../packages/server/src/record/testing/log-bench.ts'
import { NotRun, scaled, seeded, type Trial } from './trial.ts'

/** Where Debian's golang-golang-x-mod-dev puts its sources. */
const gopath = '/usr/share/gocode'

/**
 * An exported log of 100,000 entries is verified by a program whose every hash, tile and signature is of somebody else:
 * golang.org/x/mod/sumdb. Flipped bytes must be noticed by it too.
 */
export const foreign: Trial = async (seed, scale) => {
  if (spawnSync('go', ['version']).status !== 0)
    throw new NotRun('there is no Go here: apt-get install golang-go golang-golang-x-mod-dev')
  if (!existsSync(join(gopath, 'src/golang.org/x/mod/sumdb/tlog')))
    throw new NotRun('the sources of golang.org/x/mod are not here: apt-get install golang-golang-x-mod-dev')
  const folder = mkdtempSync(join(tmpdir(), 'candor-foreign-'))
  const program = join(folder, 'verify')
  const source = new URL('./foreign/verify.go', import.meta.url).pathname
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: gopath, GOCACHE: join(folder, 'cache') }
  execFileSync('go', ['build', '-o', program, source], { env })
  const store = await openStore({ sqlite: join(folder, 'candor.db') })
  const bench = await openLogBench(store, folder)
  const log = await openLog(bench, bench.tiles, bench.signer)
  const entries = scaled(100_000, scale)
  const target = join(folder, 'exported')
  const options = { minimumIndex: 0, beside: new Map<string, string>(), onProgress: () => undefined }
  const verdict = () => spawnSync(program, [target, bench.vkey], { encoding: 'utf8' })
  // In two parts, so that the second export adds to the first.
  for (const part of [Math.floor(entries / 3), entries - Math.floor(entries / 3)]) {
    await recordMany(bench, part)
    await log.sequence()
    const done = await exportLog(bench.tiles.read, openLogFolder(target), options)
    assert.ok(done.ok, JSON.stringify(done))
  }
  const whole = verdict()
  assert.deepEqual([whole.status, whole.stdout.trim()], [0, String(entries)], whole.stdout + whole.stderr)
  const noticed = flips(target, seeded(seed), () => verdict().status !== 0)
  await store.close()
  rmSync(folder, { recursive: true })
  return `an exported log of ${entries} entries verifies with golang.org/x/mod/sumdb, which noticed ${noticed} of ${noticed} flipped bytes`
}

async function recordMany(bench: LogBench, count: number): Promise<void> {
  for (let done = 0; done < count; done += 500) {
    const drafts = Array.from({ length: Math.min(500, count - done) }, (_, at) => {
      const entry = bench.ids.id()
      return { entry, customer: `c${at % 50}`, kind: 'decision' as const, body: { number: done + at } }
    })
    const committed = await commitChange(bench, { ...noChange, entries: drafts })
    assert.ok(committed.done)
  }
}

function flips(target: string, random: () => number, isNoticed: () => boolean): number {
  const files = ['checkpoint', 'tile/0/000', 'tile/1/000', 'tile/entries/001'].filter(path =>
    existsSync(join(target, path)),
  )
  for (const path of files) {
    const good = readFileSync(join(target, path))
    const bad = Buffer.from(good)
    // Not in the last letters of a signature line, whose spare bits Go reads more kindly than we do.
    const at = Math.floor(random() * good.length * 0.9)
    bad[at] = bad[at]! ^ 1
    writeFileSync(join(target, path), bad)
    assert.ok(isNoticed(), `a flipped byte ${at} of ${path} was not noticed`)
    writeFileSync(join(target, path), good)
  }
  return files.length
}
