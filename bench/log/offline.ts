import { hash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nodeCrypto } from '../../packages/cli/src/offline/node-crypto.ts'
import {
  emptyEdge,
  formatCheckpoint,
  integrate,
  leafBytes,
  signNote,
  verifyLog,
} from '../../packages/ledger/src/index.ts'
import { signerOf } from '../../packages/ledger/src/testing/node-crypto.ts'
import { openTileFolder } from '../../packages/server/src/adapters/tiles/index.ts'
import { median } from '../measure/cpu.ts'

const step = 20_000

/** Seconds to verify a log of so many leaves from a folder, as `candor log verify` does, and to hash as much and no more. */
export async function offline(folder: string, leaves: number) {
  write(folder, leaves)
  const tiles = openTileFolder(folder)
  const runs: { seconds: number; cpu: number }[] = []
  const bares: { seconds: number; cpu: number }[] = []
  for (let run = 0; run < 3; run++) {
    runs.push(
      await timed(async () => {
        const report = await verifyLog(path => tiles.read(path), { ports: nodeCrypto })
        if (!report.ok || report.value.checked !== leaves) throw new Error(JSON.stringify(report))
      }),
    )
    bares.push(await timed(async () => bareHashing(leaves)))
  }
  return {
    leaves,
    seconds: median(runs.map(run => run.seconds)),
    cpu: median(runs.map(run => run.cpu)),
    bare: median(bares.map(run => run.seconds)),
    bareCpu: median(bares.map(run => run.cpu)),
  }
}

/** The files of a log of leaves like ours; nothing here is measured, so nothing is made durable. */
function write(folder: string, leaves: number): void {
  let edge = emptyEdge
  let grown = integrate(edge, [], nodeCrypto)
  const put = (path: string, bytes: Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  for (let from = 0; from < leaves; from += step) {
    const count = Math.min(step, leaves - from)
    const entries = Array.from({ length: count }, (_, at) =>
      leafBytes({ v: 1, t: 1_780_000_000, c: nodeCrypto.sha256(new TextEncoder().encode(String(from + at))) }),
    )
    grown = integrate(edge, entries, nodeCrypto)
    for (const { path, bytes } of grown.files) put(path, bytes)
    edge = grown.edge
  }
  const signer = signerOf('bench.example/log', new Uint8Array(32).fill(7))
  const body = formatCheckpoint({ origin: signer.name, size: grown.size, root: grown.root })
  put('checkpoint', new TextEncoder().encode(signNote(body, [signer], nodeCrypto)))
}

/** One hash for each leaf and one for each node above. */
function bareHashing(leaves: number): void {
  const leaf = new Uint8Array(1 + leafBytes({ v: 1, t: 1_780_000_000, c: new Uint8Array(32) }).length)
  const node = new Uint8Array(65)
  for (let at = 0; at < leaves; at++) {
    hash('sha256', leaf, 'buffer')
    hash('sha256', node, 'buffer')
  }
}

async function timed(work: () => Promise<void>): Promise<{ seconds: number; cpu: number }> {
  const [cpu, began] = [process.cpuUsage(), performance.now()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: (performance.now() - began) / 1_000, cpu: (user + system) / 1e6 }
}
