import { readFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { type Choice, choiceColumns, choicesOf } from './choices.ts'
import { firstNames, lastNames, latinOf } from './names.ts'
import { places } from './places.ts'
import { chance, pick, pickWeighted, type Random, randomOf } from './random.ts'

export type BankOptions = {
  /** The same seed gives the same bytes. Default 1. */
  readonly seed?: number
  /** How many customers; beyond the 45,211 real rows these begin anew with other people. Default 45,211. */
  readonly rows?: number
}

/** Nothing in the generated data is later than this. */
export const newest = Date.UTC(2025, 5, 30)
const oldest = Date.UTC(2012, 0, 1)
const day = 86_400_000

/** Years are counted from here: a customer of 30 was born in 1995. */
const yearOfAge = 2025
const rowsPerChunk = 1_000

const renamed: { readonly [column: string]: string } = {
  default: 'credit_default',
  contact: 'contact_type',
  campaign: 'campaign_calls',
  y: 'term_deposit',
}
const contactColumns = [
  'gen_customer',
  'gen_first_name',
  'gen_last_name',
  'gen_email',
  'gen_phone',
  'gen_city',
  'gen_country',
  'gen_region',
  'gen_zone',
  'gen_language',
  'gen_birth_year',
  'gen_source',
  'gen_collected_at',
]
const goodSources = ['branch', 'branch', 'web form', 'web form', 'mobile app', 'phone call'] as const
const boughtSources = ['purchased list', 'Purchased List 2019', 'rented list', 'list broker', 'scraped from the web'] as const

/**
 * The customers of the sample brand as the bytes of a CSV file (`;`, LF, UTF-8, one header): the real rows of the Bank
 * Marketing data set, each with invented contact details and choices in columns that begin with `gen_`. See
 * `LICENSE-DATA.md`. About one row in 200 comes from a bought list, so that its refusal can be seen.
 */
export async function* bankCustomers({ seed = 1, rows }: BankOptions = {}): AsyncGenerator<Uint8Array> {
  const { columns, lines } = realRows()
  const wanted = rows ?? lines.length
  yield Buffer.from(`${[...columns, ...contactColumns, ...choiceColumns].join(';')}\n`)
  for (let first = 0; first < wanted; first += rowsPerChunk) {
    const count = Math.min(rowsPerChunk, wanted - first)
    const chunk = Array.from({ length: count }, (_, i) => customer(lines[(first + i) % lines.length]!, first + i, seed))
    yield Buffer.from(chunk.join(''))
  }
}

type RealRow = { readonly text: string; readonly age: number }

/** The data set without `duration`, which is known only after a call. */
function realRows(): { columns: readonly string[]; lines: readonly RealRow[] } {
  const text = gunzipSync(readFileSync(new URL('bank-marketing.csv.gz', import.meta.url))).toString('latin1')
  const [header, ...rows] = text.split('\n').filter(line => line !== '')
  const all = (header ?? '').split(';')
  const left = all.indexOf('duration')
  const lines = rows.map(row => {
    const cells = row.split(';')
    return { text: cells.toSpliced(left, 1).join(';'), age: Number(cells[0]) }
  })
  return { columns: all.toSpliced(left, 1).map(column => renamed[column] ?? column), lines }
}

function customer(real: RealRow, row: number, seed: number): string {
  const random = randomOf(seed, row)
  const place = pickWeighted(random, places)
  const language = pick(random, place.languages)
  const since = oldest + Math.floor(random() * ((newest - oldest) / day)) * day
  const source = chance(random, 0.005) ? pick(random, boughtSources) : pick(random, goodSources)
  const contact = [
    `C${String(row + 1).padStart(7, '0')}`,
    ...person(random, row),
    place.city,
    place.country,
    place.region,
    place.zone,
    language,
    String(yearOfAge - real.age),
    source,
    new Date(since).toISOString().slice(0, 10),
  ]
  const choices: Choice[] = choicesOf(random, { language, since, newest, source })
  return `${real.text};${contact.join(';')};${choices.map(choice => choice.join(';')).join(';')}\n`
}

/** A name from the list, an address nobody can own (RFC 2606) and, for most, a number no country has. */
function person(random: Random, row: number): string[] {
  const first = pick(random, firstNames)
  const last = pick(random, lastNames)
  const local = [latinOf(first), latinOf(last), String(row + 1)].filter(part => part !== '').join('.')
  const email = `${local}@${pick(random, ['example.com', 'example.net', 'example.org'])}`
  const phone = chance(random, 0.72) ? `+999${String(100_000_000 + row)}` : ''
  return [first, last, email, phone]
}

// A reader such as `head` may close the pipe early; that is no fault of ours.
if (import.meta.main) await pipeline(bankCustomers(), process.stdout).catch(() => undefined)
