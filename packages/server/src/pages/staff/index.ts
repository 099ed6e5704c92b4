/** The pages of staff, server-rendered: campaigns with who and why, customers, the postbox, the log, the policy. */
import { Hono } from 'hono'
import { activity } from './activity.ts'
import { algorithm } from './algorithm.ts'
import { algorithms } from './algorithms.ts'
import { approval } from './approval.ts'
import { staffAssets } from './assets.ts'
import { campaigns } from './campaigns.ts'
import { content } from './content.ts'
import { customer } from './customer.ts'
import { customers } from './customers.ts'
import { debuggerPage } from './debugger.ts'
import { decision } from './decision.ts'
import { openDesk, type StaffPages } from './deps.ts'
import { eraseOne } from './erase-customer.ts'
import { finding } from './finding.ts'
import { holds } from './holds.ts'
import { log } from './log.ts'
import { moves } from './moves.ts'
import { newCampaign } from './new-campaign.ts'
import { overview } from './overview.ts'
import { planCsv } from './plan-csv.ts'
import { policy } from './policy.ts'
import { postbox } from './postbox.ts'
import { postboxMail } from './postbox-mail.ts'
import { retention } from './retention.ts'
import { rightsQueue } from './rights.ts'
import { rightsNew } from './rights-new.ts'
import { rightsRequest } from './rights-one.ts'
import { sender } from './sender.ts'
import { sourcesPage } from './sources.ts'
import { sourceMoves } from './sources-moves.ts'
import { sourcePage } from './sources-one.ts'
import { vendors } from './vendors.ts'
import { webhook } from './webhook.ts'
import { webhooks } from './webhooks.ts'
import { whoAndWhy } from './who-and-why.ts'
import { withheld } from './withheld.ts'
import { withheldExport } from './withheld-export.ts'

export type { PolicyFile, StaffHouse, StaffPages } from './deps.ts'
export { mailFrames } from './mail-frame.ts'
export { navigation } from './nav.ts'

/**
 * All routes under `/staff` that this room answers, and its style sheet; to be mounted at `/`. Every route but the style
 * sheet asks for exactly one verb. Mount `mailFrames` outside of `securityHeaders`, or mails are shown without their styles.
 */
export function staffPages(pages: StaffPages): Hono {
  const desk = openDesk(pages)
  const rooms = [
    overview,
    campaigns,
    newCampaign,
    whoAndWhy,
    planCsv,
    withheld,
    withheldExport,
    content,
    sender,
    approval,
    moves,
    activity,
    customers,
    customer,
    decision,
    debuggerPage,
    sourcesPage,
    sourcePage,
    sourceMoves,
    postbox,
    postboxMail,
    log,
    policy,
    vendors,
    webhooks,
    webhook,
    algorithms,
    algorithm,
    finding,
    eraseOne,
    retention,
    holds,
    rightsQueue,
    rightsNew,
    rightsRequest,
  ]
  const app = new Hono().route('/', staffAssets())
  for (const room of rooms) app.route('/', room(desk))
  return app
}
