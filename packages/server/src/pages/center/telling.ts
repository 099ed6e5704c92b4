import type { OwnRules } from '@candor/gate'
import type { Instant } from '@candor/terms'
import type { Policy } from '../../brand/policy/index.ts'
import type { Choice } from '../../customers/consent/index.ts'
import type { CustomerEvent } from '../../customers/events/index.ts'
import type { Center, Desk } from './desk.ts'
import type { TimeView } from './moment-part.ts'
import type { Titles } from './reasons.ts'
import type { englishTimeline } from './timeline-texts.ts'
import { momentOf } from './words.ts'

/** What telling a customer's moments needs: the words, the zone, the events still kept and the choices on record. */
export type Telling = {
  readonly house: Center
  readonly customer: string
  readonly desk: Desk
  readonly t: typeof englishTimeline
  readonly lang: string
  readonly zone: string
  readonly policy: Policy
  /** By id, as they are kept now: what was taken out since is not there. */
  readonly events: ReadonlyMap<string, CustomerEvent>
  readonly choices: readonly Choice[]
  /** Of the items that the moments name. */
  readonly titles: Titles
  /** The own rules of the policies that judged, by digest: what they say to the customer is in the policy. */
  readonly own: ReadonlyMap<string, OwnRules>
}

/** A time for machines and for the reader, in the reader's zone. */
export const timeOf = ({ zone, desk }: Telling, at: Instant): TimeView => ({
  iso: new Date(at).toISOString(),
  text: momentOf(at, zone, desk.texts),
})
