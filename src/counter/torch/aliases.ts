/** Classes that hold exactly what a class of torch.nn holds, and print it the same way.
 *
 * Names with a dot are classes that only share a name with one of torch.nn: what peft prints as `lora.Linear` is a
 * container around the layer that it adapts. */
export const TORCH_ALIASES: { readonly [alias: string]: string } = {
  NonDynamicallyQuantizableLinear: 'Linear',
  BatchNormAct2d: 'BatchNorm2d',
  SyncBatchNormAct: 'SyncBatchNorm',
  GroupNormAct: 'GroupNorm',
  GroupNorm1: 'GroupNorm',
  LayerNormAct: 'LayerNorm',
  LayerNormFp32: 'LayerNorm',
  LayerNormAct2d: 'LayerNorm2d',
  LayerNormExp2d: 'LayerNorm2d',
  StdConv2d: 'Conv2d',
  StdConv2dSame: 'Conv2dSame',
  // Divides by the root mean square only, whatever its name says.
  T5LayerNorm: 'RMSNorm',
  MT5LayerNorm: 'RMSNorm',
  UMT5LayerNorm: 'RMSNorm',
  LongT5LayerNorm: 'RMSNorm',
  Pix2StructLayerNorm: 'RMSNorm',
  Pop2PianoLayerNorm: 'RMSNorm',
  SwitchTransformersLayerNorm: 'RMSNorm',
  UdopLayerNorm: 'RMSNorm',
  ...Object.fromEntries(
    ['lora', 'ia3', 'adalora', 'loha', 'lokr', 'oft', 'vera'].flatMap(method =>
      ['Linear', 'Linear4bit', 'Linear8bitLt', 'Embedding', 'Conv1d', 'Conv2d', 'Conv3d'].map(
        type => [`${method}.${type}`, `${method}.${type}`]
      )
    )
  )
};
