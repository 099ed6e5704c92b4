// One of two processes on one database: `sends` a campaign, or says no for customers (`refuses`). Begins when it is told so
// on its standard input, and writes down when each hand-over began and when each no was effective, on the machine's one clock.
import { once } from 'node:events'
import { untilEffective, withdraw } from '../../packages/server/src/acts/choices/index.ts'
import { runCampaign } from '../../packages/server/src/acts/delivery/index.ts'
import type { OutgoingChannel } from '../../packages/server/src/adapters/channels/index.ts'
import { realClock } from '../../packages/server/src/adapters/clock/index.ts'
import { openHouse } from '../../packages/server/src/main.ts'
import { noon, testPolicy } from '../../test/house.ts'

type Orders = { role: 'sends' | 'refuses'; data: string; postgres: string; customers: string[] }
const orders = JSON.parse(process.argv[2] ?? '{}') as Orders
const ahead = noon - realClock.now()
const clock = { ...realClock, now: () => realClock.now() + ahead }
const opened = await openHouse({
  data: orders.data,
  policy: testPolicy,
  publicUrl: 'http://127.0.0.1:8080',
  databaseUrl: orders.postgres,
  clock,
})
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const house = opened.value
const say = (customer: string): void => void process.stdout.write(`${customer} ${process.hrtime.bigint()}\n`)

/** The house's own channel, with a provider that takes one to nine milliseconds. */
function slow(channel: OutgoingChannel): OutgoingChannel {
  let turn = 0
  const send: OutgoingChannel['send'] = async (pass, message, now) => {
    say(message.customer)
    await realClock.sleep(1 + (turn++ % 9))
    return channel.send(pass, message, now)
  }
  return { ...channel, send }
}

async function refuse(customer: string): Promise<void> {
  const recorded = await withdraw(house, customer, { purpose: 'offers', channel: 'email' }, 'one-click')
  if (!recorded.ok) throw new Error(recorded.error)
  if (await untilEffective(house, customer, recorded.value)) say(customer)
}

async function refuseAll(): Promise<void> {
  const waiting = [...orders.customers]
  const one = async (): Promise<void> => {
    for (let customer = waiting.pop(); customer; customer = waiting.pop()) await refuse(customer)
  }
  await Promise.all(Array.from({ length: 4 }, one))
}

process.stdout.write('ready\n')
await once(process.stdin, 'data')
const email = house.channels.get('email')
if (!email) throw new Error('no channel')
if (orders.role === 'sends') await runCampaign({ ...house, channels: new Map([['email', slow(email)]]) }, 'spring')
else await refuseAll()
await house.close()
process.exit(0)
