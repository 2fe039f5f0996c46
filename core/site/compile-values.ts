// How is a value that a template names read at once, without the generators that Liquid evaluates it by?
import {
  type Context,
  type Expression,
  evalToken,
  isTruthy,
  type PropertyAccessToken,
  type Token,
  TypeGuards,
  toValueSync,
  type Value,
} from 'liquidjs';

/** Reads a value in the place where a template is. */
export type Read = (context: Context) => unknown;

/** A value with its filters. Filters are Liquid's own, and so is whatever is not plain data. */
export function readValue({ initial, filters }: Pick<Value, 'initial' | 'filters'>): Read {
  const read = readExpression(initial);
  if (filters.length === 0) return read;
  return (context) => {
    let value = read(context);
    for (const filter of filters) value = toValueSync(filter.render(value, context));
    return value;
  };
}

/** A value without operators and filters. */
export function readToken(token: Token | undefined): Read {
  if (token === undefined) return () => undefined;
  if ('content' in token) {
    const { content } = token;
    return () => content;
  }
  return TypeGuards.isPropertyAccessToken(token) ? readMember(token) : readByLiquid(token);
}

/** Whether Liquid finds two values equal: lists by their members, and `empty` or `nil` by what they stand for. */
export function areEqual(one: unknown, other: unknown, context: Context): boolean {
  return isPlain(one) && isPlain(other)
    ? one === other
    : compare('==', one, other, context) === true;
}

function readByLiquid(token: Token): Read {
  return (context) => toValueSync(evalToken(token, context));
}

function readExpression(expression: Expression): Read {
  const operands: Read[] = [];
  for (const token of expression.postfix) {
    if (!TypeGuards.isOperatorToken(token)) {
      operands.push(readToken(token));
      continue;
    }
    const right = operands.pop();
    const left = token.operator === 'not' ? () => undefined : operands.pop();
    if (left === undefined || right === undefined) return readWholeByLiquid(expression);
    operands.push(operation(token.operator, left, right));
  }
  const [read, ...more] = operands;
  return read === undefined || more.length > 0 ? readWholeByLiquid(expression) : read;
}

function readWholeByLiquid(expression: Expression): Read {
  return (context) => toValueSync(expression.evaluate(context));
}

/** Both sides are always read, as Liquid does: a name that does not exist is then told of either way. */
function operation(operator: string, left: Read, right: Read): Read {
  switch (operator) {
    case 'not':
      return (context) => !isTruthy(right(context), context);
    case 'and':
      return (context) => {
        const [one, other] = [left(context), right(context)];
        return isTruthy(one, context) && isTruthy(other, context);
      };
    case 'or':
      return (context) => {
        const [one, other] = [left(context), right(context)];
        return isTruthy(one, context) || isTruthy(other, context);
      };
    case '==':
      return (context) => areEqual(left(context), right(context), context);
    case '!=':
      return (context) => !areEqual(left(context), right(context), context);
    default:
      return (context) => compare(operator, left(context), right(context), context);
  }
}

/** Whether a value is compared as JavaScript does: neither a list nor one of Liquid's own things, such as `empty`. */
function isPlain(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

function compare(operator: string, one: unknown, other: unknown, context: Context): unknown {
  if (typeof one === 'number' && typeof other === 'number') {
    switch (operator) {
      case '<':
        return one < other;
      case '>':
        return one > other;
      case '<=':
        return one <= other;
      case '>=':
        return one >= other;
    }
  }
  // The type of the list is that of operators with one side, too; those are not compared.
  const handler = context.opts.operators[operator] as
    | ((one: unknown, other: unknown, context: Context) => unknown)
    | undefined;
  if (handler === undefined) throw new Error(`There is no operator “${operator}”.`);
  return toValueSync(handler(one, other, context));
}

/** A name, and perhaps members of it. */
function readMember(token: PropertyAccessToken): Read {
  const byLiquid = readByLiquid(token);
  const names: (string | number)[] = [];
  for (const prop of token.props) {
    const name = 'content' in prop ? prop.content : undefined;
    // A name that is itself worked out.
    if (typeof name !== 'string' && typeof name !== 'number') return byLiquid;
    names.push(name);
  }
  const [first] = names;
  if (token.variable !== undefined || first === undefined) return byLiquid;
  return (context) => {
    let value = scopeWith(first, context);
    for (const name of names) {
      value = member(value, name, context);
      // Liquid says where and what.
      if (value === undefined && context.strictVariables) return byLiquid(context);
    }
    return value;
  };
}

/** Where a name stands: the innermost place first, then what the page was given. */
function scopeWith(name: string | number, context: Context): unknown {
  // Liquid looks here too, and has no other way to ask; the version is pinned.
  const { scopes } = context as unknown as { readonly scopes: readonly object[] };
  for (let place = scopes.length - 1; place >= 0; place--) {
    const scope = scopes[place];
    if (scope !== undefined && name in scope) return scope;
  }
  return name in context.environments ? context.environments : context.globals;
}

function member(value: unknown, name: string | number, context: Context): unknown {
  if (value === null || value === undefined) return value;
  if (name === 'size' && (Array.isArray(value) || typeof value === 'string')) return value.length;
  if (typeof value === 'object' && Object.hasOwn(value, name) && !('toLiquid' in value)) {
    // It has the member.
    const own = (value as Readonly<Record<string | number, unknown>>)[name];
    if (own !== undefined && typeof own !== 'function') return own;
  }
  // Liquid takes anything, whatever its type says.
  return toValueSync(context.readProperty(value as object, name));
}
