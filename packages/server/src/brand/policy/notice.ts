import { day, type Instant } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'
import type { PolicyChange } from './changes/change.ts'
import { changesBetween } from './changes.ts'
import { parsePolicy } from './parse.ts'
import type { Policy } from './policy.ts'
import { policyByDigest, policyTerms } from './policy-store.ts'

/** A policy read from its file. */
export type ReadPolicy = { readonly policy: Policy; readonly source: string; readonly digest: string }

/** A policy that people are told of: what it changes, since when they are told, and from when on it may judge. */
export type PolicyNotice = ReadPolicy & {
  readonly announcedAt: Instant
  readonly effectiveAt: Instant
  readonly changes: readonly PolicyChange[]
  /** It judges already; else the one before it does, also past its day until the next start. */
  readonly hasCome: boolean
}

/** What judges now, and the change that people are told of: one that is to come, or one that came a short while ago. */
export type Judging = { readonly judges: Pick<ReadPolicy, 'policy' | 'source'>; readonly notice?: PolicyNotice }

/**
 * Which policy judges: the one given, or the one before it as long as people have not been told. A change is told when it is
 * material and there are customers; the notice it needs is that of the policy before. Edits of an announced policy that want no
 * more keep its day. A policy that is taken back before its day never judged; announced again, its time runs anew (GDPR Art. 13(3),
 * 14(4); where the earlier file can no longer be read, it cannot judge and the given one does).
 */
export async function whatJudges(store: Store, given: ReadPolicy, now: Instant): Promise<Judging> {
  const last = await lastJudged(store)
  const announced = await lastAnnounced(store)
  const changes = last === undefined ? [] : changesBetween(last.policy, given.policy)
  if (last === undefined || materialOf(changes).length === 0 || !(await hasCustomers(store))) {
    if (announced !== undefined && announced.effectiveAt > now) await takeBack(store, announced, now)
    return { judges: given, ...(last && justCame(announced, given, now)) }
  }
  const waiting = announced && announced.effectiveAt > last.since ? announced : undefined
  const same = waiting?.policy !== undefined && !wantsMore(waiting.policy, given.policy)
  if (waiting && !same && waiting.effectiveAt > now) await takeBack(store, waiting, now)
  const { announcedAt, effectiveAt } = same ? waiting : await announce(store, given, last.policy, now)
  const hasCome = effectiveAt <= now
  return { judges: hasCome ? given : last, notice: { ...given, announcedAt, effectiveAt, changes, hasCome } }
}

/** Those of the changes that people have to hear of. */
export const materialOf = (changes: readonly PolicyChange[]): readonly PolicyChange[] =>
  changes.filter(({ material }) => material)

const wantsMore = (before: Policy, after: Policy): boolean => materialOf(changesBetween(before, after)).length > 0

type Judged = Pick<ReadPolicy, 'policy' | 'source'> & { readonly since: Instant }

/** Undefined before the first, and where its file can no longer be read. */
async function lastJudged(store: Store): Promise<Judged | undefined> {
  const [newest] = await policyTerms(store)
  const kept = newest && (await policyByDigest(store, newest.digest))
  const read = kept && parsePolicy(kept.source)
  return read?.ok ? { policy: read.value, source: kept!.source, since: newest!.since } : undefined
}

type Announced = {
  readonly digest: string
  readonly policy: Policy | undefined
  readonly announcedAt: Instant
  readonly effectiveAt: Instant
}

async function lastAnnounced(store: Store): Promise<Announced | undefined> {
  const row = await store.db
    .selectFrom('policy_notices')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('announced_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const read = parsePolicy(row.source)
  return {
    digest: row.digest,
    policy: read.ok ? read.value : undefined,
    announcedAt: Number(row.announced_at),
    effectiveAt: Number(row.effective_at),
  }
}

async function announce(
  store: Store,
  { digest, source }: ReadPolicy,
  before: Policy,
  now: Instant,
): Promise<Announced> {
  const effectiveAt = now + before.changeNoticeDays * day
  const row = { announced_at: now, digest, source, effective_at: effectiveAt, withdrawn_at: null }
  await store.commit({ expect: [], writes: [{ do: 'insert', table: 'policy_notices', row }] })
  return { digest, policy: undefined, announcedAt: now, effectiveAt }
}

const takeBack = (store: Store, { announcedAt, digest }: Announced, now: Instant) =>
  store.commit({
    expect: [],
    writes: [
      {
        do: 'patch',
        table: 'policy_notices',
        key: { announced_at: announcedAt, digest },
        set: { withdrawn_at: now },
      },
    ],
  })

const hasCustomers = async (store: Store): Promise<boolean> =>
  (await store.db.selectFrom('profiles').select('customer').limit(1).executeTakeFirst()) !== undefined

const stillNews = 30 * day

/** Who did not look in before the day still reads of it for a while after. */
function justCame(announced: Announced | undefined, given: ReadPolicy, now: Instant): Pick<Judging, 'notice'> {
  if (!announced?.policy || announced.effectiveAt > now || now >= announced.effectiveAt + stillNews) return {}
  const { announcedAt, effectiveAt } = announced
  return wantsMore(announced.policy, given.policy)
    ? {}
    : { notice: { ...given, announcedAt, effectiveAt, changes: [], hasCome: true } }
}
