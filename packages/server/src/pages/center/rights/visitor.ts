import { parseAddress } from '@candor/content'
import { type Context, Hono } from 'hono'
import { askWayIn } from '../../../answers/rights/index.ts'
import type { Center } from '../desk.ts'
import { formToken, readForm } from '../form-token.ts'
import { deskFor, refuse } from '../visit.ts'
import { visitorDonePage, visitorPage } from './visitor-page.ts'

const link = 'rights-visitor'

/** For whoever has no link. Everybody gets the same answer after the same work; whether anything is sent is found out afterwards. */
export function rightsVisitor(house: Center): Hono {
  const app = new Hono()
  app.get('/rights', context => context.html(page(house, '', [])))
  app.post('/rights', context => asked(context, house))
  return app
}

const page = (house: Center, email: string, errors: readonly { field: string; text: string }[]) =>
  visitorPage(deskFor(house), { csrf: formToken(house, link), email, errors })

async function asked(context: Context, house: Center): Promise<Response> {
  const form = await readForm(context, house, link)
  if (!form) return refuse(context, house, 'form')
  const email = form.text('email').trim()
  const address = parseAddress(email)
  const desk = deskFor(house)
  const { wrong, tooMany } = desk.texts.rights.visitor
  const faulty = (text: string, status: 422 | 429): Response | Promise<Response> =>
    context.html(page(house, email.slice(0, 320), [{ field: 'email', text }]), status)
  if (!address.ok || email.length > 320) return faulty(wrong, 422)
  const noted = await askWayIn(house, address.value, house.addressOf?.(context) ?? 'none')
  return noted === 'too-many' ? faulty(tooMany, 429) : context.html(visitorDonePage(desk))
}
