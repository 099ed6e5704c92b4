import type { Verdict } from '@candor/gate'
import { minute } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { StoredState } from '../customers/state/index.ts'
import type { Judge } from './judge.ts'
import { type Judged, judged } from './judged.ts'
import { preview } from './preview.ts'

/** An offer that may be made to a customer now. `actId` names this one decision; nothing is tried twice under it. */
export type OfferAsk = { readonly customer: string; readonly purpose: string; readonly actId: string }

/**
 * `present`: the offer must not be made to them at all, by the rules on what may be shown. `profile`: it may be, and the verdict
 * says whether a score may decide; without a pass, nothing of them is to be read.
 */
export type DecidedOffer =
  | { readonly about: 'present'; readonly decided: Judged<'present'> }
  | { readonly about: 'profile'; readonly decided: Judged<'profile'> }

/** Rules that refuse for want of a yes. What a lot may show to anybody needs none: it takes nothing of the person. A no is a no. */
const wantOfYes: readonly string[] = [
  'core-purpose-specific',
  'core-evidence-onus',
  'core-consent-not-yet',
  'gdpr-consent-invalid',
]

/** What must be fulfilled first, such as a form that everybody can use, is for the page that shows it. */
const isForbidden = ({ reasons }: Verdict): boolean =>
  reasons.some(({ rule, says }) => (says === 'deny' || says === 'defer') && !wantOfYes.includes(rule))

/** Decides what a customer's choices allow of an offer on the brand's own pages: one decision, of which one entry remains. */
export function decideOffer(ground: Ground, judge: Judge, before: StoredState, ask: OfferAsk): DecidedOffer {
  const { customer, purpose, actId } = ask
  const now = ground.clock.now()
  const about = { customer, actId, attempt: 1, address: '', passExpires: now + minute }
  const present = { kind: 'present', purpose } as const
  if (isForbidden(preview(judge, present, before.state, now)))
    return { about: 'present', decided: judged(ground, judge, before, { ...about, act: present }) }
  const profile = { kind: 'profile', purpose, level: 'full' } as const
  return { about: 'profile', decided: judged(ground, judge, before, { ...about, act: profile }) }
}
