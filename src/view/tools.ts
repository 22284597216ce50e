const FORMATS: Readonly<Record<string, string>> = {
  'keras-1': 'Keras 1',
  'keras-2': 'Keras 2',
  'keras-3': 'Keras 3',
  deepspeed: 'DeepSpeed',
  equinox: 'Equinox',
  'flax-nnx': 'Flax NNX',
  'flax-tabulate': 'Flax',
  flux: 'Flux.jl',
  haiku: 'Haiku',
  'keras-json': 'Keras JSON',
  lightning: 'Lightning',
  'torch-repr': 'PyTorch',
  ultralytics: 'Ultralytics'
};

/** What the tool that printed a summary is called. */
export function toolName(format: string): string {
  return FORMATS[format] ?? format;
}
