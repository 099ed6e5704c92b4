/**
 * What a message is made of. Every text may hold Liquid until it is filled in; none holds HTML.
 * A button's `href` and an image's `src` are http(s) addresses; an `href` may also be one of our own links, see `link.ts`.
 */
export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly type: 'button'; readonly text: string; readonly href: string }
  | { readonly type: 'image'; readonly src: string; readonly alt: string }
  | { readonly type: 'divider' }
  | { readonly type: 'quote'; readonly text: string; readonly by?: string }
  | LinksBlock
  | RecommendationsBlock
  | DataTable

/** A link that says by its own words where it leads, with a line below it. */
export type LinkItem = { readonly text: string; readonly href: string; readonly note?: string }

/** Links below each other. The languages are said where texts or notes are in another one than the message. */
export type LinksBlock = {
  readonly type: 'links'
  readonly items: readonly LinkItem[]
  readonly language?: string
  readonly noteLanguage?: string
}

/** The place of what is suggested to each person, at most `count` things; see `fillContent`. Without any the place is gone, title and all. */
export type RecommendationsBlock = { readonly type: 'recommendations'; readonly title: string; readonly count: number }

/** A table of data, never of layout: every column has a head, the whole has a caption. */
export type DataTable = {
  readonly type: 'table'
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type Content = {
  readonly subject: string
  /** The line that an inbox shows after the subject. */
  readonly preheader?: string
  /** BCP 47 language tag of all texts; there is no default, a wrong language is worse than an error. */
  readonly locale: string
  readonly blocks: readonly Block[]
}

/** Where the links at the foot of every message lead. Without `unsubscribe` the message is not marketing. */
export type Links = {
  readonly unsubscribe?: string
  /** Where somebody sees and changes what is suggested to them. */
  readonly suggestions?: string
  readonly preferences: string
  readonly why: string
}

/** How a customer wants to read: as designed, larger, text only, or in reading order without tables. */
export const formats = ['standard', 'large-print', 'plain', 'linear'] as const
export type Format = (typeof formats)[number]
