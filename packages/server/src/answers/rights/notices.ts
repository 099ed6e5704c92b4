import type { Content } from '@candor/content'
import { day, type Instant } from '@candor/terms'
import { codeChannel } from '../../acts/choices/index.ts'
import { carryService, servicePurpose } from '../../acts/service/index.ts'
import { plannedRow, readDispatch } from '../../customers/history/index.ts'
import { currentOf } from '../../customers/identity/index.ts'
import { linkToken, manageDays } from '../../customers/links/index.ts'
import type { RightsRequest } from '../../customers/rights/index.ts'
import type { House } from '../../decisions/index.ts'

/** What these messages go by in history. */
export const rightsCampaign = 'rights-request'

/** What a customer is written about their request. Each once. */
export type Notice = 'received' | 'answered' | 'refused' | 'extended' | 'question' | 'lifting'

/**
 * Writes to the customer that something happened with their request; what it is stands on their page, behind the link. A contact
 * like any other, decided by the gate, as the answer to what they asked. True when it was handed over.
 */
export async function tellCustomer(house: House, request: RightsRequest, notice: Notice): Promise<boolean> {
  return sendOnce(house, request.customer, `rights-${request.request}-${notice}`, contentOf(house, request, notice))
}

/** Writes to the holder of an address how to reach their own requests. `act` names the letter, so that each goes once. */
export const sendWayIn = (house: House, customer: string, act: string): Promise<boolean> =>
  sendOnce(house, customer, act, {
    subject: 'Your link to your rights',
    locale: 'en',
    blocks: [
      { type: 'paragraph', text: 'Somebody, we think you, asked on our page how to see, correct or erase their data.' },
      { type: 'button', text: 'Ask for your rights', href: `${house.publicUrl}${rightsPath(house, customer)}` },
      {
        type: 'paragraph',
        text: 'You did not ask? Then do nothing. Nobody else got this link, and nothing has changed.',
      },
    ],
  })

async function sendOnce(house: House, of: string, act: string, content: Content): Promise<boolean> {
  const customer = (await currentOf(house, of)) ?? of
  const channel = await codeChannel(house, customer)
  const purpose = servicePurpose(house, channel)
  if (purpose === undefined || !house.channels.has(channel)) return false
  if (!(await readDispatch(house.store, customer, act))) {
    const planned = plannedRow({ customer, act, campaign: rightsCampaign, channel, purpose })
    if (!(await house.store.commit({ expect: [], writes: [planned] })).done) return false
  }
  await carryService(house, { customer, channel, purpose, act, campaign: rightsCampaign, reply: true }, content)
  return (await readDispatch(house.store, customer, act))?.state === 'handed'
}

/** The way to a customer's own requests, good as long as any such link. */
export const rightsPath = (house: House, customer: string): string =>
  `/rights/${linkToken(house, { for: 'manage', customer, expires: house.clock.now() + manageDays * day })}`

const words: { readonly [notice in Notice]: (due: string) => readonly [subject: string, text: string] } = {
  received: due => ['We have your request', `We will answer you by ${due}. You can see how it stands at any time.`],
  answered: () => ['We answered your request', 'The answer is on your own page.'],
  refused: () => [
    'We answered your request',
    'We cannot do all of it. Your page says why, and where you can complain.',
  ],
  extended: due => ['We need more time for your request', `We will answer by ${due}. Your page says why.`],
  question: () => ['We have a question about your request', 'It is on your own page. Please answer it there.'],
  lifting: () => ['Your data will be used again', 'The restriction you asked for ends now. Your page says why.'],
}

function contentOf(house: House, request: RightsRequest, notice: Notice): Content {
  const [subject, text] = words[notice](dayIn(house, request.dueAt))
  const href = `${house.publicUrl}${rightsPath(house, request.customer)}/${request.request}`
  return {
    subject,
    locale: 'en',
    blocks: [
      { type: 'paragraph', text },
      { type: 'button', text: 'See your request', href },
    ],
  }
}

const dayIn = ({ judge }: House, at: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: judge.policy.brand.zone }).format(at)
