import type { Context } from 'hono'
import type { Session } from '../../brand/staff/index.ts'
import { html } from '../look/index.ts'
import { type Desk, staffPage } from './deps.ts'

/** 404 as a page: what is not there, and where to go. */
export const notThere = (desk: Desk, context: Context, session: Session, what: string, back: string) =>
  context.html(
    staffPage(desk, session, back, {
      title: 'This is not here',
      main: html`<p>${what}</p><p><a href="${back}">Go back to the list</a></p>`,
    }),
    404,
  )
