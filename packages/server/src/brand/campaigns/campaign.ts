import type { Condition } from '@candor/conditions'
import type { Block, Content } from '@candor/content'
import type { Act, Channel, Instant } from '@candor/terms'
import type { PlanResult } from './plan-result.ts'

/** draft → approved → gathering → sending ⇄ paused → done | stopped. `gathering` writes down who is to be asked for. */
export const campaignStates = ['draft', 'approved', 'gathering', 'sending', 'paused', 'done', 'stopped'] as const
export type CampaignState = (typeof campaignStates)[number]

/** What a campaign file says. */
export type Definition = {
  readonly name: string
  readonly purpose: string
  readonly channel: Channel
  readonly class: 'marketing' | 'transactional'
  /** Who is meant; absent: everybody. */
  readonly audience?: Condition
  readonly content: Content
  /** Offers inside a transactional message. Where the gate refuses them, they are left out and the message still goes. */
  readonly promotion?: readonly Block[]
  /** Topic, for limits on one subject. */
  readonly subject?: string
  /** Topics of the policy that it brings up: who does not want one of them is left alone. */
  readonly topics?: readonly string[]
  readonly timing: {
    /** Absent: when somebody says send. */
    readonly at?: Instant
    /** How long a deferred contact is tried again before it counts as withheld for good. */
    readonly giveUpAfterHours: number
  }
}

export type Campaign = {
  readonly name: string
  readonly version: number
  readonly state: CampaignState
  readonly definition: Definition
  readonly policy: string
  readonly createdBy: string
  readonly createdAt: Instant
  readonly approvedBy: string | null
  readonly approvedAt: Instant | null
  readonly plan: PlanResult | null
  readonly sentAt: Instant | null
  readonly endedAt: Instant | null
}

export type ContactAct = Act & { readonly kind: 'contact'; readonly channel: Channel }

/** The act that every message of this campaign is. `stripped`: without its promotion. */
export function actOf(definition: Definition, stripped = false): ContactAct {
  const promo = definition.promotion !== undefined && definition.promotion.length > 0 && !stripped
  return {
    kind: 'contact',
    purpose: definition.purpose,
    channel: definition.channel,
    messageClass: definition.class,
    // Every mail we render names its sender with a postal address, can be unsubscribed from, and has its promotion last.
    ...(definition.channel === 'email' ? { lacks: [] } : {}),
    ...(promo ? { contentFlags: ['promo'] } : {}),
    ...(definition.subject === undefined ? {} : { subject: definition.subject }),
    ...(definition.topics === undefined ? {} : { topics: definition.topics }),
  }
}

/** What the message says: the promotion of a transactional message comes last, and only if it was not refused. */
export function contentOf(definition: Definition, stripped: boolean): Content {
  if (stripped || !definition.promotion) return definition.content
  return { ...definition.content, blocks: [...definition.content.blocks, ...definition.promotion] }
}
