import { readAmount, readScaledAmount } from '../amounts.js';
import { splitItems } from './arguments.js';
import type { Annotated, Extra } from './extra.js';

const FVCORE = /^#params: ([\d.]+[KMGTB]?|N\/A)(?:, #flops: [^,]{1,20})?(?:, #acts: .{1,20})?$/;
const SHARE = /^(\d[\d.]{0,15} ?[kKMGTB]?)(?: = \d[\d.]{0,15}% Params)?$/;
const FIGURE =
  /^\d[\d.e+-]{0,20}(?:% (?:Params|MACs|latency)| ?[kKMGTP]?(?:Mac|MACs|FLOPS|FLOPs)| ?[mnuµ]?s)(?: = \d[\d.e+-]{0,20}% (?:Params|MACs|latency))?$/;
const TAIL = /^, ([\d,]{1,20}) params\b/;

/** Tells a profiler's figures from the module's own `extra_repr`. */
export function readAnnotated(extra: readonly string[], tail: string | null): Extra {
  let annotated = fromTail(tail);
  const lines: string[] = [];
  for (const line of extra) {
    const fvcore = FVCORE.exec(line.trim());
    const profiled = fvcore ? null : readProfile(line);
    if (fvcore) annotated = { by: 'fvcore', count: readScaledAmount(fvcore[1]) };
    else if (profiled) annotated = profiled.annotated;
    const rest = fvcore ? '' : profiled ? profiled.rest : line;
    if (rest !== '') lines.push(rest);
  }
  return { lines, annotated };
}

function fromTail(tail: string | null): Annotated | null {
  const match = tail === null ? null : TAIL.exec(tail);
  return match ? { by: 'modelsummary', count: readAmount(match[1]) } : null;
}

/** `25.56 M = 100% Params, 4.09 GMACs = 100% MACs, …` or `25.56 M, 100.000% Params, 4.09 GMac, 99.9% MACs, …`. */
function readProfile(line: string): { annotated: Annotated; rest: string } | null {
  if (!line.includes('% Params')) return null;
  const items = splitItems(line);
  const share = SHARE.exec(items[0] ?? '');
  if (!share) return null;
  let own = 1;
  while (own < items.length && FIGURE.test(items[own])) own++;
  const by = items.slice(0, own).some(item => item.endsWith('latency')) ? 'deepspeed' : 'ptflops';
  return {
    annotated: { by, count: readScaledAmount(share[1]) },
    rest: items.slice(own).join(', ')
  };
}
