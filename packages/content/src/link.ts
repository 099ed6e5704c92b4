import type { Links } from './blocks.ts'

const ownLink = /^\{\{\s*links\.(unsubscribe|suggestions|preferences|why)\s*\}\}$/
// The host must be literal: a template that could choose it could send customers anywhere.
const webAddress = /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#].*)?$/is
const unsafe = /[\s"'<>\\^`{|}\u0000-\u001f\u007f-\u009f]/g

/** Why an address cannot be a link target, or undefined. Allowed: http, https (the host literal), `{{ links.why }}` and its sisters. */
export function faultInHref(href: string): string | undefined {
  if (ownLink.test(href)) return undefined
  return faultInSrc(href)
}

/** Why an address cannot be loaded as an image, or undefined. */
export function faultInSrc(src: string): string | undefined {
  return webAddress.test(src) ? undefined : 'must be an http or https address with its host written out'
}

/** Is this one of our own links, filled in when the message is rendered? */
export const isOwnLink = (href: string): boolean => ownLink.test(href)

/**
 * The address as it stands in both parts of the message: our own links by name, everything else with the characters
 * that could end an attribute or a line percent-encoded. An own link that the message does not have becomes preferences.
 */
export function resolveHref(href: string, links: Links): string {
  const name = ownLink.exec(href)?.[1] as keyof Links | undefined
  const target = name ? (links[name] ?? links.preferences) : href
  return target.replace(unsafe, character => encodeURIComponent(character).replace("'", '%27'))
}
