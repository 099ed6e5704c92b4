import type { Ground } from '../../../adapters/ground.ts'
import type { Policy } from '../../../brand/policy/index.ts'
import { hashedAddress, type KnownIdentity } from '../../../customers/shares/index.ts'
import { fieldsTold } from '../../../decisions/index.ts'
import { isAddress, type ShareMany } from './ask.ts'

type Value = string | number | boolean
type Values = { readonly [field: string]: Value | undefined }

/** One person in a file, in the order of the columns. */
export type ToldRow = { readonly [column: string]: Value }

/** The columns of a file: the brand's id, unless addresses are hashed, and one for each field. */
export const columnsOf = (policy: Policy, { fields, hashed }: ShareMany): string[] =>
  hashed ? fields.map(name => (isAddress(policy, name) ? `${name}_sha256` : name)) : ['id', ...fields]

/**
 * What of a person goes into the file: fields asked for that vendor and purpose may have under the policy in force, and nothing
 * else. Undefined where nothing would say who it is.
 */
export function toldOf(
  ground: Ground,
  policy: Policy,
  share: ShareMany,
  { id, values }: { readonly id: string | undefined; readonly values: Values },
):
  | { readonly row: ToldRow; readonly knownAs: readonly KnownIdentity[]; readonly fields: readonly string[] }
  | undefined {
  const allowed = fieldsTold(policy, share.vendor, share.purpose)
  const fields = share.fields.filter(name => allowed.includes(name) && values[name] !== undefined)
  const knownAs: KnownIdentity[] = []
  const row: Record<string, Value> = {}
  if (!share.hashed && id !== undefined) {
    row['id'] = id
    knownAs.push({ identity_type: 'controller_customer_id', identity_format: 'raw', identity_value: id })
  }
  for (const name of fields) {
    const hashes = share.hashed && isAddress(policy, name)
    const value = hashes ? hashedAddress(ground, String(values[name])) : values[name]!
    row[hashes ? `${name}_sha256` : name] = value
    if (policy.fields[name]?.addressOf === 'email')
      knownAs.push({
        identity_type: 'email',
        identity_format: hashes ? 'sha256' : 'raw',
        identity_value: String(value),
      })
  }
  return knownAs.length === 0 ? undefined : { row, knownAs, fields }
}

/** One line of a file. A value that a spreadsheet would run as a formula is made plain text. */
export function lineOf(columns: readonly string[], row: ToldRow, format: 'jsonl' | 'csv'): string {
  if (format === 'jsonl') return `${JSON.stringify(row)}\n`
  return `${columns.map(name => cell(row[name])).join(',')}\n`
}

function cell(value: Value | undefined): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
