import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportReport } from '@candor/contract'
import { ok, type Result } from '@candor/terms'
import type { Complaint } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { importRows } from '../house/import-rows.ts'
import type { Progress } from '../terminal/progress.ts'

const bank = new URL('../../../../examples/bank/', import.meta.url)
const fileOf = (name: string): URL => new URL(name, bank)

/** The real rows of the sample brand; more begin anew with other invented people. */
export const sampleRows = 45_211

/** Policy of the sample brand. */
export const samplePolicy = (): Promise<string> => readFile(fileOf('policy.yaml'), 'utf8')

export const sampleCampaigns = ['spring-offer', 'second-offer'] as const

/** A campaign file of the sample brand. */
export const sampleCampaign = async (name: (typeof sampleCampaigns)[number]): Promise<object> =>
  JSON.parse(await readFile(fileOf(`${name}.json`), 'utf8')) as object

// Stands while the sample has been begun and not finished, so that a start that was interrupted goes on at the next.
const markOf = (data: string): string => join(data, 'sample-under-way')

/** Whether the sample brand was begun here and is not whole yet. */
export const isSampleUnderWay = (data: string): boolean => existsSync(markOf(data))

/** Moves the sample brand into an empty folder: its policy now, its customers once the server runs. */
export async function beginSample(data: string): Promise<void> {
  await mkdir(data, { recursive: true })
  await writeFile(markOf(data), 'The sample brand is being imported. The next start goes on with it.\n')
  await copyFile(fileOf('policy.yaml'), join(data, 'policy.yaml'))
}

/** The sample brand is whole. */
export const endSample = (data: string): Promise<void> => rm(markOf(data), { force: true })

/** Imports the customers of the sample brand: real rows, invented people, the same on every machine. */
export async function importSample(
  api: Api,
  rows: number,
  progress: Progress,
  signal?: AbortSignal,
): Promise<Result<ImportReport, Complaint>> {
  const { bankCustomers } = await import('../../../../examples/bank/generate.ts')
  const map = await readFile(fileOf('customers.map.yaml'), 'utf8')
  const digest = `sha256:${createHash('sha256').update(`sample bank, seed 1, ${rows} rows`).digest('hex')}`
  const counted: Progress = { update: done => progress.update(done, rows), end: progress.end }
  return importRows(api, { of: 'customers', map, digest, rows: until(signal, bankCustomers({ rows })) }, counted)
}

/** Imports the catalogue of the sample brand: two dozen products and guides. */
export async function importSampleItems(api: Api): Promise<Result<ImportReport, Complaint>> {
  const file = await readFile(fileOf('items.csv'))
  const digest = `sha256:${createHash('sha256').update(file).digest('hex')}`
  const unseen: Progress = { update: () => undefined, end: () => undefined }
  return importRows(api, { of: 'items', digest, bytes: file.length, rows: whole(file) }, unseen)
}

async function* whole(file: Uint8Array): AsyncIterable<Uint8Array> {
  yield file
}

async function* until(signal: AbortSignal | undefined, rows: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const part of rows) {
    signal?.throwIfAborted()
    yield part
  }
}

/** Keeps the campaigns of the sample brand as drafts; those that are there already stay. */
export async function draftSampleCampaigns(api: Api): Promise<Result<undefined, Complaint>> {
  for (const name of sampleCampaigns) {
    const made = await api.post('/v1/campaigns', await sampleCampaign(name))
    if (!made.ok && made.error.code !== 'campaign-exists') return made
  }
  return ok(undefined)
}
