/** The rules of the house: pure folders stay pure, edges do not know each other. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-folders-import-no-node-module',
      severity: 'error',
      from: { path: '^src/(forms|cases|bot/[^/]+\\.ts)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-folders-import-only-pure-folders',
      severity: 'error',
      from: { path: '^src/(forms|cases|bot/[^/]+\\.ts)' },
      to: { path: '^src/', pathNot: '^src/(forms|cases|bot/[^/]+\\.ts)' },
    },
    {
      name: 'forms-know-nobody',
      severity: 'error',
      from: { path: '^src/forms' },
      to: { path: '^src/', pathNot: '^src/forms' },
    },
    {
      name: 'edges-do-not-import-each-other',
      severity: 'error',
      from: { path: '^src/(bot/channels|store|pdf|web|desk|catalogue)/' },
      to: { path: '^src/(bot/channels|store|pdf|web|desk|catalogue)/', pathNot: '^src/$1/' },
    },
    {
      name: 'http-helpers-know-no-house',
      severity: 'error',
      from: { path: '^src/http/' },
      to: { path: '^src/', pathNot: '^src/(http|forms|cases)/' },
    },
    {
      name: 'only-app-and-main-compose',
      severity: 'error',
      from: { path: '^src/(bot|store|pdf|web|desk|http|catalogue|forms|cases)/' },
      to: { path: '^src/(app|main|config)\\.ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
};
