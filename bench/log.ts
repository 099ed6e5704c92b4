import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../test/postgres.ts'
import { throughServer } from './log/decisions.ts'
import { offline } from './log/offline.ts'
import { sealing } from './log/sealing.ts'
import type { BenchResult } from './result.ts'

type Options = { readonly seconds?: number; readonly leaves?: number }

/**
 * Durable decisions a second through one running server at 64 callers, beside a bare loop that writes the same rows in as many
 * transactions; the time from a commit to the published checkpoint that covers it; a million leaves verified offline beside
 * bare SHA-256; and what sealing costs one decision.
 */
export async function bench({ seconds = 5, leaves = 1_000_000 }: Options = {}): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'))
  const server = await startPostgres()
  try {
    return [
      ...(await throughServer('sqlite', join(folder, 'sqlite'), undefined, seconds)),
      ...(await throughServer('postgres', join(folder, 'postgres'), server.url, seconds)),
      offlineResult(await offline(join(folder, 'million'), leaves)),
      await sealing(),
    ]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function offlineResult({
  leaves,
  seconds,
  bare,

  cpu,
  bareCpu,
}: Awaited<ReturnType<typeof offline>>): BenchResult {
  return {
    name: 'log: a log verified offline from its files',
    value: Math.round(seconds * 100) / 100,
    unit: 's',
    baseline: Math.round(bare * 100) / 100,
    ratio: Math.round((cpu / bareCpu) * 100) / 100,
    n: leaves,
    conditions: `every entry, tile and signature; baseline: SHA-256 of as many messages of the same lengths and nothing else; ratio of CPU time (${cpu.toFixed(1)} s to ${bareCpu.toFixed(1)} s), median of three each`,
  }
}

if (import.meta.main) console.log(JSON.stringify(await bench(), null, 2))
