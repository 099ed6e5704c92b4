import { err, ok } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { download, newFile } from '../house/download.ts'
import { type Where, withServer } from '../house/open.ts'
import { count } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type ExportOptions = Where & {
  readonly format: string
  readonly out?: string
  readonly portable?: boolean
  readonly language?: string
  readonly json?: boolean
}

/** How each form is asked for, what its file is called, and how its end is known. */
const forms = {
  json: { accept: 'application/json', ending: 'json', isWhole: (tail: string) => tail.endsWith('"complete":true}\n') },
  html: { accept: 'text/html', ending: 'html', isWhole: (tail: string) => tail.endsWith('</html>\n') },
  csv: { accept: 'text/csv', ending: 'csv', isWhole: (tail: string) => tail.endsWith('\r\n') },
} as const

/** Writes a copy of everything held about a customer to a file of the owner alone; the file is there only once it is whole. */
export async function exportCustomer(customer: string, options: ExportOptions, terminal: Terminal): Ending {
  const { format, portable = false, language } = options
  if (!(format in forms)) return err(noForm(format, Object.keys(forms)))
  const { accept, ending, isWhole } = forms[format as keyof typeof forms]
  const query = [...(portable ? ['part=portable'] : []), ...(language === undefined ? [] : [`language=${language}`])]
  const path = `/v1/customers/${encodeURIComponent(customer)}/copy${query.length === 0 ? '' : `?${query.join('&')}`}`
  const file = options.out ?? `${customer}.${ending}`
  return written({ path, accept, file, isWhole, options, terminal }, `Everything held about ${customer}`)
}

/** Writes what a customer chose, as consent records that others can read. */
export async function exportConsents(customer: string, options: ExportOptions, terminal: Terminal): Ending {
  if (options.format !== 'dpv') return err(noForm(options.format, ['dpv']))
  const path = `/v1/customers/${encodeURIComponent(customer)}/consent-records`
  const file = options.out ?? `${customer}.consents.jsonld`
  const isWhole = (tail: string) => tail.endsWith('}')
  const ask = { path, accept: 'application/ld+json', file, isWhole, options, terminal }
  return written(ask, `What ${customer} chose`)
}

type Ask = {
  readonly path: string
  readonly accept: string
  readonly file: string
  readonly isWhole: (tail: string) => boolean
  readonly options: ExportOptions
  readonly terminal: Terminal
}

const written = ({ path, accept, file, isWhole, options, terminal }: Ask, what: string): Ending =>
  withServer(options, async api => {
    const sink = await newFile(file).catch((error: Error) => error)
    if (sink instanceof Error) return err(noFile(file, sink.message))
    const progress = showProgress(terminal, 'Writing', 'KiB', options.json)
    const done = await download(api, path, accept, sink, isWhole, progress)
    if (!done.ok) return done
    return ok({
      json: { file, bytes: done.value, format: options.format },
      lines: [`${what} is in ${file} (${count(done.value)} bytes). Only you can read the file; keep it so.`],
    })
  })

const noForm = (form: string, forms: readonly string[]): Complaint => ({
  what: `There is no form "${form}"`,
  why: '',
  next: `Ask for ${forms.join(', ')}.`,
  exit: exits.usage,
  code: 'usage',
})

const noFile = (file: string, why: string): Complaint => ({
  what: `${file} cannot be written`,
  why,
  next: 'Say another place with --out.',
  exit: exits.usage,
  code: 'usage',
})
