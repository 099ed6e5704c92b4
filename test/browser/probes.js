// Runs inside the page under test: what only the rendered page knows. Plain JavaScript, because the browser reads it as it is
// and the types of the DOM stay out of the rest of the house.

const show = each => each.outerHTML.slice(0, 120)
const shown = each => each.getClientRects().length > 0 && each.checkVisibility({ visibilityProperty: true })
const every = selector => [...document.querySelectorAll(selector)].filter(shown)
const scrollsItself = each => each.closest('[role=region][tabindex="0"]') !== null

const focusable =
  'a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select, textarea, summary, [tabindex="0"]'

/** Radios of one group are one stop of the keyboard. */
const stopName = (each, index) =>
  each.type === 'radio'
    ? `radio ${each.name}`
    : `${index} ${each.tagName.toLowerCase()} ${(each.name || each.textContent || '').trim().slice(0, 60)}`

globalThis.candorProbes = {
  sidewaysScroll() {
    const out = every('body *').filter(each => {
      const box = each.getBoundingClientRect()
      return (
        (box.right > innerWidth + 1 || box.left < -1) &&
        !scrollsItself(each) &&
        !each.matches('.visually-hidden, .skip-link')
      )
    })
    return { scroll: document.documentElement.scrollWidth, inner: innerWidth, out: out.slice(0, 5).map(show) }
  },

  clippedText() {
    const cut = each => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1
    const clips = each => ['hidden', 'clip'].includes(getComputedStyle(each).overflow)
    return every('main *:not(svg *)')
      .filter(each => clips(each) && cut(each) && !each.matches('.visually-hidden'))
      .map(show)
  },

  smallTargets(least) {
    const inText = each => each.matches('p a, main li a, td a, th a, dd:not(.actions) a, dt a, figcaption a, label a')
    return every('button, input:not([type=hidden]), select, textarea, summary, a[href]')
      .filter(each => !inText(each) && !each.matches('.skip-link'))
      .map(each => ({ each, box: each.getBoundingClientRect() }))
      .filter(({ box }) => box.width < least - 0.5 || box.height < least - 0.5)
      .map(({ each, box }) => `${Math.round(box.width)}x${Math.round(box.height)} ${show(each)}`)
  },

  /** Names every control; currentStop finds it by that name. */
  controls() {
    document.activeElement?.blur()
    const names = every(focusable).map((each, index) => {
      each.dataset.stop = stopName(each, index)
      return each.dataset.stop
    })
    return [...new Set(names)]
  },

  currentStop() {
    const each = document.activeElement
    if (each === null || each === document.body || each === document.documentElement) return undefined
    const style = getComputedStyle(each)
    const box = each.getClientRects()[0] ?? each.getBoundingClientRect()
    // Of what is taller than the window, the part that is in it.
    const from = box.bottom > 0 ? Math.max(box.y, 0) : box.y
    const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 8), from + Math.min(box.height / 2, 8))
    const itsLabel = top?.closest('label')?.control === each
    return {
      control: each.dataset.stop ?? show(each),
      seen: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
      covered: top === null || !(each.contains(top) || top.contains(each) || itsLabel),
    }
  },
}
