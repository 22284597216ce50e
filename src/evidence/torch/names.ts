/** Where classes are defined, and where they are imported from. */
const HOMES: readonly (readonly [home: RegExp, canonical: string])[] = [
  [/^torch\.nn\.modules(\.[a-z]\w*)?(?=\.[A-Z])/, 'torch.nn'],
  [/^torch\.nn\.modules(?=\.|$)/, 'torch.nn'],
  [/^torch\.nn\.parameter(?=\.)/, 'torch.nn'],
  [/^torch\.nn\.parallel(\.[a-z]\w*)?(?=\.[A-Z])/, 'torch.nn'],
  [/^(pytorch_lightning|lightning\.pytorch)(?=\.|$)/, 'lightning'],
  [/^lightning\.core(\.\w+)?(?=\.LightningModule$)/, 'lightning'],
  [/^torchinfo\.torchinfo(?=\.|$)/, 'torchinfo'],
  [/^torchsummary\.torchsummary(?=\.|$)/, 'torchsummary']
];

/** The one spelling of a dotted path: `torch.nn.modules.conv.Conv2d` is `torch.nn.Conv2d`. */
export function canonicalPath(path: string): string {
  let result = path;
  for (const [home, canonical] of HOMES) {
    result = result.replace(home, canonical);
  }
  return result;
}

/** What `nn` and the like mean in a notebook that binds them nowhere. */
export const CONVENTIONS: ReadonlyMap<string, string> = new Map([
  ['torch', 'torch'],
  ['nn', 'torch.nn'],
  ['F', 'torch.nn.functional']
]);
