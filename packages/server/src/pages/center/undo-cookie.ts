import { minute } from '@candor/terms'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { canUndo, type Recorded, undoMinutes, undoToken } from '../../acts/choices/index.ts'
import type { Center } from './desk.ts'

const name = 'candor-undo'
const isHttps = ({ publicUrl }: Center): boolean => publicUrl.startsWith('https:')

/** Lets this browser, and no other, take back what was just recorded, for ten minutes. */
export function allowUndo(context: Context, house: Center, customer: string, { choices }: Recorded): void {
  if (choices.length === 0) return
  const token = undoToken(house, customer, choices)
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: (undoMinutes * minute) / 1_000 } as const
  if (isHttps(house)) setCookie(context, name, token, { ...options, secure: true, prefix: 'host' })
  else setCookie(context, name, token, options)
}

/** The undo token of this browser, if it still works for this customer. */
export function undoOf(context: Context, house: Center, customer: string): string | undefined {
  const token = isHttps(house) ? getCookie(context, name, 'host') : getCookie(context, name)
  return token !== undefined && canUndo(house, customer, token) ? token : undefined
}

/** The browser forgets it: what is undone is undone. */
export function forgetUndo(context: Context, house: Center): void {
  if (isHttps(house)) deleteCookie(context, name, { path: '/', secure: true, prefix: 'host' })
  else deleteCookie(context, name, { path: '/' })
}
