/** What the page loads is kept small: the names of the files need not be told apart in the entry file, nor need the
 * modules keep their numbers from one build to the next. */
module.exports = {
  target: ['web', 'es2022'],
  output: { chunkFilename: '[id].js?v=[fullhash:8]' },
  optimization: { moduleIds: 'natural', chunkIds: 'natural' }
};
