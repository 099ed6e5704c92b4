import type { Channel, Instant } from '@candor/terms'
import type { DeskMail, OutgoingChannel } from '../adapters/channels/index.ts'
import type { Ground } from '../adapters/ground.ts'
import type { OutboundHttp } from '../adapters/outbound-http/index.ts'
import type { Templates } from '../adapters/template-worker/index.ts'
import type { Trainer } from '../adapters/trainer/index.ts'
import type { PolicyNotice } from '../brand/policy/index.ts'
import type { Judge } from './judge.ts'

/** A mail to a customer that was kept instead of sent. */
export type KeptMail = {
  readonly message: string
  readonly campaign: string | null
  readonly channel: string
  readonly at: Instant
  readonly mail: string
}

/** What acts need beside the ground: who judges, what carries, how texts are filled in and models trained, where customers reach us. */
export type House = Ground & {
  readonly judge: Judge
  /** The change of the policy that customers are told of now. */
  readonly notice?: PolicyNotice
  readonly channels: ReadonlyMap<Channel, OutgoingChannel>
  /** Absent: the policy names no mailbox of the rights desk, or nothing sends mail. */
  readonly deskMail?: DeskMail
  readonly templates: Templates
  readonly trainer: Trainer
  readonly outbound: OutboundHttp
  /** Without a slash at the end; links in messages begin with it. */
  readonly publicUrl: string
  /** The mails that were kept instead of sent, while nothing sends them; absent where none ever are. */
  readonly keptMails?: (ground: Ground, customer: string) => Promise<readonly KeptMail[]>
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly privateKey: string }
}
