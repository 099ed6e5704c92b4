// A server process that sends one campaign, to be killed by the story that started it. Says on its standard
// output how many mails there are, line by line, and at the end "done".
import { gatherAudience } from '../../packages/server/src/acts/campaigns/index.ts'
import { giveUpAbandoned, runCampaign } from '../../packages/server/src/acts/delivery/index.ts'
import { realClock } from '../../packages/server/src/adapters/clock/index.ts'
import { readCampaign } from '../../packages/server/src/brand/campaigns/index.ts'
import { openHouse } from '../../packages/server/src/main.ts'
import { testPolicy } from '../../test/house.ts'

type Orders = { data: string; postgres?: string; campaign: string; start: number }
const orders = JSON.parse(process.argv[2] ?? '{}') as Orders

// The clock begins where the story says and then runs: working hours, whenever the test is run.
const ahead = orders.start - realClock.now()
const clock = { ...realClock, now: () => realClock.now() + ahead }
const opened = await openHouse({
  data: orders.data,
  policy: testPolicy,
  publicUrl: 'http://127.0.0.1:8080',
  clock,
  ...(orders.postgres ? { databaseUrl: orders.postgres } : {}),
})
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const house = opened.value
const telling = setInterval(async () => {
  const { n } = await house.store.db
    .selectFrom('postbox')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  process.stdout.write(`${n}\n`)
}, 20)
await giveUpAbandoned(house, house.store.engine === 'sqlite')
const campaign = await readCampaign(house.store, orders.campaign)
if (campaign?.state === 'gathering') await gatherAudience(house, campaign)
await runCampaign(house, orders.campaign)
while ((await house.log.sequence()) > 0);
clearInterval(telling)
process.stdout.write('done\n')
await house.close()
