import { existsSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../test/postgres.ts'
import { type Generating, generate } from './generate.ts'
import { forgetFiles, type Measured, measure } from './measure.ts'
import type { Asked } from './run.ts'

export const engines = ['sqlite', 'postgres'] as const
export type Engine = (typeof engines)[number]

/** A house of invented customers, of whom plans are made. */
export type House = {
  readonly engine: Engine
  readonly customers: number
  /** Past contacts of a customer on average. */
  readonly contacts: number
  /** The median, by CPU, of a few runs in processes of their own. Asked again, it tells what it measured. */
  run(does: Asked['does'], packs?: readonly string[], rounds?: number): Measured
  /** One plan where the system has forgotten what it kept in memory of the files, as far as it can. */
  runCold(): Measured
  remove(): Promise<void>
}

export type Builder = {
  build(engine: Engine, people: Pick<Generating, 'customers' | 'contacts' | 'also'>): Promise<House>
  end(): Promise<void>
}

/** No vacuum begins by itself in the middle of a run, and what a transaction fills a new table with is written once. */
const settings = { autovacuum: 'off', max_wal_size: '4GB', wal_level: 'minimal', max_wal_senders: '0' }

/** Builds houses in a temporary folder and in a PostgreSQL of its own, which has no settings but its own where speed is concerned. */
export async function builder(): Promise<Builder> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-plan-'))
  const server = await startPostgres(settings)
  const compiled = join(folder, 'compiled')
  let built = 0
  const medianOf = (rounds: number, asked: Asked): Measured => {
    // Once for nothing, so that the compile cache is filled.
    if (!existsSync(compiled)) measure(asked, compiled)
    const runs = Array.from({ length: rounds }, () => measure(asked, compiled, asked.url ? server.pid : undefined))
    return runs.toSorted((a, b) => cpuOf(a) - cpuOf(b))[Math.floor(rounds / 2)]!
  }
  return {
    async build(engine, people) {
      const name = `house${++built}`
      const here = join(folder, name)
      const url = engine === 'postgres' ? await databaseIn(server.url, name) : undefined
      const known = new Map<string, Measured>()
      const { contacts } = await generate({ folder: here, url, ...people })
      return {
        ...{ engine, contacts, customers: people.customers },
        run(does, packs, rounds = 3) {
          const asked = { does, folder: here, url, ...(packs && { packs }) }
          const name = JSON.stringify(asked)
          const found = known.get(name) ?? medianOf(rounds, asked)
          known.set(name, found)
          return found
        },
        runCold() {
          forgetFiles(url ? dataOf(server.pid) : here)
          return measure({ does: 'plan', folder: here, url }, compiled)
        },
        async remove() {
          rmSync(here, { recursive: true })
          if (url) await ask(server.url, `DROP DATABASE ${name}`)
        },
      }
    },
    async end() {
      await server.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** PostgreSQL's included. */
export const cpuOf = ({ cpu, serverCpu = 0 }: Measured): number => cpu + serverCpu

/** Where a PostgreSQL keeps its files; an empty folder where the system does not say. */
const dataOf = (postmaster: number): string => readlinkSync(`/proc/${postmaster}/cwd`)

async function databaseIn(url: string, name: string): Promise<string> {
  await ask(url, `CREATE DATABASE ${name}`)
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
