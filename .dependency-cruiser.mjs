/**
 * Which part may import which. Imports run one way, domain ← contracts ← ports ← adapters ← workflow ← functions ← infra, types included: a part
 * that only names a type of a later one has its contract in the wrong place. `test/contract/layers.test.ts` proves that these rules bite.
 */
const layers = [
  ['domain', '^shared/domain/'],
  ['contracts', '^shared/contracts/'],
  ['ports', '^shared/ports/'],
  ['adapters', '^shared/adapters/'],
  ['workflow', '^shared/workflow/'],
  ['functions', '^functions/'],
  ['infra', '^infra/'],
];

const oneWay = layers.slice(0, -1).map(([name, path], index) => ({
  name: `${name}-looks-ahead`,
  comment: `${name} may import only itself and ${
    layers
      .slice(0, index)
      .map(([earlier]) => earlier)
      .join(', ') || 'no other part'
  }: move what is shared to the earlier part, or hand it in as a parameter.`,
  severity: 'error',
  from: { path },
  to: { path: layers.slice(index + 1).map(([, later]) => later) },
}));

/** Pure, without clock, network or files: numerals in Chinese, and the official calendars as data. */
const pureLibraries = ['^node_modules/nzh/', '^node_modules/chinese-days/dist/chinese-days\\.json$'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...oneWay,
    {
      name: 'domain-is-pure',
      comment:
        'The domain decides from values alone. Of Node it may use crypto (digests) and zlib (opening documents), of npm the libraries listed here.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { pathNot: ['^shared/', '^functions/', '^infra/', '^test/', '^(node:)?(crypto|zlib|buffer)$', ...pureLibraries] },
    },
    {
      name: 'ports-are-bare',
      comment: 'A port is an interface in our own words; what it is implemented with belongs to an adapter.',
      severity: 'error',
      from: { path: '^shared/ports/' },
      to: { pathNot: '^(shared|functions|infra|test)/' },
    },
    {
      name: 'functions-stand-alone',
      comment: 'Each function is bundled and deployed by itself; what two of them need belongs to shared/workflow.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/' },
    },
    {
      name: 'local-without-cdk',
      comment: 'The embedded system starts in seconds because it loads no CDK.',
      severity: 'error',
      from: { path: '^(infra/local|functions|shared)/' },
      to: { path: ['^node_modules/(aws-cdk-lib|constructs|cdk-nag)/', '^infra/(stacks|constructs|bundling)/'] },
    },
    {
      name: 'console-knows-the-api',
      comment: 'The page knows the HTTP API and its types alone: nothing of how the system stores, decides or runs.',
      severity: 'error',
      from: { path: '^console/' },
      to: {
        path: [
          '^infra/',
          '^functions/(?!serve-console/)',
          '^shared/(adapters|workflow|ports)/',
          '^functions/serve-console/(app|deps|acting/check)\\.ts$',
        ],
      },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other to run are one thing, or lack a third. Types may refer back: they are gone when the code runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'runs-on-dependencies',
      comment: 'What runs may use only `dependencies` of package.json; types may come from anywhere.',
      severity: 'error',
      from: { path: '^(shared|functions|infra/local)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdk\\.out|coverage|\\.venv)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    // A package is what it is called, wherever node_modules lies.
    preserveSymlinks: true,
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
};
