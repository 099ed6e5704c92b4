import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Problem, ShareRun } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'
import { complaintOf, unreachable } from '../house/refusals.ts'
import { readText } from '../offline/read-text.ts'

export type ShareOptions = Where & { readonly dryRun?: boolean; readonly out?: string }

/** Shares what a file asks for: by a webhook where it names one, else as a file. With `--dry-run` nothing is shared. */
export async function createShare(file: string, { dryRun = false, out, ...where }: ShareOptions): Ending {
  const text = await readText(file)
  if (!text.ok) return text
  const ask = jsonIn(text.value)
  if (!ask) return err(notJson(file))
  return withServer(where, async api => {
    const { format: _format, hash_addresses: _hashed, ...plain } = ask
    if (dryRun) return told(await api.post<ShareRun>('/v1/shares', { ...plain, dry_run: true }))
    if (ask['webhook'] !== undefined) return told(await api.post<ShareRun>('/v1/shares', ask))
    if (out === undefined) return err(noPlace)
    const share = await download(api, ask, out)
    return share.ok ? told(await api.get<ShareRun>(`/v1/shares/${share.value}`), out) : share
  })
}

/** One share of many, as it stands. */
export const showShare = (share: string, where: Where): Ending =>
  withServer(where, async api => told(await api.get<ShareRun>(`/v1/shares/${encodeURIComponent(share)}`)))

function told(found: Result<ShareRun, Complaint>, out?: string): Result<Answer, Complaint> {
  if (!found.ok) return found
  const { share, preview, vendor, purpose, planned, shared, withheld, waiting, reasons } = found.value
  const lines = [
    `${preview ? 'Would share' : `Share ${share}`} with ${vendor} for ${purpose}`,
    `Planned   ${planned}`,
    `Shared    ${shared}${waiting > 0 ? `, and ${waiting} are on the way` : ''}`,
    `Withheld  ${withheld}`,
    ...Object.entries(reasons).map(([rule, n]) => `          ${n}  ${rule}`),
    ...(out === undefined ? [] : [`Written to ${out}. It holds personal data, hashed addresses included.`]),
  ]
  return ok({ json: found.value, lines, exit: planned > 0 && shared + waiting === 0 ? exits.refused : exits.ok })
}

async function download(api: Api, ask: object, out: string): Promise<Result<string, Complaint>> {
  const headers = { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' }
  try {
    const init = { method: 'POST', headers, body: JSON.stringify(ask), redirect: 'error' } as const
    const answer = await fetch(`${api.url}/v1/shares/file`, init)
    if (!answer.ok) return err(complaintOf((await answer.json()) as Problem))
    // Whoever may read the folder may not read this: it is for the vendor alone.
    await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(out, { mode: 0o600, flags: 'wx' }))
    return ok(answer.headers.get('candor-share') ?? '')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return err(code === 'EEXIST' ? exists(out) : unreachable(api.url, message))
  }
}

function jsonIn(text: string): { readonly [name: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const notJson = (file: string): Complaint => ({
  what: `${file} is no share`,
  why: 'It holds no JSON object.',
  next: 'docs/sharing.md shows what such a file looks like.',
  exit: exits.error,
})
const exists = (out: string): Complaint => ({
  what: `${out} is there already`,
  why: 'What was shared before is not overwritten. A share has begun and was broken off.',
  next: 'Name another file with --out.',
  exit: exits.error,
})
const noPlace: Complaint = {
  what: 'It is not said where the file goes',
  why: 'The share names no webhook, so it is a file.',
  next: 'Add --out FILE, or --dry-run to see what would come of it.',
  exit: exits.usage,
}
