export { keepMail, openMail } from './kept-mail.ts'
export { giveUpAbandoned, runCampaign } from './run-campaign.ts'
export { testSend } from './test-send.ts'
export { type Totals, totalsOf } from './totals.ts'
