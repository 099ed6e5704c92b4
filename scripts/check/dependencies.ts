import { read } from '../files.ts'
import { complaints, type Stage } from './stage.ts'

const most = 60

type Locked = {
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
  readonly hasInstallScript?: boolean
  readonly link?: boolean
  readonly resolved?: string
}

/** The server's runtime tree stays small and runs nothing at install; read from package-lock.json. */
export const dependencies: Stage = {
  name: 'dependencies',
  run: async () => {
    const tree = runtimeTree(
      'packages/server',
      (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages,
    )
    const scripted = tree
      .filter(each => each.locked.hasInstallScript === true)
      .map(each => `${each.path} has an install script`)
    const many =
      tree.length > most
        ? [`${tree.length} packages, at most ${most} are allowed:\n${tree.map(each => each.path).join('\n')}`]
        : []
    return complaints(
      [...scripted, ...many],
      `${tree.length} packages in the server's runtime tree, none with an install script`,
    )
  },
}

type Found = { readonly path: string; readonly locked: Locked }

/** Foreign packages reachable from a workspace through runtime dependencies, found as Node resolves them. */
export function runtimeTree(start: string, packages: Readonly<Record<string, Locked>>): Found[] {
  const seen = new Map<string, Locked>()
  const visit = (from: string) => {
    const { dependencies = {}, optionalDependencies = {} } = packages[from] ?? {}
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const path = resolve(from, name, packages)
      if (path === undefined || seen.has(path)) continue
      seen.set(path, packages[path] ?? {})
      visit(path)
    }
  }
  visit(start)
  return [...seen].map(([path, locked]) => ({ path, locked })).filter(each => each.path.includes('node_modules/'))
}

function resolve(from: string, name: string, packages: Readonly<Record<string, Locked>>): string | undefined {
  const folders = from.split('/')
  for (let depth = folders.length; depth >= 0; depth--) {
    const path = [...folders.slice(0, depth), 'node_modules', name].join('/')
    const locked = packages[path]
    if (locked !== undefined) return locked.link ? locked.resolved : path
  }
  return undefined
}
