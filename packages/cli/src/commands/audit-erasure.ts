import { readFileSync, writeFileSync } from 'node:fs'
import type { Traces } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'

export type AuditErasureOptions = Where & { readonly words?: string; readonly save?: string }

/**
 * Looks for traces of a customer, or for words of a file, one a line, through the whole house. Exit 1 when any is found where
 * the docs do not say so. Before an erasure `--save` writes down what one would recognise the customer by.
 */
export const auditErasure = (
  customer: string | undefined,
  { words: file, save, ...where }: AuditErasureOptions,
): Ending =>
  withServer(where, async api => {
    const given = readWords(file)
    if (!given.ok) return given
    const own = customer === undefined ? ok([]) : await wordsOf(api, customer)
    if (!own.ok) return own
    const words = [...new Set([...given.value, ...own.value])]
    if (words.length === 0) return err(nothingToLookFor)
    if (save !== undefined) {
      writeFileSync(save, `${words.join('\n')}\n`, { mode: 0o600 })
      return ok({ json: { words: words.length, file: save }, lines: [`${words.length} words are in ${save}.`] })
    }
    const found = await api.post<Traces>('/v1/erasures/scan', { words })
    return found.ok ? ok(told(found.value)) : found
  })

/** Of a living customer what they are recognised by; of one who was erased their id alone is left to look for. */
async function wordsOf(api: Api, customer: string): Promise<Result<string[], Complaint>> {
  const found = await api.post<{ words: string[] }>(`/v1/customers/${encodeURIComponent(customer)}/canaries`)
  if (found.ok) return ok(found.value.words)
  return found.error.code === 'customer-unknown' ? ok([customer]) : found
}

function readWords(file: string | undefined): Result<string[], Complaint> {
  if (file === undefined) return ok([])
  try {
    const lines = readFileSync(file, 'utf8').split(/\r?\n/)
    return ok(lines.filter(line => line.trim() !== ''))
  } catch (error) {
    const why = (error as Error).message
    const next = 'Give a file with one word or text a line.'
    return err({ what: `The file ${file} cannot be read`, why, next, exit: exits.error, code: 'file' })
  }
}

const nothingToLookFor: Complaint = {
  what: 'There is nothing to look for',
  why: '',
  next: 'Give the id of a customer, or words with --words FILE.',
  exit: exits.usage,
  code: 'usage',
}

function told(traces: Traces): Answer {
  const { found, undocumented, rows, bytes, words } = traces
  const lines = found.map(
    ({ place, n, documented, words: which }) =>
      `${documented ? 'documented' : 'FOUND     '}  ${place}  ${n} × (${which.map(i => `#${i + 1}`).join(' ')})${documented ? `: ${documented}` : ''}`,
  )
  const all = `Looked for ${words} words in ${rows} rows and ${bytes} bytes of files: ${undocumented === 0 ? 'no trace' : `traces in ${undocumented} places`}.`
  return { json: traces, lines: [...lines, all], exit: undocumented === 0 ? exits.ok : exits.error }
}
