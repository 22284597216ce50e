import type { SyntaxNode } from '@lezer/common';
import { ExpressionReader } from './expressions.js';
import { readImport } from './imports.js';
import { parse } from './parser.js';
import type { Block, Expression, Statement } from './syntax.js';
import { childrenOf, completeFloats, isRepaired, namesIn, splitAt } from './tree.js';

const MAXIMUM_NESTING = 60;

/** Reads Python source. Never throws: a statement with a syntax error becomes `broken`, the others stand. */
export function readPython(source: string): Block {
  const tree = parse(source);
  const completed = completeFloats(tree, source);
  return completed === source
    ? new StatementReader(source).readBlock(tree.topNode)
    : new StatementReader(completed).readBlock(parse(completed).topNode);
}

class StatementReader {
  private readonly expressions: ExpressionReader;
  private nesting = 0;

  constructor(private readonly text: string) {
    this.expressions = new ExpressionReader(text);
  }

  readBlock(node: SyntaxNode | undefined): Block {
    const statements: Statement[] = [];
    for (const child of node ? childrenOf(node) : []) {
      if (child.name === 'StatementGroup') {
        statements.push(...this.readBlock(child));
      } else if (/^[A-Z]/.test(child.name)) {
        const statement = this.readStatement(child);
        if (statement) {
          statements.push(statement);
        }
      }
    }
    return statements;
  }

  private readStatement(node: SyntaxNode): Statement | null {
    if (this.nesting >= MAXIMUM_NESTING) {
      return this.readBroken(node);
    }
    this.nesting++;
    const statement = isRepaired(node)
      ? this.readRepaired(node)
      : this.readWhole(node, childrenOf(node));
    this.nesting--;
    return this.withNamed(statement);
  }

  /** What stands in a compound statement's head may go to the first statement of its body: they share a scope. */
  private withNamed(statement: Statement | null): Statement | null {
    const named = this.expressions.takeNamed();
    return statement === null || named.length === 0 ? statement : { ...statement, named };
  }

  private readBroken(node: SyntaxNode): Statement {
    return { kind: 'broken', ...namesIn(node, this.text) };
  }

  /** The body of a `with` runs whatever its head says; the parser does not know parentheses around several items. */
  private readRepaired(node: SyntaxNode): Statement {
    const children = childrenOf(node);
    const end = children.findIndex(child => child.name === 'Body');
    if (node.name !== 'WithStatement' || end < 0) {
      return this.readBroken(node);
    }
    const targets = children.filter(
      (_, index) => index < end && children[index - 1]?.name === 'as'
    );
    return {
      kind: 'with',
      items: targets.map(target => ({
        value: { kind: 'unknown', operands: [] },
        target: this.expressions.read(target)
      })),
      body: this.readBlock(children[end])
    };
  }

  private readWhole(node: SyntaxNode, children: SyntaxNode[]): Statement | null {
    const list = (nodes: readonly SyntaxNode[]) => this.expressions.readList(nodes);
    switch (node.name) {
      case 'ExpressionStatement':
        return { kind: 'expression', value: list(children) };
      case 'PrintStatement':
        return { kind: 'expression', value: list(children.slice(1)) };
      case 'AssertStatement':
        return asserting(this.expressions.read(children[1]));
      case 'YieldStatement':
        return {
          kind: 'expression',
          value: { kind: 'unknown', operands: [list(children.slice(1))] }
        };
      case 'AssignStatement':
        return this.readAssignment(children);
      case 'UpdateStatement':
        return {
          kind: 'update',
          target: this.expressions.read(children[0]),
          operator: this.textOf(children[1]).replace(/=$/, ''),
          value: list(children.slice(2))
        };
      case 'IfStatement':
        return this.readIf(children);
      case 'ForStatement':
        return this.readFor(children);
      case 'WhileStatement':
        return {
          kind: 'while',
          test: this.expressions.read(children[1]),
          body: this.readBlock(bodyAfter(children, 'while')),
          otherwise: this.readBlock(bodyAfter(children, 'else'))
        };
      case 'TryStatement':
        return {
          kind: 'try',
          body: this.readBlock(bodyAfter(children, 'try')),
          handlers: bodiesAfter(children, 'except').map(body => this.readBlock(body)),
          otherwise: this.readBlock(bodyAfter(children, 'else')),
          last: this.readBlock(bodyAfter(children, 'finally'))
        };
      case 'WithStatement':
        return this.readWith(children);
      case 'MatchStatement':
        return {
          kind: 'match',
          subject: this.expressions.read(children[1]),
          bodies: (node.getChild('MatchBody')?.getChildren('MatchClause') ?? []).map(clause =>
            this.readBlock(clause.getChild('Body') ?? undefined)
          )
        };
      case 'FunctionDefinition':
      case 'ClassDefinition':
        return this.readDefinition(node, []);
      case 'DecoratedStatement':
        return this.readDecorated(node, children);
      case 'ReturnStatement':
        return { kind: 'return', value: children.length > 1 ? list(children.slice(1)) : null };
      case 'BreakStatement':
        return { kind: 'break' };
      case 'ContinueStatement':
        return { kind: 'continue' };
      case 'RaiseStatement':
        return { kind: 'raise' };
      case 'ImportStatement':
        return readImport(children, this.text);
      case 'DeleteStatement':
        return {
          kind: 'delete',
          targets: splitAt(children.slice(1), ',').map(part => list(part))
        };
      case 'ScopeStatement':
        return {
          kind: 'scope',
          form: children[0].name === 'global' ? 'global' : 'nonlocal',
          names: children
            .filter(child => child.name === 'VariableName')
            .map(child => this.textOf(child))
        };
      case 'PassStatement':
        return null;
      default:
        return this.readBroken(node);
    }
  }

