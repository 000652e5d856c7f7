import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';

/** A regular expression of the product, and the file in which it stands. */
export type Expression = { file: string; source: string; flags: string };

/** The folder of the project. */
export const root = join(import.meta.dirname, '..', '..', '..');
const notProduct = /^(?:node_modules|test|scripts|docs|data|coverage|\.)|\.config\.ts$/;
const generated = /^prisma.(?:generated|client|migrations)|\.d\.ts$/;

/** Every file of the product that runs, by its path below the project. */
export function productFiles(): string[] {
  const below = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (notProduct.test(path) || generated.test(path)) return [];
      if (entry.isDirectory()) return below(path);
      return /\.(?:ts|js|mjs)$/.test(path) ? [path] : [];
    });
  return below('');
}

/**
 * Every regular expression of the product: those written in it, and those that it makes of text where a
 * module begins. `hidden`: where one is made later, so that nobody finds it here.
 */
export function expressions(): { found: Expression[]; hidden: string[] } {
  const found: Expression[] = [];
  const hidden: string[] = [];
  const making = new Set<string>();
  for (const file of productFiles()) {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(root, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const walk = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      if (ts.isNewExpression(node) && node.expression.getText(source) === 'RegExp') {
        making.add(file);
        if (isLater(node)) {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
          hidden.push(`${file}:${line + 1}`);
        }
      }
      ts.forEachChild(node, walk);
    };
    walk(source);
  }
  return { found: [...found, ...madeIn([...making])], hidden };
}

/** Whether it is made in a function, and not in one that a module runs over a list where it begins. */
function isLater(node: ts.Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    if (ts.isFunctionLike(at) && !(ts.isArrowFunction(at) && ts.isCallExpression(at.parent))) return true;
  }
  return false;
}

const madeSchema = z.array(z.object({ file: z.string(), source: z.string(), flags: z.string() }));

/** Those that these files make of text, in a process of its own, in which making one is noticed. */
function madeIn(files: string[]): Expression[] {
  const script = join(import.meta.dirname, 'made.ts');
  const printed = execFileSync(process.execPath, [script, ...files], { cwd: root, encoding: 'utf8' });
  return madeSchema.parse(JSON.parse(printed));
}
