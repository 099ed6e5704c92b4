import { type Policy, type PolicyChange, type PolicyTerm, policyTerms } from '../../../brand/policy/index.ts'
import type { Center, Desk } from '../desk.ts'
import type { Texts } from '../texts.ts'
import { momentOf } from '../words.ts'
import type { Held } from './about.ts'
import { changeView } from './change-words.ts'
import { versionsPath } from './paths.ts'
import type { Shelf } from './shelf.ts'
import type { VersionsView, VersionView } from './versions-page.ts'

const perPage = 20

/** A part of the list: after the first `from` versions. */
export async function versionsView(house: Center, shelf: Shelf, desk: Desk, from: number): Promise<VersionsView> {
  const terms = await policyTerms(house.store)
  const page = terms.slice(from, from + perPage)
  const versions = []
  for (const [index, term] of page.entries())
    versions.push(await versionView(house, shelf, desk, term, terms[from + index + 1]))
  return {
    ...(from === 0 ? comingOf(house, desk) : {}),
    versions: markNow(versions, house, from),
    ...(terms.length > from + perPage ? { older: `?from=${from + perPage}` } : {}),
    ...(from > 0 ? { newest: versionsPath } : {}),
  }
}

/** Which holds now is what this process judges by: the newest of its terms. */
function markNow(versions: readonly VersionView[], { judge }: Center, from: number): VersionView[] {
  const now = from > 0 ? -1 : versions.findIndex(({ digest }) => digest === judge.digest)
  return versions.map((version, index) => ({ ...version, isNow: index === now }))
}

async function versionView(
  { judge }: Center,
  shelf: Shelf,
  { texts }: Desk,
  term: PolicyTerm,
  earlier: PolicyTerm | undefined,
): Promise<VersionView> {
  const { digest, since } = term
  const zone = judge.policy.brand.zone
  const view = {
    digest,
    isNow: false,
    since: { iso: new Date(since).toISOString(), text: momentOf(since, zone, texts) },
  }
  if (!earlier) return { ...view, changes: 'first' }
  const changes = await shelf.changes(earlier.digest, digest)
  if (!changes) return { ...view, changes: 'not-comparable' }
  // Both were read for the comparison.
  const sides = {
    before: (await shelf.policyAt(earlier.digest)) as Policy,
    after: (await shelf.policyAt(digest)) as Policy,
  }
  return { ...view, changes: sorted(changes, sides, texts) }
}

/** What people are told of before it judges. */
function comingOf({ judge, notice }: Center, { texts }: Desk): Pick<VersionsView, 'coming'> {
  if (!notice || notice.hasCome) return {}
  const { effectiveAt, changes, policy } = notice
  const from = { iso: new Date(effectiveAt).toISOString(), text: momentOf(effectiveAt, judge.policy.brand.zone, texts) }
  return { coming: { from, changes: sorted(changes, { before: judge.policy, after: policy }, texts) } }
}

function sorted(
  changes: readonly PolicyChange[],
  sides: { readonly before: Policy; readonly after: Policy },
  texts: Texts,
) {
  const told = (material: boolean) =>
    changes.filter(change => change.material === material).map(change => changeView(change, sides, texts))
  return { material: told(true), others: told(false) }
}

/** The times in which a policy judged, newest first: each until the next term began. */
export const heldBy = (terms: readonly PolicyTerm[], digest: string): Held[] =>
  terms.flatMap((term, index) => {
    if (term.digest !== digest) return []
    const next = terms[index - 1]
    return [next ? { from: term.since, to: next.since } : { from: term.since }]
  })
