/**
 * A TypeScript transformer for ts-jest: the sources are ES modules, the test runner executes CommonJS, so `import.meta.url`
 * and `import.meta.dirname` are rewritten to what they are there.
 */
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');

module.exports = {
  name: 'import-meta',
  version: createHash('sha1').update(readFileSync(__filename)).digest('hex'),
  factory: compiler => {
    const ts = compiler.configSet.compilerModule;
    const { factory } = ts;
    const replacement = {
      url: () =>
        factory.createPropertyAccessExpression(
          factory.createCallExpression(
            factory.createPropertyAccessExpression(
              factory.createCallExpression(factory.createIdentifier('require'), undefined, [
                factory.createStringLiteral('node:url')
              ]),
              'pathToFileURL'
            ),
            undefined,
            [factory.createIdentifier('__filename')]
          ),
          'href'
        ),
      dirname: () => factory.createIdentifier('__dirname'),
      filename: () => factory.createIdentifier('__filename')
    };
    const isImportMeta = node =>
      ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;

    return context => sourceFile => {
      const visit = node =>
        ts.isPropertyAccessExpression(node) &&
        isImportMeta(node.expression) &&
        Object.hasOwn(replacement, node.name.text)
          ? replacement[node.name.text]()
          : ts.visitEachChild(node, visit, context);
      return ts.visitNode(sourceFile, visit);
    };
  }
};
