import type { Says } from '@candor/terms'

/** The languages a customer is spoken to in. */
export const languages = ['en', 'de', 'fr', 'es', 'id', 'ar'] as const
export type Language = (typeof languages)[number]

/**
 * Languages whose sentences no native speaker has read yet. Nothing shows this so far; whoever releases a language, or tells
 * readers how far to trust it, finds here what is still to be read.
 */
export const unreviewedLanguages = ['de', 'fr', 'es', 'id', 'ar'] as const

/** One sentence in every language. */
export type Translated = { readonly [language in Language]: string }

/**
 * What one word of a rule means to the customer, and what would change it. Slots: {channel}, which is a phrase such as
 * “by email”, {purpose}, {until} and {due}. `staff` is added, in English, where a rule has no text of its own for staff.
 */
export type Saying = { readonly customer: Translated; readonly change?: Translated; readonly staff?: string }

/** Rules that mean the same to a customer. Each sentence is true whichever of its rules speaks. */
export type Family = { readonly [word in Says]?: Saying }
