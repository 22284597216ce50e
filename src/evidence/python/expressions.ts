import type { SyntaxNode } from '@lezer/common';
import { later } from '../../later.js';
import { readString } from './literals.js';
import { readNumber } from './strings.js';
import type {
  CallArgument,
  ComprehensionForm,
  Entry,
  Expression,
  Item,
  Parameter
} from './syntax.js';
import { childrenOf, splitAt } from './tree.js';

/** Deeper nesting is no one's handwriting, and the stack is finite. */
const MAXIMUM_DEPTH = 120;

const COMPARISONS = new Set([
  '<',
  '>',
  '<=',
  '>=',
  '==',
  '!=',
  '<>',
  'in',
  'not in',
  'is',
  'is not'
]);

/** Turns expression nodes of one text into plain data. */
export class ExpressionReader {
  private depth = 0;
  private named: string[] = [];
  /** The class whose body is read. */
  private owner = '';

  constructor(private readonly text: string) {}

  textOf(node: SyntaxNode): string {
    const text = this.text.slice(node.from, node.to);
    // Python gives each class private names of its own.
    return this.owner !== '' && /^__(?!.*__$)\w/.test(text) ? `_${this.owner}${text}` : text;
  }

  /** Reads what stands in the body of a class. */
  within<T>(name: string, read: () => T): T {
    const outer = this.owner;
    this.owner = name.replace(/^_+/, '');
    const result = read();
    this.owner = outer;
    return result;
  }

  /** The names that `:=` bound in what was read since this was last asked. */
  takeNamed(): readonly string[] {
    const { named } = this;
    this.named = [];
    return named;
  }

  read(node: SyntaxNode | undefined): Expression {
    if (!node || this.depth >= MAXIMUM_DEPTH) {
      return unknown();
    }
    this.depth++;
    const result = this.readNode(node);
    this.depth--;
    return result;
  }

  /** One expression, or the tuple that commas without parentheses make. */
  readList(nodes: readonly SyntaxNode[]): Expression {
    if (nodes.some(node => node.name === ',' || node.name === '*')) {
      return { kind: 'tuple', items: this.readItems(nodes) };
    }
    return nodes.length === 1 ? this.read(nodes[0]) : unknown(nodes.map(node => this.read(node)));
  }

  readArguments(list: SyntaxNode): CallArgument[] {
    const nodes = childrenOf(list).filter(node => node.name !== '(' && node.name !== ')');
    if (nodes.some(node => node.name === 'for')) {
      return [{ spread: '', name: null, value: this.readComprehension(nodes, 'generator') }];
    }
    return splitAt(nodes, ',').map(part => {
      const [first, second, third] = part;
      if (first?.name === '*' || first?.name === '**') {
        return { spread: first.name, name: null, value: this.read(second) };
      }
      if (second?.name === 'AssignOp' && first.name === 'VariableName') {
        return { spread: '', name: this.textOf(first), value: this.read(third) };
      }
      return { spread: '', name: null, value: this.read(first) };
    });
  }

  readParameters(list: SyntaxNode): Parameter[] {
    const parameters: Parameter[] = [];
    let keywordOnly = false;
    const nodes = childrenOf(list).filter(node => node.name !== '(' && node.name !== ')');
    for (const part of splitAt(nodes, ',')) {
      const spread = part[0]?.name === '*' || part[0]?.name === '**' ? part[0].name : '';
      const name = part.find(node => node.name === 'VariableName');
      const equals = part.findIndex(node => node.name === 'AssignOp');
      if (name) {
        parameters.push({
          spread,
          name: this.textOf(name),
          fallback: equals < 0 ? null : this.read(part[equals + 1]),
          keywordOnly
        });
      }
      keywordOnly ||= spread === '*';
    }
    return parameters;
  }

