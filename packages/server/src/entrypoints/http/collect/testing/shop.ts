import type { TestContext } from 'node:test'
import { shopPolicy } from '../../../../../../../test/shop-policy.ts'
import type { StoreConfig } from '../../../../adapters/store/index.ts'
import type { NewSource } from '../../../../brand/sources/index.ts'
import { openTestApi, type TestApi } from '../../testing/api.ts'
import { type Look, lookInto } from './look.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly json: { readonly [member: string]: unknown }
}

/** The whole HTTP app without a socket, at a time that stands still, with a source, `web`, whose key is `key`. */
export type Shop = Look & {
  readonly api: TestApi
  readonly key: string
  /** Sends a body, as JSON unless it is text or bytes, with the key of `web` as HTTP Basic unless headers say otherwise. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
}

export async function openShop(
  t: TestContext,
  options: { readonly place?: StoreConfig; readonly source?: Partial<NewSource> } = {},
): Promise<Shop> {
  const { place } = options
  const api = await openTestApi(t, { policy: shopPolicy, ...(place ? { place } : {}) })
  const look = lookInto(api.house)
  const key = await look.source({ name: 'web', kind: 'public', ...options.source })
  return {
    ...look,
    api,
    key,
    async post(path, body, headers = basic(key)) {
      const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
      const answer = await api.request(path, { method: 'POST', headers, body: raw as string })
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, json: text === '' ? {} : JSON.parse(text) }
    },
  }
}

export const basic = (text: string): Record<string, string> => ({ authorization: `Basic ${btoa(text)}` })

/** A call whose `total` is kept for handling the order, whatever was consented to. */
export const order = (more: object = {}) => ({
  type: 'track',
  event: 'Order Completed',
  userId: 'ada',
  properties: { total: 42.5 },
  ...more,
})
