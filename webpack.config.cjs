const { SwcJsMinimizerRspackPlugin } = require('@rspack/core');

const isShown = ({ name }) => name === 'lenses' || name === 'panel';

/** Modules that some chunks share, apart from what shows a summary, together in one of these chunks or beside them. */
const shared = group => ({
  chunks: chunk => !isShown(chunk),
  minChunks: 2,
  enforce: true,
  ...group
});

/** The chunks of rules and solvers, in the order in which a page comes to need them: what some share is in the first. */
const COUNTED = ['keras', 'torch', 'flax']
  .map(name => [name, `${name}-rest`, `${name}-solvers`, `${name}-rest-solvers`])
  .flat();

/** What the page loads is kept small: the names of the files need not be told apart in the entry file, nor need the
 * modules keep their numbers from one build to the next. */
module.exports = {
  target: ['web', 'es2022'],
  output: { chunkFilename: '[id].js?v=[fullhash:8]' },
  module: {
    // Styles travel in strings, where nothing else takes out what only people read.
    rules: [
      {
        test: /\.css$/,
        enforce: 'pre',
        loader: 'builtin:lightningcss-loader',
        options: { minify: true }
      }
    ]
  },
  optimization: {
    // Once over leaves half a percent behind.
    minimizer: [new SwcJsMinimizerRspackPlugin({ minimizerOptions: { compress: { passes: 4 } } })],
    moduleIds: 'natural',
    chunkIds: 'natural',
    splitChunks: {
      cacheGroups: {
        // The panel needs most of what shows a summary.
        lenses: { chunks: isShown, name: 'lenses', minChunks: 2, enforce: true },
        // What the parts for each framework share is loaded with the part that needs them.
        evidence: shared({
          // What two seldom parts share is in both.
          test: /\/lib\/evidence\/(?!python\/touched)/,
          name: 'evidence'
        }),
        // So is what the parts for one framework share.
        torch: shared({
          test: /\/lib\/evidence\/torch\//,
          name: 'evidence-torch',
          priority: 1
        }),
        // What reads the seldom forms of printed modules comes only after what reads the usual one.
        modules: shared({
          test: /\/lib\/summary\/torch-repr\//,
          name: 'modules'
        }),
        counted: shared({
          test: /\/lib\/counter\/(keras|torch|flax)\//,
          name: (module, chunks) => {
            const names = chunks.map(({ name }) => name);
            const first = COUNTED.find(name => names.includes(name));
            // What others use as well must not make them load what is seldom met.
            const usual = /\/counter\/(\w+)\//.exec(module.identifier())[1];
            return names.every(name => COUNTED.includes(name)) ? first : usual;
          }
        }),
        // What all solvers share.
        solving: shared({
          test: /\/lib\/counter\/(solve\.|solving\/)/,
          name: 'solving'
        })
      }
    }
  }
};
