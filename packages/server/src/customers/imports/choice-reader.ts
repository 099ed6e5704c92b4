import { type ConsentType, consentTypes, type Evidence, type Instant } from '@candor/terms'
import type { CandidateConsent, CandidateRefusal } from './candidate.ts'
import { type Cells, columnName, getter, type Note, type RowContext } from './column.ts'
import { admitConsent, newestRefusal } from './consent.ts'
import type { ConsentMap, RefusalMap, TimeOrigin, When } from './import-map.ts'
import type { WrittenTime } from './time-format.ts'

const day = 86_400_000

/** Reads the noes of a row. A no without a readable time is not lost: it counts from the moment of the import. */
export function refusalReader(maps: readonly RefusalMap[], context: RowContext) {
  const readers = maps.map(map => ({
    map,
    isSaid: whenReader(map.when, context),
    at: timeReader(map.at, context, refusalTime),
  }))
  return (cells: Cells, notice: Note): CandidateRefusal[] => {
    const said: CandidateRefusal[] = []
    for (const { map, isSaid, at } of readers) {
      if (!isSaid(cells)) continue
      const time = at(cells)
      if (time === undefined || time > context.now) notice(columnName(map.at ?? map.when), 'import-refusal-time')
      said.push({ purpose: map.purpose, channel: map.channel, at: Math.min(time ?? context.now, context.now) })
    }
    return said
  }
}

/** Reads the yeses of a row: only those with full evidence, in the past, and after every no of the same row. */
export function consentReader(maps: readonly ConsentMap[], context: RowContext) {
  const readers = maps.map(map => ({ isSaid: whenReader(map.when, context), read: oneConsent(map, context) }))
  return (cells: Cells, refusals: readonly CandidateRefusal[], notice: Note): CandidateConsent[] => {
    const agreed: CandidateConsent[] = []
    for (const { isSaid, read } of readers) {
      const consent = isSaid(cells) ? read(cells, refusals, notice) : undefined
      if (consent !== undefined) agreed.push(consent)
    }
    return agreed
  }
}

function oneConsent(map: ConsentMap, context: RowContext) {
  const evidenceOf = evidenceReader(map, context)
  const typeOf = getter(map.type, context.columns)
  const column = map.when.column
  return (cells: Cells, refusals: readonly CandidateRefusal[], notice: Note): CandidateConsent | undefined => {
    const type = typeOf(cells).trim()
    if (!isConsentType(type)) return void notice(columnName(map.type) || column, 'import-consent-type')
    const admitted = admitConsent({ evidence: evidenceOf(cells) }, { refusedAt: newestRefusal(refusals, map) })
    if (!admitted.ok) return void notice(column, admitted.error)
    if (admitted.value.at > context.now) return void notice(column, 'import-evidence-future')
    return { purpose: map.purpose, channel: map.channel, type, evidence: admitted.value }
  }
}

function evidenceReader({ evidence }: ConsentMap, context: RowContext): (cells: Cells) => Partial<Evidence> {
  const text = getter(evidence.text, context.columns)
  const version = getter(evidence.version, context.columns)
  const surface = getter(evidence.surface, context.columns)
  const locale = getter(evidence.locale, context.columns)
  const at = timeReader(evidence.at, context, (time, origin) => origin.format.instant(time, 'earlier'))
  return cells => ({
    text: text(cells).trim(),
    version: version(cells).trim(),
    surface: surface(cells).trim(),
    locale: locale(cells).trim(),
    at: at(cells) ?? Number.NaN,
  })
}

/** A day without a clock begins for a yes and ends for a no: of two readings, the one that protects the customer. */
const refusalTime = (time: WrittenTime, origin: TimeOrigin): Instant =>
  origin.format.instant(time, 'later') + (time.hasClock ? 0 : day - 1)

function timeReader(
  origin: TimeOrigin | undefined,
  context: RowContext,
  instant: (time: WrittenTime, origin: TimeOrigin) => Instant,
): (cells: Cells) => Instant | undefined {
  const get = getter(origin, context.columns)
  return cells => {
    const text = get(cells).trim()
    const time = origin === undefined || text === '' ? undefined : origin.format.read(text)
    return origin === undefined || time === undefined ? undefined : instant(time, origin)
  }
}

function whenReader(when: When, context: RowContext): (cells: Cells) => boolean {
  const get = getter(when, context.columns)
  const { is } = when
  return is === undefined ? cells => get(cells).trim() !== '' : cells => is.has(get(cells).trim().toLowerCase())
}

const isConsentType = (text: string): text is ConsentType => consentTypes.some(type => type === text)