  private readNode(node: SyntaxNode): Expression {
    const children = childrenOf(node);
    switch (node.name) {
      case 'VariableName':
        return { kind: 'name', name: this.textOf(node) };
      case 'Number':
        return this.readNumber(node);
      case 'Boolean':
        return { kind: 'constant', value: this.textOf(node) === 'True' };
      case 'None':
        return { kind: 'constant', value: null };
      case 'String':
      case 'FormatString':
      case 'ContinuedString':
        return readString(node, this.text, nodes => this.readList(nodes));
      case 'ParenthesizedExpression':
        return this.read(children[1]);
      case 'TupleExpression':
        return { kind: 'tuple', items: this.readItems(children.slice(1, -1)) };
      case 'ArrayExpression':
        return { kind: 'list', items: this.readItems(children.slice(1, -1)) };
      case 'DictionaryExpression':
        return { kind: 'dict', entries: this.readEntries(children.slice(1, -1)) };
      case 'ArrayComprehensionExpression':
        return this.readComprehension(children.slice(1, -1), 'list');
      case 'ComprehensionExpression':
        return this.readComprehension(children.slice(1, -1), 'generator');
      case 'DictionaryComprehensionExpression':
        return this.readComprehension(children.slice(1, -1), 'dict');
      case 'MemberExpression':
        return this.readMember(children);
      case 'CallExpression':
        return {
          kind: 'call',
          callee: this.read(children[0]),
          args: children[1] ? this.readArguments(children[1]) : []
        };
      case 'UnaryExpression':
        return {
          kind: 'unary',
          operator: this.textOf(children[0]),
          operand: this.read(children[1])
        };
      case 'BinaryExpression':
        return this.readBinary(children);
      case 'ConditionalExpression':
        return {
          kind: 'conditional',
          then: this.read(children[0]),
          test: this.read(children[2]),
          otherwise: this.read(children[4])
        };
      case 'LambdaExpression':
        return {
          kind: 'lambda',
          parameters: this.readParameters(children[1]),
          body: this.read(children[children.length - 1])
        };
      case 'NamedExpression':
        this.named.push(this.textOf(children[0]));
        return { kind: 'named', name: this.textOf(children[0]), value: this.read(children[2]) };
      default:
        return unknown(children.map(child => this.read(child)));
    }
  }

  private readNumber(node: SyntaxNode): Expression {
    const number = readNumber(this.textOf(node));
    if (number === null) {
      return unknown();
    }
    return { kind: number.float ? 'float' : 'constant', value: number.value };
  }

  private readItems(nodes: readonly SyntaxNode[]): Item[] {
    return splitAt(nodes, ',').map(part =>
      part[0]?.name === '*'
        ? { spread: true, value: this.read(part[1]) }
        : { spread: false, value: this.read(part[0]) }
    );
  }

  private readEntries(nodes: readonly SyntaxNode[]): Entry[] {
    return splitAt(nodes, ',').map(part =>
      part[0]?.name === '**'
        ? { key: null, value: this.read(part[1]) }
        : { key: this.read(part[0]), value: this.read(part[2]) }
    );
  }

  private readMember(children: readonly SyntaxNode[]): Expression {
    const object = this.read(children[0]);
    if (children[1]?.name === '.') {
      return children[2]
        ? { kind: 'attribute', object, name: this.textOf(children[2]) }
        : unknown();
    }
    const inside = children.slice(2, -1);
    const parts = splitAt(inside, ',').map(part => this.readSubscript(part));
    if (parts.length === 1 && !inside.some(node => node.name === ',')) {
      return { kind: 'index', object, index: parts[0] };
    }
    const items = parts.map(value => ({ spread: false, value }));
    return { kind: 'index', object, index: { kind: 'tuple', items } };
  }

  private readSubscript(part: readonly SyntaxNode[]): Expression {
    if (!part.some(node => node.name === ':')) {
      return this.read(part[0]);
    }
    const bounds: (Expression | null)[] = [null, null, null];
    let place = 0;
    for (const node of part) {
      if (node.name === ':') {
        place++;
      } else if (place < 3) {
        bounds[place] = this.read(node);
      }
    }
    return { kind: 'slice', lower: bounds[0], upper: bounds[1], step: bounds[2] };
  }

  private readBinary(children: readonly SyntaxNode[]): Expression {
    const operator = children
      .slice(1, -1)
      .map(child => this.textOf(child))
      .join(' ');
    const left = this.read(children[0]);
    const right = this.read(children[children.length - 1]);
    if (operator === 'and' || operator === 'or') {
      return { kind: 'logic', operator, left, right };
    }
    if (!COMPARISONS.has(operator)) {
      return { kind: 'binary', operator, left, right };
    }
    // `a < b < c` comes as `(a < b) < c`, while parentheses keep a node of their own.
    return left.kind === 'compare' && children[0].name === 'BinaryExpression'
      ? { ...left, rest: [...left.rest, { operator, operand: right }] }
      : { kind: 'compare', first: left, rest: [{ operator, operand: right }] };
  }

  private readComprehension(nodes: readonly SyntaxNode[], form: ComprehensionForm): Expression {
    return (
      later('comprehensions').readComprehension(nodes, form, this) ??
      unknown(nodes.map(node => this.read(node)))
    );
  }
}

function unknown(operands: readonly Expression[] = []): Expression {
  return { kind: 'unknown', operands };
}
