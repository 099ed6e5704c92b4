import { err, type Fault, ok, type Result } from '@candor/terms'
import type { ConsentMap, DeclaredFields, FieldMap, ImportMap, RefusalMap } from './import-map.ts'
import { placeParts } from './import-map.ts'
import { MapShape } from './map-shape.ts'
import { timeFormat } from './time-format.ts'
import { readYaml } from './yaml-file.ts'

const known = ['key', 'fields', 'place', 'source', 'collected_at', 'consents', 'refusals', 'delimiter', 'encoding']
const evidenceParts = ['text', 'version', 'surface', 'locale', 'at']

/**
 * Reads a map: how the columns of a CSV file become customers of this brand. `fields` and `purposes` are those that the
 * brand's policy declares; what is not declared cannot be imported. The error holds every fault of the file at once, with
 * path, line and column. `source` and `collected_at` are required; see `docs/import.md` for the whole shape.
 */
export function parseMap(
  text: string,
  fields: DeclaredFields,
  purposes: readonly string[],
): Result<ImportMap, Fault[]> {
  const file = readYaml(text)
  if (!file.ok) return file
  const shape = new MapShape(file.value)
  const root = shape.mapping(file.value.content, [], known)
  if (root === undefined) return err(shape.faults)
  const map = readMap(shape, root, fields, purposes)
  return map === undefined || shape.faults.length > 0 ? err(shape.faults) : ok(map)
}

type Keyed = { readonly [key: string]: unknown }

function readMap(
  shape: MapShape,
  root: Keyed,
  fields: DeclaredFields,
  purposes: readonly string[],
): ImportMap | undefined {
  const key = readKey(shape, root['key'])
  const mapped = readFields(shape, root['fields'], fields)
  const place = readPlace(shape, root['place'])
  const source = shape.origin(root['source'], ['source'])
  const collectedAt = shape.time(root['collected_at'], ['collected_at'])
  const consents = shape.list(root['consents'], ['consents']).map((item, i) => readConsent(shape, item, i, purposes))
  const refusals = shape.list(root['refusals'], ['refusals']).map((item, i) => readRefusal(shape, item, i, purposes))
  const delimiter = readDelimiter(shape, root['delimiter'])
  if (root['encoding'] !== undefined) shape.oneOf(root['encoding'], ['encoding'], ['utf-8'])
  if (source === undefined || collectedAt === undefined) return undefined
  return {
    key,
    keyIsEmail: isEmail(key, mapped),
    fields: mapped,
    place,
    source,
    collectedAt,
    consents: consents.filter(consent => consent !== undefined),
    refusals: refusals.filter(refusal => refusal !== undefined),
    ...(delimiter === undefined ? {} : { delimiter }),
  }
}

function readKey(shape: MapShape, value: unknown): string[] {
  if (value === undefined) {
    shape.fault(['key'], 'is missing; write { column: customer_id }, the column that tells customers apart')
    return []
  }
  const found = shape.mapping(value, ['key'], ['column', 'columns'])
  const named = found?.['columns'] ?? found?.['column']
  const columns = [named].flat().map(column => shape.scalar(column, ['key']))
  return columns.filter(column => column !== undefined)
}

const isEmail = (key: readonly string[], fields: readonly FieldMap[]): boolean =>
  key.length === 1 &&
  fields.some(({ declared, from }) => declared.addressOf === 'email' && 'column' in from && from.column === key[0])

function readFields(shape: MapShape, value: unknown, declared: DeclaredFields): FieldMap[] {
  if (value === undefined) return []
  const found = shape.anyMapping(value, ['fields']) ?? {}
  return Object.keys(found)
    .map(field => readField(shape, field, found[field], declared))
    .filter(field => field !== undefined)
}

function readField(shape: MapShape, field: string, value: unknown, fields: DeclaredFields): FieldMap | undefined {
  const path = ['fields', field]
  const declared = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (declared === undefined) {
    return shape.fault(path, 'is not a field the policy declares; what is not declared is not stored')
  }
  const from = shape.origin(value, path, ['type', 'format', 'values'])
  if (from === undefined) return undefined
  const { type, format, values } = value as Keyed
  if (type !== undefined && type !== declared.type) {
    return shape.fault([...path, 'type'], `must be ${declared.type}, as the policy declares`)
  }
  if (format !== undefined && declared.type !== 'date' && declared.type !== 'number') {
    return shape.fault([...path, 'format'], 'is for dates and numbers only')
  }
  const time = declared.type === 'date' ? shape.format(value, path) : anyTime
  const number = declared.type === 'number' ? shape.number(value, path) : 'point'
  if (time === undefined) return undefined
  return {
    field,
    declared,
    from,
    number,
    time,
    ...(values === undefined ? {} : { values: readValues(shape, values, [...path, 'values']) }),
  }
}

