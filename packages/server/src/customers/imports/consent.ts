import { type Evidence, err, type Instant, ok, type Result } from '@candor/terms'
import type { CandidateRefusal } from './candidate.ts'
import type { ImportRule } from './rules.ts'

/**
 * May a yes from an import be recorded? Only with full evidence, and only where no refusal of the same or a later time
 * is known for this customer, purpose and channel (of this or another kind: refusal, withdrawal, objection, suppression).
 * A time that is not a number admits nothing. The error is the rule that speaks against it.
 */
// INVARIANT: an older or replayed yes never overrides a later no. See consent.test.ts.
export function admitConsent(
  candidate: { readonly evidence: Partial<Evidence> },
  known: { readonly refusedAt?: Instant | undefined },
): Result<Evidence, ImportRule> {
  const { evidence } = candidate
  if (!isWhole(evidence)) return err('import-no-evidence')
  const admitted = known.refusedAt === undefined || evidence.at > known.refusedAt
  return admitted ? ok(evidence) : err('import-refused-later')
}

/** All five parts are there, none of them blank. */
export function isWhole(evidence: Partial<Evidence>): evidence is Evidence {
  const { text, version, surface, locale, at } = evidence
  return [text, version, surface, locale].every(part => part !== undefined && part.trim() !== '') && Number.isFinite(at)
}

/** The newest of these refusals that covers a consent for this purpose and channel; `any` on either side covers. */
export function newestRefusal(
  refusals: readonly CandidateRefusal[],
  of: { readonly purpose: string; readonly channel: string },
): Instant | undefined {
  const covering = refusals.filter(
    no => covers(no.purpose, of.purpose) && (covers(no.channel, of.channel) || of.channel === 'any'),
  )
  return covering.length === 0 ? undefined : Math.max(...covering.map(no => no.at))
}

const covers = (refused: string, wanted: string): boolean => refused === 'any' || refused === wanted
