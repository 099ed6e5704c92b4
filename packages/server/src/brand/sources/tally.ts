/** Why a call left nothing behind. */
export type RefusedFor =
  | 'unknown-key'
  | 'origin'
  | 'too-fast'
  | 'malformed'
  | 'too-large'
  | 'without-id'
  | 'without-name'
  | 'not-declared'
  | 'not-permitted'

/** Counts of one batch or one day. Names and types of what was dropped, never a value. */
export type Tally = {
  readonly kept: number
  readonly duplicates: number
  readonly refused: { readonly [reason in RefusedFor]?: number }
  /**
   * What the data map does not declare, by event (`track Order Completed`, `page`, `identify`): how often the event itself was
   * not declared (0 when only fields of it were not), and the fields by path and type. Names that look like values are `*`.
   */
  readonly undeclared: {
    readonly [event: string]: { readonly calls: number; readonly fields: { readonly [path: string]: FieldTypesSeen } }
  }
  /** Declared fields that were not kept: how often, by the rule that said no. */
  readonly withheld: { readonly [field: string]: { readonly [rule: string]: number } }
}

/** How often a field had a value of each type: `text`, `number`, `boolean`, `date`, `list of text`, … */
export type FieldTypesSeen = { readonly [type: string]: number }

export const emptyTally: Tally = { kept: 0, duplicates: 0, refused: {}, undeclared: {}, withheld: {} }
