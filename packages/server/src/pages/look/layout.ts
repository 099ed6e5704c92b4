import { type ErrorItem, errorSummary } from './error-summary.ts'
import { type Content, type Direction, type Html, html } from './html.ts'

export type NavigationItem = { readonly href: string; readonly text: string; readonly current?: boolean }

export type Layout = {
  /** The heading of the page and, with the brand, its title in the browser. */
  readonly title: string
  readonly brand: string
  readonly kind: 'customer' | 'staff'
  /** BCP 47; English unless said. */
  readonly lang?: string
  readonly dir?: Direction
  readonly nav?: readonly NavigationItem[]
  /** Beside the navigation, such as the form to sign out. */
  readonly account?: Html
  /** Above the heading: what just happened. */
  readonly notice?: Html
  /** What is wrong with the form on this page; listed above the heading and said in the title. */
  readonly errors?: readonly ErrorItem[]
  readonly main: Content
  readonly footer?: Content
}

/** A whole page. The first Tab leads to the skip link; there is one h1, and it is the title. */
export function layout(page: Layout): Html {
  const { title, brand, kind, lang = 'en', dir = 'ltr', notice, errors = [], main, footer } = page
  return html`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${errors.length > 0 ? 'Error: ' : ''}${title} - ${brand}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/candor.css">
</head>
<body class="${kind}">
<a class="skip-link" href="#main">Skip to main content</a>
${header(page)}
<div class="page"><main id="main" tabindex="-1">
${notice}${errorSummary(errors)}
<h1>${title}</h1>
${main}
</main></div>
${footer === undefined ? '' : html`<footer class="bottom"><div class="page">${footer}</div></footer>`}
</body>
</html>`
}

function header({ brand, nav = [], account }: Layout): Html {
  const links = html`<nav aria-label="Main"><ul>${nav.map(link)}</ul></nav>`
  return html`<header class="top"><div class="page"><span class="brand">${brand}</span>${nav.length > 0 ? links : ''}${account}</div></header>`
}

const link = ({ href, text, current }: NavigationItem) =>
  html`<li><a href="${href}"${current ? html` aria-current="page"` : ''}>${text}</a></li>`
