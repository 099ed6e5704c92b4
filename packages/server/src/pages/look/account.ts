import { button, form } from './form.ts'
import { type Html, html } from './html.ts'

/** Who is signed in, with the way to the password and the way out; beside the navigation of every staff page. */
export const account = ({ name, csrf }: { readonly name: string; readonly csrf: string }): Html =>
  html`<div class="account"><a href="/staff/password">${name}<span class="visually-hidden">: change password</span></a>${form('/staff/logout', csrf, button({ text: 'Sign out', kind: 'plain' }))}</div>`
