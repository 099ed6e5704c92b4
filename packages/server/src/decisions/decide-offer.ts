import type { Pass, Verdict } from '@candor/gate'
import { minute } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { StoredState } from '../customers/state/index.ts'
import type { Judge } from './judge.ts'
import { type Judged, judged } from './judged.ts'
import { preview } from './preview.ts'

/** An offer that may be made to a customer now. `actId` names this one decision; nothing is tried twice under it. */
export type OfferAsk = { readonly customer: string; readonly purpose: string; readonly actId: string }

export type DecidedOffer = {
  /** The one decision that is recorded: whether it may be presented where it may not, else whether a score may decide. */
  readonly decided: Judged<'present'> | Judged<'profile'>
  /** Permission to read what is known of them; absent where a lot decides, and where nothing is offered. */
  readonly pass?: Pass<'profile'>
  /** The offer must not be made to them, by lot neither. */
  readonly forbidden: boolean
}

/** Decides what a customer's choices allow of an offer on the brand's own pages: one decision, of which one entry remains. */
export function decideOffer(ground: Ground, judge: Judge, before: StoredState, ask: OfferAsk): DecidedOffer {
  const { customer, purpose, actId } = ask
  const now = ground.clock.now()
  const about = { customer, actId, attempt: 1, address: '', passExpires: now + minute }
  const present = { kind: 'present', purpose } as const
  if (forbidsShowing(preview(judge, present, before.state, now)))
    return { decided: judged(ground, judge, before, { ...about, act: present }), forbidden: true }
  const profile = { kind: 'profile', purpose, level: 'full' } as const
  const decided = judged(ground, judge, before, { ...about, act: profile })
  const { pass, verdict } = decided
  return { decided, ...(pass ? { pass } : {}), forbidden: asksForRest(verdict) }
}

/** Rules that refuse for want of a yes. What a lot may show to anybody needs none: it takes nothing of the person. A no is a no. */
const wantOfYes: readonly string[] = [
  'core-purpose-specific',
  'core-evidence-onus',
  'core-consent-not-yet',
  'gdpr-consent-invalid',
]

/** What must be fulfilled first, such as a form that everybody can use, is for the page that shows it. */
const forbidsShowing = ({ reasons }: Verdict): boolean =>
  reasons.some(({ rule, says }) => (says === 'deny' || says === 'defer') && !wantOfYes.includes(rule))

/** The rules that protect people from persuasion, and those they set themselves, mean an offer by lot just as well. */
export const asksForRest = ({ reasons }: Pick<Verdict, 'reasons'>): boolean =>
  reasons.some(({ rule, says }) => says === 'deny' && /^house-(impulse|own)-/.test(rule))
