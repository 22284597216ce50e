import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from './helpers.js';

const STATIC = fileURLToPath(new URL('../../paramlens/labextension/static/', import.meta.url));

/** The extension's scripts as they were built. */
export function builtFiles(): readonly string[] {
  const names = readdirSync(STATIC).filter(name => name.endsWith('.js'));
  return names.map(name => readFileSync(join(STATIC, name), 'utf8'));
}

/** What a page gets of the extension's scripts from now on: those that have arrived when it is asked for. */
export function servedBodies(page: Page): () => Promise<readonly string[]> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', response => {
    if (/\/extensions\/paramlens\/static\/[^/]+\.js/.test(response.url())) {
      bodies.push(response.body());
    }
  });
  return async () => (await Promise.all(bodies)).map(String);
}
