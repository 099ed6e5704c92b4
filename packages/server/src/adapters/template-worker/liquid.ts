import { Liquid } from 'liquidjs'

// Reading other files is how a template reaches what it was not given; a table tag writes HTML, which is not ours to take.
const refusedTags = ['include', 'render', 'layout', 'block', 'tablerow']
// The same people and texts must give the same message.
const refusedFilters = ['sample', 'inspect', 'json', 'jsonify']

/** Longest text that a template may be, and that it may become, in characters. */
export const mostCharacters = 100_000

/**
 * Liquid that knows nothing but the person it is given: no files, no environment, no inherited properties. Unknown
 * filters and variables are errors (`default` and conditions may ask for what is not there). These limits only spare the
 * worker from simple mistakes; what they miss, the end of the worker stops.
 */
export function createLiquid(zone: string): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    ownPropertyOnly: true,
    templates: {},
    globals: {},
    timezoneOffset: zone,
    locale: 'en',
    parseLimit: mostCharacters,
    memoryLimit: 10 * mostCharacters,
  })
  for (const tag of refusedTags) delete liquid.tags[tag]
  for (const filter of refusedFilters) delete liquid.filters[filter]
  return liquid
}
