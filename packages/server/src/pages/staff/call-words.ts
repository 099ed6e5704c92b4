import type { Html } from '../look/index.ts'
import { tag } from '../look/index.ts'
import { ruleName } from './rule-words.ts'

/** A call as the live view tells it: names and reasons, no value of it, and whose it was only by whoever may see that elsewhere. */
export type SeenCall = {
  readonly n: number
  readonly at: number
  /** Empty: the write key is not known. */
  readonly source: string
  readonly call:
    | { readonly verdict: 'refused'; readonly refused: string; readonly calls: number }
    | {
        readonly verdict: 'kept' | 'partly' | 'dropped' | 'duplicate'
        readonly type: string
        readonly name: string
        readonly purposes: readonly string[]
        readonly kept: readonly string[]
        readonly hashed: readonly string[]
        readonly dropped: readonly { readonly field: string; readonly why: string }[]
        readonly refused?: string
      }
}

export type CallVerdict = SeenCall['call']['verdict']

const verdicts: Readonly<Record<CallVerdict, () => Html>> = {
  kept: () => tag('Kept', 'ok'),
  partly: () => tag('Kept in part', 'warn'),
  dropped: () => tag('Dropped', 'danger'),
  duplicate: () => tag('Seen before', 'info'),
  refused: () => tag('Turned away', 'danger'),
}

/** What became of a call, each word with its tag. */
export const callVerdicts = Object.keys(verdicts) as readonly CallVerdict[]
export const callTag = (verdict: CallVerdict): Html => verdicts[verdict]()

const refusals: Readonly<Record<string, string>> = {
  'unknown-key': 'The write key is not known or was revoked',
  origin: 'It came from a web origin that this source does not allow',
  'too-fast': 'The source sends faster than its limit',
  malformed: 'It could not be read',
  'too-large': 'It is larger than the limit',
  'without-id': 'It names nobody it could belong to',
  'without-name': 'It has no event name',
  'not-declared': 'The data map does not declare this event',
  'not-permitted': 'None of its purposes is permitted for this person',
}

/** Why nothing of a call was kept. */
export const refusalWords = (refused: string): string => refusals[refused] ?? refused.replaceAll('-', ' ')

const fieldWhys: Readonly<Record<string, string>> = {
  type: 'not of the declared type, or not one of its values',
  'shared-id': 'several people go by it',
  'shared-address': 'several customers have it',
  'unknown-address': 'no customer has it',
}

/** Why one field of a call was not kept: the rule that said no, a value that is not what was declared, or a name that led to nobody. */
export const fieldWhy = (why: string): string => fieldWhys[why] ?? ruleName(why)
