import type { Route } from '../route.ts'

/** The table of `docs/api.md`: every route with who may use it, made of the routes themselves. */
export function routeTable(routes: readonly Route[]): string {
  const rows = routes.map(({ method, path, access, says }) => {
    const who = access === 'public' ? 'anybody' : `key \`${access.scope}\`, or staff who may ${access.verb}`
    return `| \`${method} ${path}\` | ${who} | ${says} |`
  })
  return ['| route | who | what it does |', '| --- | --- | --- |', ...rows].join('\n')
}
