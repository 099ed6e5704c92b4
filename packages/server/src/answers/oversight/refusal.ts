import { err, type Fault } from '@candor/terms'

/** Why a finding or an interlock was not changed: a stable code (docs/errors.md), a sentence, and the faulty fields when there are any. */
export type OversightRefusal = {
  readonly code:
    | 'algorithm-unknown'
    | 'finding-unknown'
    | 'finding-decided'
    | 'findings-open'
    | 'finding-invalid'
    | 'try-again'
  readonly says: string
  readonly faults?: readonly Fault[]
}

const refuse = (code: OversightRefusal['code'], says: string) => err<OversightRefusal>({ code, says })

export const refuseFaults = (faults: readonly Fault[]) =>
  err<OversightRefusal>({
    code: 'finding-invalid',
    says: faults.map(({ path, says }) => `${path}: ${says}`).join('; '),
    faults,
  })
export const unknownAlgorithm = (name: string) =>
  refuse('algorithm-unknown', `The policy has no algorithm "${name.slice(0, 64)}".`)
export const unknownFinding = (finding: string) =>
  refuse('finding-unknown', `There is no finding "${finding.slice(0, 64)}".`)
export const alreadyDecided = refuse('finding-decided', 'Somebody has decided this finding already.')
export const findingsOpen = refuse(
  'findings-open',
  'Findings about this algorithm wait for a decision. Decide them; until then it can only be held back more.',
)
export const tryAgain = refuse('try-again', 'Somebody else changed this at the same moment. Nothing was changed.')