  private textOf(node: SyntaxNode): string {
    return this.expressions.textOf(node);
  }

  private readAssignment(children: readonly SyntaxNode[]): Statement | null {
    const parts = splitAt(
      children.filter(child => child.name !== 'TypeDef'),
      'AssignOp'
    );
    const value = parts.pop();
    const type = children.find(child => child.name === 'TypeDef');
    const annotation = type && this.textOf(type).replace(/^:\s*/, '');
    if (!value || parts.length === 0) {
      const [name] = children;
      return name?.name === 'VariableName'
        ? { kind: 'declaration', name: this.textOf(name), annotation: annotation ?? '' }
        : null;
    }
    return {
      kind: 'assign',
      targets: parts.map(part => this.expressions.readList(part)),
      value: this.expressions.readList(value),
      ...(annotation !== undefined && { annotation })
    };
  }

  private readIf(children: readonly SyntaxNode[]): Statement {
    const branches: { test: Expression; body: Block }[] = [];
    children.forEach((child, index) => {
      if (child.name === 'if' || child.name === 'elif') {
        branches.push({
          test: this.expressions.read(children[index + 1]),
          body: this.readBlock(children[index + 2])
        });
      }
    });
    return { kind: 'if', branches, otherwise: this.readBlock(bodyAfter(children, 'else')) };
  }

  private readFor(children: readonly SyntaxNode[]): Statement {
    const start = children.findIndex(child => child.name === 'for');
    const middle = children.findIndex(child => child.name === 'in');
    const end = children.findIndex(child => child.name === 'Body');
    return {
      kind: 'for',
      target: this.expressions.readList(children.slice(start + 1, middle)),
      iterable: this.expressions.readList(children.slice(middle + 1, end)),
      body: this.readBlock(children[end]),
      otherwise: this.readBlock(bodyAfter(children, 'else'))
    };
  }

  private readWith(children: readonly SyntaxNode[]): Statement {
    const start = children.findIndex(child => child.name === 'with') + 1;
    const end = children.findIndex(child => child.name === 'Body');
    return {
      kind: 'with',
      items: splitAt(children.slice(start, end), ',').map(part => ({
        value: this.expressions.read(part[0]),
        target: part[1]?.name === 'as' ? this.expressions.read(part[2]) : null
      })),
      body: this.readBlock(children[end])
    };
  }

  private readDecorated(node: SyntaxNode, children: readonly SyntaxNode[]): Statement {
    const decorators = node.getChildren('Decorator').map((decorator): Expression => {
      const [, ...parts] = childrenOf(decorator);
      const names = parts
        .filter(part => part.name === 'VariableName')
        .map(part => this.textOf(part));
      const path = names
        .slice(1)
        .reduce<Expression>((object, name) => ({ kind: 'attribute', object, name }), {
          kind: 'name',
          name: names[0] ?? ''
        });
      const list = parts.find(part => part.name === 'ArgList');
      return list
        ? { kind: 'call', callee: path, args: this.expressions.readArguments(list) }
        : path;
    });
    const definition = children[children.length - 1];
    return this.readDefinition(definition, decorators);
  }

  private readDefinition(node: SyntaxNode, decorators: readonly Expression[]): Statement {
    const name = node.getChild('VariableName');
    const readBody = (): Block => this.readBlock(node.getChild('Body') ?? undefined);
    const isClass = node.name === 'ClassDefinition' && name;
    const body = isClass ? this.expressions.within(this.textOf(name), readBody) : readBody();
    const parameters = node.getChild('ParamList');
    if (!name) {
      return this.readBroken(node);
    }
    if (node.name === 'FunctionDefinition') {
      return {
        kind: 'function',
        name: this.textOf(name),
        parameters: parameters ? this.expressions.readParameters(parameters) : [],
        body,
        decorators,
        deferred: node.firstChild?.name === 'async' || /\byield\b/.test(this.textOf(node))
      };
    }
    const bases = node.getChild('ArgList');
    return {
      kind: 'class',
      name: this.textOf(name),
      bases: bases ? this.expressions.readArguments(bases) : [],
      body,
      decorators
    };
  }
}

function bodyAfter(children: readonly SyntaxNode[], keyword: string): SyntaxNode | undefined {
  return bodiesAfter(children, keyword)[0];
}

function bodiesAfter(children: readonly SyntaxNode[], keyword: string): SyntaxNode[] {
  const bodies: SyntaxNode[] = [];
  let wanted = false;
  for (const child of children) {
    if (child.name === 'Body') {
      if (wanted) {
        bodies.push(child);
      }
      wanted = false;
    } else if (/^[a-z]/.test(child.name) && child.name !== 'as') {
      wanted = child.name === keyword;
    }
  }
  return bodies;
}

/** `assert test` as what it does. */
function asserting(test: Expression): Statement {
  const fails: Expression = { kind: 'unary', operator: 'not', operand: test };
  return { kind: 'if', branches: [{ test: fails, body: [{ kind: 'raise' }] }], otherwise: [] };
}
