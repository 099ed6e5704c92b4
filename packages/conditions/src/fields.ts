import type { FieldClass, FieldType } from '@candor/terms'

/** The purpose under which reach is measured by group; a field held only for it never selects people. */
export const fairnessMonitoring = 'fairness-monitoring'

/** What a condition needs to know of a declared field. */
export type DeclaredField = {
  readonly type: FieldType
  readonly class: FieldClass
  readonly purposes: readonly string[]
  /** The only texts the field takes, where the data map lists them. */
  readonly values?: readonly string[]
}

/** The declared fields by name. Names are own properties; nothing is inherited. */
export type FieldTypes = { readonly [field: string]: DeclaredField }
