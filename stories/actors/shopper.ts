import assert from 'node:assert/strict'
import { say } from '../../packages/server/src/acts/choices/index.ts'
import { createSource } from '../../packages/server/src/brand/sources/index.ts'
import { eventsOf } from '../../packages/server/src/customers/events/index.ts'
import { blindOfHandle, currentOf, halvesOf, ownersOf } from '../../packages/server/src/customers/identity/index.ts'
import { linkToken } from '../../packages/server/src/customers/links/index.ts'
import { collectApp } from '../../packages/server/src/entrypoints/http/collect/collect-app.ts'
import { openLiveFeed } from '../../packages/server/src/entrypoints/http/index.ts'
import { centerPages } from '../../packages/server/src/pages/center/index.ts'
import { mailTo } from '../../packages/server/src/pages/center/testing/shop.ts'
import { openVisitor, type Visitor } from '../../packages/server/src/pages/center/testing/visitor.ts'
import { openTestHouse, type TestHouse, type TestHouseOptions } from '../../test/house.ts'
import { shopPolicy } from '../../test/shop-policy.ts'

/** Somebody in front of a device. Without `userId` nobody has signed in on it. */
export type Device = { readonly anonymousId?: string; readonly userId?: string; readonly gpc?: boolean }

/** A shop with a web page, on a clock that stands still; whoever visits is heard over HTTP, as clients speak. */
export async function openVisitedShop(options: TestHouseOptions) {
  const house = await openTestHouse({ policy: shopPolicy, ...options })
  const made = await createSource(house, { name: 'web', kind: 'public' }, 'staff:jo')
  assert.ok(made.ok)
  const app = collectApp({ house, live: openLiveFeed() })
  const pages = centerPages(house)
  const authorization = `Basic ${Buffer.from(`${made.value.key.text}:`).toString('base64')}`
  const token = async (customer: string): Promise<string> => {
    const current = (await currentOf(house, customer)) ?? customer
    return linkToken(house, { for: 'manage', customer: current, expires: house.clock.now() + 86_400_000 })
  }
  let number = 0
  return {
    house,
    /** One call from a device; `banner` is what the consent banner there says now. */
    async hears(device: Device, call: object, banner?: { readonly [category: string]: boolean }): Promise<void> {
      const { gpc, ...ids } = device
      const consent = banner ? { context: { consent: { categoryPreferences: banner } } } : {}
      const body = JSON.stringify({ batch: [{ messageId: `m-${number++}`, ...ids, ...consent, ...call }] })
      const headers = { authorization, ...(gpc ? { 'sec-gpc': '1' } : {}) }
      const answer = await app.request('/v1/batch', { method: 'POST', headers, body })
      assert.equal(answer.status, 200)
      house.clock.advance(1_000)
    },
    customer: (userId: string) => owner(house, { channel: 'id', value: userId }),
    visitor: (anonymousId: string) => owner(house, { channel: 'anonymous', value: anonymousId }),
    /** The names of what is kept of a person, oldest first. */
    async keptOf(customer: string): Promise<string[]> {
      const halves = await halvesOf(house, customer)
      return (await eventsOf(house, halves, { limit: 100 })).map(({ name }) => name).reverse()
    },
    /** What the person reads on their own timeline. */
    async timeline(customer: string): Promise<string> {
      const answer = await pages.request(`/timeline/${await token(customer)}`)
      assert.equal(answer.status, 200)
      return textOf(await answer.text())
    },
    /** Answers on the person's own page of choices, purposes by name; leaves a browser on the page that follows. */
    async chooses(customer: string, answers: { readonly [purpose: string]: 'yes' | 'no' }): Promise<Visitor> {
      const browser = openVisitor(pages)
      const form = `/preferences/${await token(customer)}`
      await browser.goes(form)
      const fields = Object.entries(answers).map(([purpose, answer]) => [`answer.${purpose}.any`, answer])
      await browser.sends(form, Object.fromEntries(fields))
      house.clock.advance(1_000)
      return browser
    },
    /** What the person reads on their own page of choices. */
    async choices(customer: string): Promise<string> {
      return (await openVisitor(pages).goes(`/preferences/${await token(customer)}`)).text
    },
    /** The code in the newest mail to a person. */
    async code(customer: string): Promise<string> {
      const text = (await mailTo(house, customer)).at(-1)?.text ?? ''
      return /^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? 'no code'
    },
    async says(customer: string, ...said: Parameters<typeof say>[2]): Promise<void> {
      await say(house, customer, said, 'preferences')
      house.clock.advance(1_000)
    },
  }
}

async function owner(house: TestHouse, handle: { channel: 'id' | 'anonymous'; value: string }): Promise<string> {
  const found = (await ownersOf(house, [handle])).get(blindOfHandle(house, handle))
  assert.ok(found, `nobody is known as ${handle.value}`)
  return found.customer
}

const textOf = (page: string): string =>
  page
    .replaceAll(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ')
