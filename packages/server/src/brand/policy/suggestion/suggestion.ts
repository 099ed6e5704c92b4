import type { FieldClass, FieldType } from '@candor/terms'
import type { TypesSeen } from './seen.ts'

/** A field as it might be declared. Its purposes are for a person to say. */
export type SuggestedField = {
  /** Its name in the data map; free where it would stand. */
  readonly field: string
  readonly from: string
  /** Without saying so, the data map would look for it there. */
  readonly isUsualPlace: boolean
  readonly type: FieldType
  readonly class: FieldClass
  readonly placeOf?: 'zone' | 'language'
  readonly seen: TypesSeen
  /** Why the class is not `attribute`: what the name looks like. */
  readonly looks?: string
}

export type SuggestedEvent = {
  /** Its key in the data map. */
  readonly event: string
  readonly calls: number
  /** It is declared, and only these fields of it are not. */
  readonly isDeclared: boolean
  readonly fields: readonly SuggestedField[]
}

/** What was seen and is not proposed, and why not. */
export type LeftOut = { readonly event: string; readonly path?: string; readonly why: string }

/** Entries for the data map, for a person to decide on. */
export type Suggestion = {
  /** Traits of `identify`, for `data.fields`. */
  readonly fields: readonly SuggestedField[]
  readonly events: readonly SuggestedEvent[]
  readonly context: readonly SuggestedField[]
  readonly left: readonly LeftOut[]
}
