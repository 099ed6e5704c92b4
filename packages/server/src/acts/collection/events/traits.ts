import { parseAddress } from '@candor/content'
import type { Channel, Json } from '@candor/terms'
import type { Field } from '../../../brand/policy/index.ts'
import type { Collecting } from '../../../decisions/index.ts'
import type { DataMap } from './data-map.ts'
import { type FitValue, fit } from './fit.ts'
import type { Incoming } from './incoming.ts'
import { whyNot } from './keep.ts'
import { valueAt } from './value-at.ts'

/** What an `identify` call may change in a profile, by class, and what it may not. */
export type Traits = {
  readonly attributes: { readonly [field: string]: FitValue }
  readonly sealed: { readonly [field: string]: FitValue }
  readonly addresses: readonly { readonly field: string; readonly channel: Channel; readonly address: string }[]
  readonly kept: readonly string[]
  readonly purposes: readonly string[]
  readonly dropped: readonly { readonly field: string; readonly why: string }[]
}

/** Reads the traits that the data map declares and some permitted purpose may keep. */
export function traitsOf(map: DataMap, call: Pick<Incoming, 'event'>, collecting: Collecting): Traits {
  const attributes: { [field: string]: FitValue } = {}
  const sealed: { [field: string]: FitValue } = {}
  const addresses: Traits['addresses'][number][] = []
  const dropped: { field: string; why: string }[] = []
  const purposes = new Set<string>()
  const traits = traitsIn(call)
  for (const { name, field, steps } of map.traits) {
    const value = valueAt(traits, steps)
    if (value === undefined) continue
    const permitted = field.purposes.filter(purpose => collecting.permits(purpose))
    const fitted = fitTrait(field, value)
    if (permitted.length === 0) dropped.push({ field: name, why: whyNot(field.purposes, collecting) })
    else if (fitted === undefined) dropped.push({ field: name, why: 'type' })
    else {
      if (field.class === 'attribute') attributes[name] = fitted
      else sealed[name] = fitted
      if (field.addressOf) addresses.push({ field: name, channel: field.addressOf, address: String(fitted) })
      for (const purpose of permitted) purposes.add(purpose)
    }
  }
  const kept = [...Object.keys(attributes), ...Object.keys(sealed)]
  return { attributes, sealed, addresses, kept, purposes: [...purposes], dropped }
}

/** The traits of a call; empty where there are none. */
export function traitsIn({ event }: Pick<Incoming, 'event'>): { readonly [trait: string]: Json } {
  const traits = event['traits']
  return typeof traits === 'object' && traits !== null && !Array.isArray(traits)
    ? (traits as { readonly [trait: string]: Json })
    : {}
}

const e164 = /^\+[1-9]\d{6,14}$/

/** An attribute is one of few values that people are told apart by; what is longer was meant for another class. */
const longestAttribute = 200

/** An address is kept in the form in which every channel reads it, or not at all; an attribute when it is short enough. */
function fitTrait(field: Field, value: Json): FitValue | undefined {
  const fitted = fit(field, value)
  if (fitted === undefined || typeof fitted === 'object') return undefined
  if (field.class === 'attribute' && typeof fitted === 'string' && fitted.length > longestAttribute) return undefined
  if (field.addressOf === 'email') {
    const address = parseAddress(String(fitted))
    return address.ok ? address.value : undefined
  }
  if (field.addressOf === 'sms' || field.addressOf === 'voice') {
    const number = String(fitted).replaceAll(/[\s().-]/g, '')
    return e164.test(number) ? number : undefined
  }
  return fitted
}

const yearLength = 31_556_952_000

/**
 * The age in whole years that a call states (`age` as a number or in digits, `birthday`), for judging it: a child who says so
 * is treated as one. The lower one where the two differ; undefined where the call says nothing that could be an age.
 */
export function statedAge(call: Pick<Incoming, 'event'>, now: number): number | undefined {
  const { age, birthday } = traitsIn(call)
  const ages = [yearsOf(age), yearsSince(birthday, now)].filter(one => one !== undefined)
  return ages.length === 0 ? undefined : Math.min(...ages)
}

const digits = /^\s*\d{1,3}(?:\.\d{1,9})?\s*$/

/** Forms send what was typed: a child who types 9 is a child. */
function yearsOf(age: Json | undefined): number | undefined {
  const years = typeof age === 'string' && digits.test(age) ? Number(age) : age
  return typeof years === 'number' && years >= 0 && years < 150 ? Math.floor(years) : undefined
}

function yearsSince(birthday: Json | undefined, now: number): number | undefined {
  const born = typeof birthday === 'string' ? Date.parse(birthday) : Number.NaN
  return Number.isNaN(born) || born > now ? undefined : Math.floor((now - born) / yearLength)
}
