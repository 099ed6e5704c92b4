import { writeFile } from 'node:fs/promises'
import type { ConsentRecordsTaken } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import { withServer } from '../house/open.ts'
import { readText } from '../offline/read-text.ts'
import { count, counted } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { ImportOptions } from './import-file.ts'

type Node = { readonly [name: string]: unknown }
type Taken = ConsentRecordsTaken['records'][number]

const atOnce = 200

/** Imports consent records. What was refused, in whole or in part, goes to the rejects file with the reasons, so that nothing is lost. */
export async function importConsents(file: string, options: ImportOptions, terminal: Terminal): Ending {
  const text = await readText(file)
  if (!text.ok) return text
  const read = recordsIn(file, text.value)
  if ('what' in read) return err(read)
  const { records, context } = read
  const progress = showProgress(terminal, options.dryRun ? 'Trying' : 'Importing', 'record', options.json)
  return withServer(options, async api => {
    const taken: Taken[] = []
    for (let from = 0; from < records.length; from += atOnce) {
      const body = { records: records.slice(from, from + atOnce), ...(options.dryRun ? { dry_run: true } : {}) }
      const done = await api.post<ConsentRecordsTaken>('/v1/consent-records', body)
      if (!done.ok) return done
      taken.push(...done.value.records)
      progress.update(taken.length, records.length)
    }
    progress.end(taken.length)
    const rejects = options.rejects ?? `${file}.rejects.jsonld`
    const refused = taken.flatMap(({ faults }, i) =>
      faults.length === 0
        ? []
        : [{ ...records[i], 'candor:rejected': faults.map(({ path, says }) => `${path} ${says}`) }],
    )
    if (refused.length > 0)
      await writeFile(rejects, `${JSON.stringify({ '@context': context, '@graph': refused }, null, 1)}\n`, {
        mode: 0o600,
      })
    return ok(answer(taken, options.dryRun ?? false, refused.length > 0 ? rejects : undefined))
  })
}

const contextIris: Record<string, string> = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
}

function recordsIn(file: string, text: string): { records: Node[]; context: unknown } | Complaint {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return unreadable(file, (error as Error).message)
  }
  const node = (typeof document === 'object' && document !== null ? document : {}) as Node
  const context = Array.isArray(document) ? {} : (node['@context'] ?? {})
  for (const [prefix, iri] of Object.entries(contextIris)) {
    const given = (context as Node)[prefix]
    if (given !== undefined && given !== iri) return unreadable(file, `@context.${prefix} must be ${iri}`)
  }
  const graph = Array.isArray(document) ? document : '@graph' in node ? node['@graph'] : [node]
  const records = (Array.isArray(graph) ? graph : [graph]).filter(
    (one): one is Node => typeof one === 'object' && one !== null && !isReceipt(one as Node),
  )
  return records.length > 0 ? { records, context } : unreadable(file, 'it holds no consent record')
}

const isReceipt = (node: Node): boolean => [node['@type']].flat().some(type => String(type).endsWith('ConsentReceipt'))

const unreadable = (file: string, why: string): Complaint => ({
  what: `${file} is no document with consent records`,
  why,
  next: 'See docs/consent-records.md.',
  exit: exits.usage,
  code: 'file-invalid',
})

function answer(taken: readonly Taken[], dryRun: boolean, rejects: string | undefined): Answer {
  const n = (outcome: Taken['outcome']) => taken.filter(one => one.outcome === outcome).length
  const counts = { imported: n('imported'), updated: n('updated'), unchanged: n('unchanged'), rejected: n('rejected') }
  const { imported, updated, unchanged, rejected } = counts
  return {
    json: { dry_run: dryRun, read: taken.length, ...counts, rejects_file: rejects ?? null },
    lines: [
      `${dryRun ? 'Tried, nothing kept: of' : 'Of'} ${counted(taken.length, 'record')} ${count(imported)} new, ${count(updated)} with news, ${count(unchanged)} as before, ${count(rejected)} refused.`,
      ...(rejects === undefined ? [] : [`What was refused, and why: ${rejects}`]),
    ],
  }
}
