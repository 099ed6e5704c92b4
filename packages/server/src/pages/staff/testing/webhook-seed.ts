import assert from 'node:assert/strict'
import { say } from '../../../acts/choices/index.ts'
import { deliverDue } from '../../../acts/sharing/index.ts'
import { closeWebhook, createWebhook } from '../../../brand/webhooks/index.ts'
import { deliverHappenings } from '../../../entrypoints/jobs/outbox.ts'
import type { StaffHouseOpened } from './house.ts'

export const longWebhook = `tools-${'of-a-long-name-'.repeat(3)}end`

/**
 * Webhooks in every state: one whose news of a no cannot leave, because its address leads inside; one whose news is withheld,
 * because nobody agreed; and a closed one with a long name.
 */
export async function seedWebhooks({ house }: StaffHouseOpened, customer: string): Promise<void> {
  const terms = { purposes: house.judge.policy.purposes, refuses: () => undefined }
  const make = async (name: string, purpose: string, kinds: string[]) => {
    const url = `https://127.0.0.1:9/${name}?${'long='.repeat(30)}`
    const made = await createWebhook(house, { name, url, purpose, kinds }, terms, 'staff:ada')
    assert.ok(made.ok, JSON.stringify(made))
  }
  await make('mail-tool', 'service', ['choices-recorded', 'suppressed'])
  await make('partner-shop', 'offers', ['profile-changed', 'merged', 'unmerged'])
  await make(longWebhook, 'service', ['suppressed'])
  await closeWebhook(house, longWebhook, 'receiver', 'gone')
  await say(house, customer, [{ kind: 'withdrawal', purpose: 'offers', channel: 'email' }], 'staff')
  const body = JSON.stringify({ fields: ['plan'] })
  const row = { customer, happening: house.ids.id(), kind: 'profile-changed', body, at: house.clock.now() }
  await house.store.commit({
    expect: [],
    writes: [{ do: 'insert', table: 'outbox', row: { ...row, done_at: null, attempts: 0 } }],
  })
  while (await deliverHappenings(house));
  for (const name of ['mail-tool', 'partner-shop']) await deliverDue(house, name)
}
