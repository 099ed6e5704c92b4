import ts from 'typescript'
import { isPure, isTest, sources } from '../files.ts'
import { complaints, type Stage } from './stage.ts'
import { nodesOf, parse, place } from './syntax.ts'

const clock = ['Date.now', 'performance.now', 'process.hrtime']
const chance = [
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'crypto.randomBytes',
  'randomUUID',
  'randomBytes',
  'randomInt',
]
const outside = ['setTimeout', 'setInterval', 'fetch']
const zones = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'getTimezoneOffset']

const forbidden = new Set([...clock, ...chance, ...outside])

/** Only adapters read a clock, chance or the network; pure packages do not even ask the machine for its time zone. */
export const purity: Stage = {
  name: 'purity',
  run: async () => {
    const found = sources()
      .filter(path => !isTest(path))
      // What runs in the customer's browser is outside by nature.
      .filter(path => !path.includes('/pages/center/proofs/browser/'))
      .filter(path => isPure(path) || /^packages\/server\/src\/(?!adapters\/)/.test(path))
      .flatMap(path => impurities(parse(path)))
    return complaints(found, 'no hidden clock, chance or network')
  },
}

/** Every hidden source of time, chance or network in a file, with its place. */
export function impurities(file: ts.SourceFile): string[] {
  const pure = isPure(file.fileName)
  return [...nodesOf(file)].flatMap(node => {
    const says = (pure ? defaultZone(node) : undefined) ?? forbiddenCall(node)
    return says === undefined ? [] : [`${place(node)} ${says}`]
  })
}

function forbiddenCall(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) {
    return 'reads the clock with new Date(); take the time as an argument'
  }
  if (!ts.isCallExpression(node)) return undefined
  const name = node.expression.getText().replace(/^globalThis\./, '')
  return forbidden.has(name) ? `calls ${name}; take it as an argument or through a port of adapters/` : undefined
}

function defaultZone(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && zones.includes(node.name.text))
    return `${node.name.text} depends on the machine's time zone`
  const formats =
    (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Intl.DateTimeFormat'
  return formats && !node.getText().includes('timeZone')
    ? 'Intl.DateTimeFormat without timeZone uses the zone of the machine'
    : undefined
}
