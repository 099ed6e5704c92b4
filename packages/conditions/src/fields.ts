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

/** What a condition needs to know of a declared event. */
export type CountedEvent = { readonly purposes: readonly string[] }
/** The declared events by name. Names are own properties; nothing is inherited. */
export type CountedEvents = { readonly [event: string]: CountedEvent }

/** The declared fields by name. Names are own properties; nothing is inherited. */
export type FieldTypes = { readonly [field: string]: DeclaredField }

/** Why something held for these purposes may not select people, if it may not. Purpose limitation: GDPR Art. 5(1)(b). */
export function heldFor(purposes: readonly string[], use: string | undefined): string | undefined {
  if (purposes.every(purpose => purpose === fairnessMonitoring)) {
    return `is held for ${fairnessMonitoring} only: it measures reach by group and never selects people`
  }
  if (use === undefined || purposes.includes(use)) return undefined
  return `is held for ${purposes.join(', ')}, not for ${use}; add the purpose in the policy or leave it out`
}
