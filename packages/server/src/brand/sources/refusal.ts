import { err, type Fault } from '@candor/terms'

/** Why a change of a source was refused: a stable code (docs/errors.md), a sentence, and the faulty fields when there are any. */
export type SourceRefusal = {
  readonly code:
    | 'source-unknown'
    | 'source-exists'
    | 'source-closed'
    | 'source-limit'
    | 'source-invalid'
    | 'write-key-unknown'
    | 'version-moved'
    | 'try-again'
  readonly says: string
  readonly faults?: readonly Fault[]
}

export const refuse = (code: SourceRefusal['code'], says: string) => err<SourceRefusal>({ code, says })

export const refuseFaults = (faults: readonly Fault[]) =>
  err<SourceRefusal>({
    code: 'source-invalid',
    says: faults.map(({ path, says }) => `${path}: ${says}`).join('; '),
    faults,
  })

export const tryAgain = refuse('try-again', 'Somebody else changed this at the same moment. Nothing was changed.')
export const unknownSource = (name: string) => refuse('source-unknown', `There is no source "${name.slice(0, 64)}".`)
