import { block, type Found, warn, when } from './finding.ts'
import { type Element, named, readText, styleOf } from './html-tree.ts'

// The words that tell nothing when links are read out one after another; languages of our own words.
const vague = new Set(
  'click here|here|more|read more|learn more|link|this link|more info|details|hier|mehr|mehr lesen|weiter|ici|cliquez ici|en savoir plus|lire plus|aquí|clic aquí|más|leer más|di sini|klik di sini|selengkapnya|هنا|اضغط هنا|المزيد'.split(
    '|',
  ),
)

/** E06: every image has words in its place, and a linked one has words that name the target. */
export function lintImages(html: Element): Found {
  const linked = new Set(named(html, 'a').flatMap(link => named(link, 'img')))
  return named(html, 'img').flatMap(image => {
    const alt = image.attributes.get('alt')
    const bad = alt === undefined || (linked.has(image) && alt.trim() === '')
    return when(
      bad,
      block('E06', 'html', `has an image without words in its place: ${image.attributes.get('src') ?? ''}`),
    )
  })
}

/** E07, W06, W07, W08: a link has a name that tells its target, the same name leads to the same place, and it is underlined. */
export function lintLinks(html: Element): Found {
  const links = named(html, 'a', 'button').map(element => ({ element, name: nameOf(element) }))
  return links.flatMap(({ element, name }, index) => {
    const href = element.attributes.get('href')
    const before = links
      .slice(0, index)
      .find(link => link.name === name && link.element.attributes.get('href') !== href)
    return [
      ...when(name === '', block('E07', 'html', `has a link without a name: ${href ?? ''}`)),
      ...when(
        vague.has(name.replace(/[^\p{L}\s]/gu, '').trim()),
        warn('W06', 'html', `has a link that says only "${name}"`),
      ),
      ...when(
        name !== '' && before !== undefined,
        warn('W07', 'html', `has two links "${name}" that lead to different places`),
      ),
      ...when(
        /none/.test(styleOf(element, 'text-decoration') ?? ''),
        warn('W08', 'html', `has a link that is not underlined: "${name}"`),
      ),
    ]
  })
}

function nameOf(link: Element): string {
  const images = named(link, 'img').map(image => image.attributes.get('alt') ?? '')
  return [readText(link), ...images].join(' ').trim().toLowerCase()
}
