import { runTool, type Stage } from './stage.ts'

/** The tests that need no store and no browser; `npm test` runs them all. */
export const fastTests: Stage = {
  name: 'fast tests',
  run: async () => {
    const { code, output } = await runTool('node', ['scripts/test.ts', '--fast', '--report', 'dot'])
    const says = output.trimEnd().split('\n').pop() ?? 'said nothing'
    return code === 0 ? { good: true, says } : { good: false, says, details: output }
  },
}
