import { channels, lawfulBases } from '@candor/terms'
import { lines, oneOf } from './plain.ts'
import { type Purpose, purposeClasses } from './policy.ts'
import { distinct, mapOf, optional, purposeName, type Reader, record, required } from './shapes.ts'
import { retention } from './spans.ts'

const read = record({
  text: required(lines(500)),
  basis: required(oneOf(lawfulBases)),
  class: required(oneOf(purposeClasses)),
  channels: optional(distinct(oneOf(channels))),
  retention: required(retention),
})

const purpose: Reader<Purpose> = spot => {
  const found = read(spot)
  return found && { ...found, channels: found.channels ?? [], opposedBy: [] }
}

export const maxPurposes = 100

/** Reads the section `purposes`. */
export const purposesSection: Reader<{ readonly [name: string]: Purpose }> = mapOf(purposeName, purpose, maxPurposes)
