import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CustomerShare, Problem, ShareRun } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'
import { complaintOf, unreachable } from '../house/refusals.ts'
import { readText } from '../offline/read-text.ts'
import { sayTime } from '../offline/say-record.ts'

export type ShareOptions = Where & { readonly dryRun?: boolean; readonly out?: string }

/** Shares what a file asks for: by a webhook where it names one, else as a file. With `--dry-run` nothing is shared. */
export async function createShare(file: string, { dryRun = false, out, ...where }: ShareOptions): Ending {
  const text = await readText(file)
  if (!text.ok) return text
  const ask = jsonIn(text.value)
  if (!ask) return err(notJson(file))
  return withServer(where, async api => {
    const { format: _format, hash_addresses: _hashed, ...plain } = ask
    if (dryRun) return told(withIds(await api.post<ShareRun>('/v1/shares', { ...plain, dry_run: true }), ask))
    if (ask['webhook'] !== undefined) return told(withIds(await api.post<ShareRun>('/v1/shares', ask), ask))
    if (out === undefined) return err(noPlace)
    const share = await download(api, ask, out)
    return share.ok ? told(withIds(await api.get<ShareRun>(`/v1/shares/${share.value}`), ask), out) : share
  })
}

/** One share of many, as it stands. */
export const showShare = (share: string, where: Where): Ending =>
  withServer(where, async api => told(await api.get<ShareRun>(`/v1/shares/${encodeURIComponent(share)}`)))

/** Every share of many, newest first. */
export const listShares = (where: Where): Ending =>
  withServer(where, async api => {
    const items: ShareRun[] = []
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page: Result<Page, Complaint> = await api.get<Page>(`/v1/shares?limit=200${next && `&cursor=${next}`}`)
      if (!page.ok) return page
      items.push(...page.value.items)
      next = page.value.next
    }
    return ok({ json: { items }, lines: items.length > 0 ? items.map(line) : ['Nothing was shared yet.'] })
  })
type Page = { readonly items: readonly ShareRun[]; readonly next?: string }

const line = ({ share, at, vendor, purpose, way, planned, shared, withheld, waiting, done_at }: ShareRun): string =>
  `${sayTime(at)}  ${share}  ${vendor} for ${purpose}, ${way}: ${shared} of ${planned} shared, ${withheld} withheld${waiting > 0 ? `, ${waiting} on the way` : ''}${done_at === null ? ', not at its end' : ''}`

/** Who outside got what about one customer. */
export const sharesOf = (customer: string, where: Where): Ending =>
  withServer(where, async api => {
    const path = `/v1/customers/${encodeURIComponent(customer)}/shares`
    const found = await api.get<{ readonly items: readonly CustomerShare[] }>(path)
    if (!found.ok) return found
    const { items } = found.value
    const lines = items.map(
      ({ last_at, vendor, purpose, way, fields, times, failed_at }) =>
        `${sayTime(last_at)}  ${vendor} for ${purpose}, ${way}: ${fields.join(', ') || 'an id'}${times > 1 ? `, ${times} times` : ''}${failed_at === null ? '' : ', never confirmed'}`,
    )
    return ok({
      json: { items },
      lines: lines.length > 0 ? lines : ['Nobody outside got anything about this customer.'],
    })
  })

type Odd = { readonly n: number; readonly at: readonly number[]; readonly ids?: readonly unknown[] }
type Run = Omit<ShareRun, 'listed'> & { readonly listed: Record<'unknown' | 'several' | 'twice', Odd> | null }

/** The server says places in the list alone; which ids stand there is known here, where the list is. */
function withIds(
  found: Result<ShareRun, Complaint>,
  { customers }: { readonly [name: string]: unknown },
): Result<Run, Complaint> {
  if (!found.ok || !found.value.listed || !Array.isArray(customers)) return found
  const { unknown, several, twice, ids } = found.value.listed
  const named = (odd: Odd): Odd => ({ ...odd, ids: odd.at.map(place => customers[place]) })
  const listed = { ids, unknown: named(unknown), several: named(several), twice: named(twice) }
  return ok({ ...found.value, listed })
}

function told(found: Result<Run, Complaint>, out?: string): Result<Answer, Complaint> {
  if (!found.ok) return found
  const { share, preview, vendor, purpose, planned, shared, withheld, waiting, reasons, listed, fault } = found.value
  const lines = [
    `${preview ? 'Would share' : `Share ${share}`} with ${vendor} for ${purpose}`,
    ...(listed ? oddLines(listed) : []),
    `Planned   ${planned}`,
    `Shared    ${shared}${waiting > 0 ? `, and ${waiting} are on the way` : ''}`,
    `Withheld  ${withheld}`,
    ...Object.entries(reasons).map(([rule, n]) => `          ${n}  ${rule}`),
    ...(fault === null ? [] : [`Ended before everybody had their turn: ${fault}`]),
    ...(out === undefined ? [] : [`Written to ${out}. It holds personal data, hashed addresses included.`]),
  ]
  return ok({ json: found.value, lines, exit: planned > 0 && shared + waiting === 0 ? exits.refused : exits.ok })
}

const oddLines = ({ unknown, several, twice }: NonNullable<Run['listed']>): string[] =>
  [
    oddLine(unknown, 'of the list belong to nobody and were left out'),
    oddLine(several, 'of the list belong to several people each and were left out'),
    oddLine(twice, 'of the list name somebody who is in it already; each person is shared once'),
  ].flat()

function oddLine({ n, at, ids }: Odd, says: string): string[] {
  if (n === 0) return []
  const named = (ids ?? at.map(place => `customers[${place}]`)).join(', ')
  return [`Ids       ${n} ${says}: ${named}${n > at.length ? ', …' : ''}`]
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
