import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { productFiles, root } from './expressions/collect.ts';

/** A function that others may call with somebody's text. */
export type TextFunction = {
  file: string;
  name: string;
  /** Those that must be given, in their order: the name of each, and its type as it is written. */
  parameters: { name: string; type: string }[];
  run(...given: unknown[]): unknown;
};

/** What a text is called where it is not what a function takes first. */
const textNames = ['text', 'typed', 'message', 'html', 'words', 'said'];

/** Every function that a file of the product exports and that takes a text, found by reading the files. */
export async function textFunctions(leaveOut: (file: string) => boolean): Promise<TextFunction[]> {
  const found: TextFunction[] = [];
  for (const file of productFiles().filter((path) => path.endsWith('.ts') && !leaveOut(path))) {
    const declared = declaredIn(file).filter(({ parameters }) => parameters.some(takesText));
    if (declared.length === 0) continue;
    const exported: Record<string, unknown> = await import(join(root, file));
    for (const one of declared) {
      const of = exported[one.name];
      if (typeof of !== 'function') continue;
      found.push({ ...one, file, run: (...given) => Reflect.apply(of, undefined, given) });
    }
  }
  return found;
}

/** Whether it is the parameter in which somebody's text comes. */
export function takesText({ name, type }: { name: string; type: string }, place: number): boolean {
  return /^string\b/.test(type) && !type.endsWith('[]') && (place === 0 || textNames.includes(name));
}

function declaredIn(file: string): Pick<TextFunction, 'name' | 'parameters'>[] {
  const text = readFileSync(join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const parametersOf = ({ parameters }: ts.SignatureDeclaration) =>
    parameters
      .filter((one) => !one.questionToken && !one.initializer && !one.dotDotDotToken)
      .map((one) => ({ name: one.name.getText(source), type: one.type?.getText(source) ?? '' }));
  return source.statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement)) return [];
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isFunctionDeclaration(statement) && statement.name) {
      return [{ name: statement.name.text, parameters: parametersOf(statement) }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, type, initializer }) => {
      const signature =
        type && ts.isFunctionTypeNode(type)
          ? type
          : initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
            ? initializer
            : null;
      return signature ? [{ name: name.getText(source), parameters: parametersOf(signature) }] : [];
    });
  });
}
