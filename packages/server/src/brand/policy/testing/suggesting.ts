import { collecting } from './collecting.ts'

const edits: readonly (readonly [from: string, to: string])[] = [
  [
    'data:\n',
    `  suggestions: { text: We show you books that may please you., basis: consent, class: service, retention: 1 year }
data:
`,
  ],
  [
    '  events:\n',
    `    favorite: { class: attribute, type: text, purposes: [suggestions], retention: 1 year, text: What you like to read }
  events:
`,
  ],
  ['      purposes: [orders, analytics]\n', '      purposes: [orders, analytics, suggestions]\n      item: books\n'],
  [
    '        total: {',
    '        books: { type: text, purposes: [orders, suggestions], from: "properties.products[].sku" }\n        total: {',
  ],
  [
    '      text: You opened a page\n      purposes: [analytics]\n',
    '      text: You opened a page\n      item: pages\n      purposes: [analytics, suggestions]\n',
  ],
  [
    '        title: { type: text, purposes: [analytics], from: name }\n',
    `        title: { type: text, purposes: [analytics, suggestions], from: name }
        pages: { type: text, purposes: [analytics, suggestions], from: properties.path }
`,
  ],
]

/** A valid policy that suggests things: a catalogue's items in two events, an interest, and the section `recommendations`. */
export const suggesting = `${edits.reduce((text, [from, to]) => text.replace(from, to), collecting)}recommendations:
  purpose: suggestions
  owner: The shop
  model: item-knn
  interests: favorite
`
