import type { Channel } from '@candor/terms'

/** One message of the house's own to one customer, under the purpose by which the brand serves people. */
export type ServiceAct = {
  readonly customer: string
  readonly channel: Channel
  readonly purpose: string
  /** With the customer it names this one message; its dispatch is planned before. */
  readonly act: string
  /** What it goes by in history, where campaigns have their name. */
  readonly campaign: string
  /** It answers what the customer asked for a moment ago. */
  readonly reply: boolean
}
