import ts from "typescript";

/** One small change of a source file, which a test ought to notice. */
export interface Mutant {
  /** Number among all mutants of a run, from 0. */
  readonly id: number;
  /** Path of the source file, from the project's folder. */
  readonly path: string;
  /** Line of the change, from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** Whether the change stands outside of all functions, so that it is made when the file is loaded and never again. */
  readonly isStatic: boolean;
}

/** A source file in which every mutant is written, and `mutant(id)` decides at run time whether it is made. */
export interface Instrumented {
  readonly text: string;
  readonly mutants: readonly Mutant[];
}

/** The global function that an instrumented file asks whether a mutant is made. */
export const SWITCH = "mutant";

const BINARY: Readonly<Partial<Record<ts.SyntaxKind, readonly string[]>>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: ["!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: ["==="],
  [ts.SyntaxKind.LessThanToken]: ["<=", ">="],
  [ts.SyntaxKind.LessThanEqualsToken]: ["<", ">"],
  [ts.SyntaxKind.GreaterThanToken]: [">=", "<="],
  [ts.SyntaxKind.GreaterThanEqualsToken]: [">", "<"],
  [ts.SyntaxKind.PlusToken]: ["-"],
  [ts.SyntaxKind.MinusToken]: ["+"],
  [ts.SyntaxKind.AsteriskToken]: ["/"],
  [ts.SyntaxKind.SlashToken]: ["*"],
  [ts.SyntaxKind.PercentToken]: ["*"],
  [ts.SyntaxKind.AmpersandAmpersandToken]: ["||"],
  [ts.SyntaxKind.BarBarToken]: ["&&"],
  [ts.SyntaxKind.QuestionQuestionToken]: ["&&"],
  [ts.SyntaxKind.PlusEqualsToken]: ["-="],
  [ts.SyntaxKind.MinusEqualsToken]: ["+="],
};

/** Methods that are exchanged for another one. */
const EXCHANGED: Readonly<Record<string, string>> = {
  some: "every",
  every: "some",
  startsWith: "endsWith",
  endsWith: "startsWith",
  min: "max",
  max: "min",
};
/** Methods without which their object stands for itself. */
const LEFT_OUT: ReadonlySet<string> = new Set(["filter", "slice", "sort", "trim", "reverse"]);
/** Larger numbers are limits, of which one more or less tells nothing; they are made 0. */
const LARGEST_COUNT = 9;
/** What describes a rule for people; `npm run generate` and its tests look after it. */
const DESCRIPTION = "meta";

/** Writes all mutants of a file into it; the first gets the number `firstId`. */
export function instrument(path: string, source: string, firstId: number): Instrumented {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
  const mutants: Mutant[] = [];

  const write = (node: ts.Node): string => {
    if (isLeftAlone(node)) return raw(node);
    const own = changesOf(node).map((after) => [register(node, after), after] as const);
    const inner = writeChildren(node);
    if (own.length === 0) return inner;
    if (ts.isStatement(node)) return `{ ${own.map(([id]) => `if (!${SWITCH}(${id})) `).join("")}${inner} }`;
    return `(${own.map(([id, after]) => `${SWITCH}(${id}) ? (${after}) : `).join("")}(${inner}))`;
  };
  const writeChildren = (node: ts.Node): string => {
    let text = "";
    let at = node.getStart(file);
    ts.forEachChild(node, (child) => {
      const start = child.getStart(file);
      text += source.slice(at, start) + write(child);
      at = child.end;
    });
    return text + source.slice(at, node.end);
  };
  const register = (node: ts.Node, after: string): number => {
    const id = firstId + mutants.length;
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    mutants.push({ id, path, line, before: raw(node), after, isStatic: isStatic(node) });
    return id;
  };
  const operand = (node: ts.Expression) => (ts.isBinaryExpression(node) ? `(${raw(node)})` : raw(node));
  const raw = (node: ts.Node) => source.slice(node.getStart(file), node.end);

  const changesOf = (node: ts.Node): string[] => {
    const condition = isCondition(node) ? conditionsFor(node) : [];
    if (ts.isBinaryExpression(node) && !isComparison(node)) {
      const operators = BINARY[node.operatorToken.kind] ?? [];
      return [...condition, ...operators.map((operator) => `${operand(node.left)} ${operator} ${operand(node.right)}`)];
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      return [raw(node.operand)];
    if (ts.isCallExpression(node)) return [...condition, ...callsInstead(node)];
    if (condition.length > 0) return condition;
    if (isGuard(node)) return [];
    if (ts.isNumericLiteral(node)) return [Number(node.text) > LARGEST_COUNT ? "0" : String(Number(node.text) + 1)];
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text === "" ? '"?"' : '""'];
    if (ts.isTemplateExpression(node)) return ['""'];
    if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return ["[]"];
    if (node.kind === ts.SyntaxKind.TrueKeyword) return ["false"];
    if (node.kind === ts.SyntaxKind.FalseKeyword) return ["true"];
    if (ts.isExpressionStatement(node) || ts.isContinueStatement(node) || ts.isBreakStatement(node)) return [""];
    if (ts.isReturnStatement(node) && !node.expression) return [""];
    return [];
  };
  const callsInstead = (node: ts.CallExpression): string[] => {
    const { expression } = node;
    if (!ts.isPropertyAccessExpression(expression) || ts.isOptionalChain(node)) return [];
    const name = expression.name.text;
    if (LEFT_OUT.has(name)) return [raw(expression.expression)];
    const other = Object.hasOwn(EXCHANGED, name) ? EXCHANGED[name] : undefined;
    return other ? [`${raw(expression.expression)}.${other}(${node.arguments.map(raw).join(", ")})`] : [];
  };

  return { text: writeChildren(file), mutants };
}

/** Whether nothing in a node is changed: types, imports, keys, and what describes a rule. */
function isLeftAlone(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return true;
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return true;
  return ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === DESCRIPTION;
}

/** Whether a literal only stands in for an element that the types say may be missing: `a[i] ?? 0`, `const [first = ""]`. */
function isGuard(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.initializer === node && ts.isArrayBindingPattern(parent.parent);
  if (!ts.isBinaryExpression(parent) || parent.right !== node) return false;
  return parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken && isElement(parent.left);
}

function isElement(node: ts.Expression): boolean {
  if (ts.isElementAccessExpression(node)) return true;
  return ts.isPropertyAccessExpression(node) && isElement(node.expression);
}

/** Whether a node is what a sort compares by: without it the sort is left out, which is a change of its own. */
function isComparison(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isArrowFunction(parent) || parent.body !== node || !ts.isCallExpression(parent.parent)) return false;
  const { expression } = parent.parent;
  return ts.isPropertyAccessExpression(expression) && expression.name.text === "sort";
}

/** Whether a node decides on what is done next. */
function isCondition(node: ts.Node): node is ts.Expression {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return parent.expression === node;
  return (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node;
}

/** What a condition is made: a loop that goes on for ever tells nothing. */
function conditionsFor(node: ts.Expression): string[] {
  const isLoop = ts.isWhileStatement(node.parent) || ts.isForStatement(node.parent);
  return isLoop ? ["false"] : ["true", "false"];
}

function isStatic(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (ts.isFunctionLike(at)) return false;
  return true;
}
