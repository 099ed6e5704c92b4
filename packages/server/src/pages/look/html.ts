import { html } from 'hono/html'

/** Escaped markup. Strings put into `html` are escaped; only another `Html` goes in as it is. */
export type Html = ReturnType<typeof html>

export { html }

/** Text, which is escaped, or markup made with `html`. */
export type Content = string | Html

export type Direction = 'ltr' | 'rtl'
