// The floors of the house, lowest first. A room imports lower floors through their index.ts, never upward, never sideways.
const floors = ['adapters', 'record', ['brand', 'customers'], 'decisions', 'acts', 'answers', 'pages', 'entrypoints']
const root = '^packages/server/src/'
const tests = '\\.test\\.ts$|/testing/'
const upward = floors.flatMap((floor, level) => {
  const higher = floors.slice(level + 1).flat()
  return higher.length === 0
    ? []
    : [
        {
          name: `no-import-upward-from-${[floor].flat().join('-')}`,
          severity: 'error',
          from: { path: `${root}(${[floor].flat().join('|')})/`, pathNot: tests },
          to: { path: `${root}(${higher.join('|')})/` },
        },
      ]
})
// A floor holds rooms; adapters, acts, answers, pages and customers hold several side by side.
const sideways = ['record', 'brand', 'customers', 'acts', 'answers', 'pages'].map(floor => ({
  name: `no-neighbour-in-${floor}`,
  severity: 'error',
  from: { path: `${root}${floor}/([^/]+)/`, pathNot: tests },
  // Shared by their neighbours and importing none of them: what every page is made of, the derived state of a customer, how a message
  // of the house's own is carried, what is suggested to somebody, and how a copy leaves the house.
  to: {
    path: `${root}${floor}/[^/]+/`,
    pathNot: [
      `${root}${floor}/$1/`,
      `${root}(pages/look|pages/copy|customers/state|acts/service|acts/personalization)/index\\.ts$`,
      // Whoever answers a request or ends a retention does it by erasing or copying.
      ...(floor === 'answers' ? [`${root}answers/(erasure|copy)/index\\.ts$`] : []),
    ],
  },
}))
const pure = '^packages/(terms|conditions|gate|ledger|content|fairness|recommender)/'
export default {
  forbidden: [
    ...upward,
    ...sideways,
    {
      name: 'brand-and-customers-are-neighbours',
      severity: 'error',
      from: { path: `${root}(brand|customers)/`, pathNot: tests },
      to: { path: `${root}(brand|customers)/`, pathNot: `${root}$1/` },
    },
    {
      // What people told for audits alone is read by audits, shown to themselves, and kept and erased; whoever records a choice may
      // end it, by a door that reads nothing.
      name: 'the-vault-is-for-audits',
      severity: 'error',
      from: {
        path: root,
        pathNot: [
          `${root}customers/vault/`,
          `${root}answers/(oversight|audits|rights|retention|erasure|copy)/`,
          `${root}acts/choices/told\\.ts$`,
          `${root}pages/center/about-you`,
          `${root}entrypoints/jobs/answers\\.ts$`,
          tests,
        ],
      },
      to: { path: `${root}customers/vault/`, pathNot: `${root}customers/vault/ending/index\\.ts$` },
    },
    {
      name: 'front-doors-only',
      severity: 'error',
      from: { path: `${root}([^/]+)/([^/]+)/`, pathNot: tests },
      to: { path: `${root}[^/]+/[^/]+/.+`, pathNot: [`${root}$1/$2/`, '/index\\.ts$'] },
    },
    {
      name: 'only-adapters-know-drivers',
      severity: 'error',
      from: { path: `${root}(?!adapters/)`, pathNot: tests },
      to: {
        path: '^(node:)?(sqlite|net|tls|http|https|dns|dns/promises|worker_threads|child_process)$|node_modules/(pg|nodemailer)/',
        pathNot: '^packages',
      },
    },
    {
      name: 'only-decisions-decide',
      severity: 'error',
      from: { path: root, pathNot: [`${root}decisions/`, tests] },
      to: { path: '^packages/gate/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-decisions-mint',
      severity: 'error',
      from: { path: '^packages/', pathNot: [`${root}decisions/`, '^packages/gate/', tests] },
      to: { path: '^packages/gate/src/mint', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-packages-touch-nothing',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['core', 'npm'], pathNot: '^packages/' },
    },
    {
      name: 'terms-imports-nothing',
      severity: 'error',
      from: { path: '^packages/terms/', pathNot: tests },
      to: { path: '^packages/(?!terms/)' },
    },
    {
      name: 'leaves-import-terms-only',
      severity: 'error',
      from: { path: '^packages/(conditions|ledger|content|fairness|recommender)/', pathNot: tests },
      to: { path: '^packages/', pathNot: '^packages/($1|terms)/' },
    },
    {
      name: 'gate-imports-terms-and-conditions',
      severity: 'error',
      from: { path: '^packages/gate/', pathNot: tests },
      to: { path: '^packages/', pathNot: '^packages/(gate|terms|conditions)/' },
    },
    {
      name: 'libraries-know-no-house',
      severity: 'error',
      from: { path: pure },
      to: { path: '^packages/(server|cli)/' },
    },
    {
      name: 'packages-by-front-door',
      severity: 'error',
      from: { path: '^packages/([^/]+)/', pathNot: tests },
      to: {
        path: '^packages/[^/]+/src/.+',
        pathNot: ['^packages/$1/', '/index\\.ts$', '^packages/gate/src/mint\\.ts$', '^packages/ledger/src/verify\\.ts$', '^packages/server/src/main\\.ts$'],
      },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules/(?!@candor)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
