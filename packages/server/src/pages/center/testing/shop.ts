import assert from 'node:assert/strict'
import type { Json } from '@candor/terms'
import type { Hono } from 'hono'
import PostalMime, { type Email } from 'postal-mime'
import {
  importTestCustomers,
  openTestHouse,
  type TestCustomer,
  type TestHouse,
  type TestHouseOptions,
  testCampaign,
} from '../../../../../../test/house.ts'
import {
  approveCampaign,
  createCampaign,
  gatherAudience,
  prepareCampaign,
  startCampaign,
} from '../../../acts/campaigns/index.ts'
import { openMail, runCampaign } from '../../../acts/delivery/index.ts'
import { readCampaign } from '../../../brand/campaigns/index.ts'
import { centerPages } from '../index.ts'
import { preferencesPath } from '../visit.ts'
import { openVisitor, type Visitor } from './visitor.ts'

/** A test house with the customer's pages open and a post that can be read. */
export type Shop = {
  readonly house: TestHouse
  readonly app: Hono
  customer(person: TestCustomer): Promise<Person>
  /** Imports the same rows again, as a nightly job would. */
  imports(people: readonly TestCustomer[]): Promise<void>
  /** Starts a campaign to everybody and runs it to its end; `more` of its file. */
  sends(campaign: string, more?: { readonly [field: string]: Json }): Promise<void>
}

export type Person = {
  readonly id: string
  /** Every mail so far, in order. */
  mail(): Promise<Email[]>
  /** The path that a link of the newest mail leads to. */
  link(of: 'unsubscribe' | 'preferences' | 'why'): Promise<string>
  browser(): Visitor
  /** A fresh link to the preferences, as staff would give it. */
  preferences(): string
}

export async function openShop(options: TestHouseOptions = {}): Promise<Shop> {
  const house = await openTestHouse(options)
  const app = centerPages(house)
  return {
    house,
    app,
    async customer(person) {
      const [id] = await importTestCustomers(house, [person])
      return personOf(house, app, id ?? '')
    },
    async imports(people) {
      await importTestCustomers(house, people)
    },
    sends: (name, more) => sendCampaign(house, name, more),
  }
}

async function sendCampaign(
  house: TestHouse,
  name: string,
  more: { readonly [field: string]: Json } = {},
): Promise<void> {
  await beginCampaign(house, name, more)
  await runCampaign(house, name)
}

/** Writes, approves and starts a campaign; who is to be asked for is written down, and nothing is sent yet. */
export async function beginCampaign(
  house: TestHouse,
  name: string,
  more: { readonly [field: string]: Json } = {},
): Promise<void> {
  const definition = await prepareCampaign(house, { ...testCampaign(name), ...more })
  assert.ok(definition.ok)
  assert.ok((await createCampaign(house, definition.value, 'jo')).ok)
  assert.ok((await approveCampaign(house, name, 'jo')).ok)
  assert.ok((await startCampaign(house, name, 'jo')).ok)
  const campaign = await readCampaign(house.store, name)
  if (campaign?.state === 'gathering') await gatherAudience(house, campaign)
}

/** Every mail to a customer so far, in order. */
export async function mailTo(house: TestHouse, customer: string): Promise<Email[]> {
  const rows = await house.store.db
    .selectFrom('postbox')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('at')
    .orderBy('message')
    .execute()
  return Promise.all(rows.map(async row => PostalMime.parse((await openMail(house, row))!)))
}

function personOf(house: TestHouse, app: Hono, id: string): Person {
  const mail = () => mailTo(house, id)
  return {
    id,
    mail,
    async link(of) {
      const newest = (await mail()).at(-1)
      const found = new RegExp(`${house.publicUrl}(/${of}/[\\w.-]+)`).exec(newest?.text ?? '')
      assert.ok(found?.[1], `no link to ${of} in the newest mail`)
      return found[1]
    },
    browser: () => openVisitor(app),
    preferences: () => preferencesPath(house, id),
  }
}