const iso = timeFormat('iso')
if (!iso.ok) throw new Error('the format iso must read')
const anyTime = iso.value

/** Words of the file -> words to keep. `null` keeps nothing. */
function readValues(shape: MapShape, value: unknown, path: readonly string[]): ReadonlyMap<string, string> {
  const found = shape.anyMapping(value, path) ?? {}
  const words = Object.keys(found).map((word): readonly [string, string] => {
    const kept = found[word] === null ? '' : shape.scalar(found[word], [...path, word])
    return [word, kept ?? '']
  })
  return new Map(words)
}

function readPlace(shape: MapShape, value: unknown): ImportMap['place'] {
  if (value === undefined) return {}
  const found = shape.mapping(value, ['place'], placeParts) ?? {}
  const parts = placeParts.filter(part => found[part] !== undefined)
  const origins = parts.map(part => [part, shape.origin(found[part], ['place', part])] as const)
  return Object.fromEntries(origins.filter(([, origin]) => origin !== undefined))
}

function readConsent(shape: MapShape, value: unknown, i: number, purposes: readonly string[]): ConsentMap | undefined {
  const path = ['consents', i]
  const found = shape.mapping(value, path, ['purpose', 'channel', 'when', 'type', 'evidence'])
  if (found === undefined) return undefined
  const purpose = readPurpose(shape, found['purpose'], [...path, 'purpose'], purposes)
  const channel = shape.channel(found['channel'], [...path, 'channel'])
  const when = shape.when(found['when'], [...path, 'when'])
  const type = shape.origin(found['type'], [...path, 'type'])
  const evidence = readEvidence(shape, found['evidence'], [...path, 'evidence'])
  if (!purpose || !channel || !when || !type) return undefined
  return { purpose, channel, when, type, evidence }
}

/** A part that the map leaves out is allowed: then every yes lacks evidence, and each row says so. */
function readEvidence(shape: MapShape, value: unknown, path: readonly (string | number)[]): ConsentMap['evidence'] {
  if (value === undefined) return {}
  const found = shape.mapping(value, path, evidenceParts) ?? {}
  const parts = evidenceParts.filter(part => found[part] !== undefined)
  const origins = parts.map(part => {
    const where = [...path, part]
    return [part, part === 'at' ? shape.time(found[part], where) : shape.origin(found[part], where)] as const
  })
  return Object.fromEntries(origins.filter(([, origin]) => origin !== undefined))
}

function readRefusal(shape: MapShape, value: unknown, i: number, purposes: readonly string[]): RefusalMap | undefined {
  const path = ['refusals', i]
  const found = shape.mapping(value, path, ['purpose', 'channel', 'when', 'at'])
  if (found === undefined) return undefined
  const purpose = readPurpose(shape, found['purpose'], [...path, 'purpose'], [...purposes, 'any'])
  const channel = shape.channel(found['channel'], [...path, 'channel'])
  const when = shape.when(found['when'], [...path, 'when'])
  const at = found['at'] === undefined ? undefined : shape.time(found['at'], [...path, 'at'])
  if (!purpose || !channel || !when) return undefined
  return { purpose, channel, when, ...(at === undefined ? {} : { at }) }
}

function readPurpose(shape: MapShape, value: unknown, path: readonly (string | number)[], purposes: readonly string[]) {
  const purpose = shape.text(value, path)
  if (purpose === undefined || purposes.includes(purpose)) return purpose
  return shape.fault(path, `is not a purpose the policy declares (${purposes.join(', ')})`)
}

/** Reads `delimiter`: one sign, or `tab`. */
export function readDelimiter(shape: MapShape, value: unknown): string | undefined {
  if (value === undefined) return undefined
  const sign = value === 'tab' ? '\t' : value
  if (typeof sign === 'string' && /^[\t -~]$/.test(sign) && !/["\w ]/.test(sign)) return sign
  return shape.fault(['delimiter'], 'must be one sign such as ";", or tab')
}
