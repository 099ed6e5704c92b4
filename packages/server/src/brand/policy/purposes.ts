import { channels, lawfulBases } from '@candor/terms'
import { lines, oneOf } from './plain.ts'
import { type Purpose, purposeClasses, signals } from './policy.ts'
import { distinct, mapOf, optional, purposeName, type Reader, record, required } from './shapes.ts'
import { retention } from './spans.ts'

const read = record({
  text: required(lines(500)),
  basis: required(oneOf(lawfulBases)),
  class: required(oneOf(purposeClasses)),
  channels: optional(distinct(oneOf(channels))),
  retention: required(retention),
  opposed_by: optional(distinct(oneOf(signals))),
})

const purpose: Reader<Purpose> = spot => {
  const found = read(spot)
  if (!found) return undefined
  const { opposed_by: opposedBy = [], channels = [], ...rest } = found
  return { ...rest, channels, opposedBy }
}

export const maxPurposes = 100

/** Reads the section `purposes`. */
export const purposesSection: Reader<{ readonly [name: string]: Purpose }> = mapOf(purposeName, purpose, maxPurposes)
