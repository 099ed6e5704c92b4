import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** Folder of the project, with no slash at the end. */
export const root = resolve(import.meta.dirname, '..')

/** Runs this very command again under the pinned runtime of node_modules when the present one is older than 24. */
function insistOnPinnedRuntime() {
  const pinned = resolve(root, 'node_modules/.bin/node')
  if (Number.parseInt(process.versions.node, 10) >= 24) return
  if (!existsSync(pinned) || process.env['CANDOR_PINNED'] === '1') {
    console.error(
      `Candor needs Node.js 24 or newer; this is ${process.version}. Run \`npm ci\`, which brings it along.`,
    )
    process.exit(1)
  }
  const again = spawnSync(pinned, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, CANDOR_PINNED: '1' },
  })
  process.exit(again.status ?? 1)
}

insistOnPinnedRuntime()
