import type { Instant } from '@candor/terms'
import type { Policy } from '../../../brand/policy/index.ts'
import type { WebhookKind } from '../../../brand/webhooks/index.ts'
import { type Html, html } from '../../look/index.ts'

/** Somebody outside who hears about customers, as everybody may know it: never where, and never by which secret. */
export type Recipient = { readonly name: string; readonly purpose: string; readonly kinds: readonly WebhookKind[] }

/** A time in which a policy judged; `to` absent: it judges still. */
export type Held = { readonly from: Instant; readonly to?: Instant }

/** What the page on privacy is made from. */
export type About = {
  readonly policy: Policy
  readonly digest: string
  /** Newest first. */
  readonly held: readonly Held[]
  /** Only of the policy that judges now: who hears today, and how many rules judge beside it. */
  readonly now?: {
    readonly recipients: readonly Recipient[]
    readonly rules: number
    readonly lawRules: number
    /** Who watches the log from outside. */
    readonly witnesses?: readonly string[]
  }
}

/** Text of the brand's own: its direction is its own, whatever the page's. */
export const own = (text: string): Html => html`<bdi>${text}</bdi>`

/** Purposes by what they are, in the brand's words. */
export const listed = (texts: readonly string[]): Html =>
  html`<ul>${texts.map(text => html`<li>${own(text)}</li>`)}</ul>`
