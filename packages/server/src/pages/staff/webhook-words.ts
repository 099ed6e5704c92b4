import type { Delivery } from '../../acts/sharing/index.ts'
import type { Webhook, WebhookKind } from '../../brand/webhooks/index.ts'
import { type Html, tag } from '../look/index.ts'

export const webhooksPath = '/staff/webhooks'
export const webhookPath = (name: string): string => `${webhooksPath}/${name}`

/** What a webhook hears, as a person says it. */
export const kindTexts: Readonly<Record<WebhookKind, string>> = {
  'choices-recorded': 'Choices: what a customer agreed to or refused',
  suppressed: 'Suppressions: an address that must not be written to',
  'profile-changed': 'Changes of a profile, as far as the purpose may know them',
  merged: 'Two customers who were found to be one',
  unmerged: 'Two customers who are two again',
}

/** What happened, in one word or two. */
export const kindWord: Readonly<Record<string, string>> = {
  'choices-recorded': 'Choice',
  suppressed: 'Suppression',
  'profile-changed': 'Profile change',
  merged: 'Merge',
  unmerged: 'Merge undone',
}

export const openTag = ({ closedAt, closedWhy }: Webhook): Html => {
  if (closedAt === undefined) return tag('Open', 'ok')
  return closedWhy === 'gone' ? tag('Closed by its receiver', 'danger') : tag('Closed', 'info')
}

const tags: Readonly<Record<Delivery['state'], Html>> = {
  waiting: tag('On its way', 'info'),
  done: tag('Taken', 'ok'),
  withheld: tag('Withheld', 'warn'),
  failed: tag('Failed', 'danger'),
}
export const deliveryTag = ({ state }: Delivery): Html => tags[state]
