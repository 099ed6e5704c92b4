import { parseAddress } from '@candor/content'
import { second } from '@candor/terms'
import { type Context, Hono } from 'hono'
import { answerVisitor } from '../../../answers/rights/index.ts'
import type { Center } from '../desk.ts'
import { formToken, readForm } from '../form-token.ts'
import { deskFor, refuse } from '../visit.ts'
import { visitorDonePage, visitorPage } from './visitor-page.ts'

const link = 'rights-visitor'
/** Letters that wait to be written: beyond, somebody floods us, and who asks again tomorrow loses nothing. */
const mostWaiting = 200
/** A little while after the answer, so that its time tells nothing of who is known. */
const pause = second / 4

/** For whoever has no link. Everybody gets the same answer, at once; whether anything is sent is found out afterwards. */
export function rightsVisitor(house: Center): Hono {
  const app = new Hono()
  const later = openLater(house)
  app.get('/rights', context => context.html(page(house, '', [])))
  app.post('/rights', context => asked(context, house, later))
  return app
}

const page = (house: Center, email: string, errors: readonly { field: string; text: string }[]) =>
  visitorPage(deskFor(house), { csrf: formToken(house, link), email, errors })

async function asked(context: Context, house: Center, later: (email: string) => void): Promise<Response> {
  const form = await readForm(context, house, link)
  if (!form) return refuse(context, house, 'form')
  const email = form.text('email').trim()
  const address = parseAddress(email)
  const desk = deskFor(house)
  if (!address.ok || email.length > 320)
    return Promise.resolve(
      context.html(page(house, email.slice(0, 320), [{ field: 'email', text: desk.texts.rights.visitor.wrong }]), 422),
    )
  later(address.value)
  return context.html(visitorDonePage(desk))
}

/** One after the other, after the answer went out. What waits when the process ends is lost; the page says it may be asked again. */
function openLater(house: Center): (email: string) => void {
  const waiting: string[] = []
  let running = false
  const run = async (): Promise<void> => {
    running = true
    for (let email = waiting.shift(); email !== undefined; email = waiting.shift()) {
      await house.clock.sleep(pause)
      // A fault here is the store's or the provider's, and stands in their log; the visitor must not learn of it.
      await answerVisitor(house, email).catch(() => 'nothing')
    }
    running = false
  }
  return email => {
    if (waiting.length >= mostWaiting || waiting.includes(email)) return
    waiting.push(email)
    if (!running) void run()
  }
}
