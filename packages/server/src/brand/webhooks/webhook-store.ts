import type { Expectation, RowOf, Store, Tables, Write } from '../../adapters/store/index.ts'
import type { ClosedWhy, Webhook, WebhookKind } from './webhook.ts'

/** As the column is null where nobody else has it. */
const own = 'house'

export const webhookRow = ({ name, version, url, purpose, kinds, rotation, createdAt, vendor }: Webhook): Write => ({
  do: 'insert',
  table: 'webhooks',
  row: {
    webhook: name,
    version,
    url,
    purpose,
    kinds: JSON.stringify(kinds),
    rotation,
    rotated_at: null,
    created_at: createdAt,
    closed_at: null,
    closed_why: null,
    vendor: vendor === own ? null : vendor,
  },
})

/** Changes a webhook, if nobody else did meanwhile. */
export function webhookChange(
  { name, version }: Webhook,
  set: RowOf<'webhooks'>,
): { expect: Expectation[]; writes: Write[] } {
  const key = { webhook: name }
  return {
    expect: [{ table: 'webhooks', key, version }],
    writes: [{ do: 'patch', table: 'webhooks', key, set }],
  }
}

export async function readWebhook(store: Store, name: string): Promise<Webhook | undefined> {
  const row = await store.get('webhooks', { webhook: name })
  return row && fromRow(row)
}

/** Every webhook by name, closed ones included: what was shared with them stays on record. */
export async function listWebhooks(store: Store): Promise<Webhook[]> {
  const rows = await store.db.selectFrom('webhooks').selectAll().orderBy('webhook').execute()
  return rows.map(fromRow)
}

function fromRow(row: Tables['webhooks']): Webhook {
  return {
    name: row.webhook,
    version: row.version,
    url: row.url,
    purpose: row.purpose,
    kinds: JSON.parse(row.kinds) as WebhookKind[],
    rotation: row.rotation,
    createdAt: row.created_at,
    vendor: row.vendor ?? own,
    ...(row.rotated_at === null ? {} : { rotatedAt: row.rotated_at }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
    ...(row.closed_why === null ? {} : { closedWhy: row.closed_why as ClosedWhy }),
  }
}
