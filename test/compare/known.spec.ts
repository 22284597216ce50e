import { recognise, recogniseReport } from '../../src/compare/index.js';
import { KNOWN_MODELS } from '../../src/compare/known-models.js';
import { english, message } from '../../src/text/message.js';
import { reportOf } from '../corpus/read.js';

describe('recognise', () => {
  it.each([
    [25_636_712, 'ResNet50', 'keras.applications'],
    [25_557_032, 'resnet50', 'torchvision'],
    [60_192_808, 'resnet152', 'torchvision'],
    [138_357_544, 'VGG16', 'keras.applications'],
    [138_357_544, 'vgg16', 'torchvision'],
    [61_100_840, 'alexnet', 'torchvision'],
    [124_439_808, 'gpt2(GPT2LMHeadModel)', 'transformers']
  ])('calls %d %s', async (total, name, library) => {
    const matches = await recognise(total);
    expect(matches).toContainEqual(
      expect.objectContaining({ name, source: expect.stringContaining(library), variant: null })
    );
  });

  it('tells variants from the models as published', async () => {
    expect(await recognise(23_587_712)).toContainEqual(
      expect.objectContaining({ name: 'ResNet50', variant: message('without its top') })
    );
    expect(await recognise(163_037_184)).toContainEqual(
      expect.objectContaining({ variant: message('its tied tensors counted twice') })
    );
  });

  it('knows nothing of other numbers', async () => {
    expect(await recognise(128_952)).toEqual([]);
    expect(await recognise(0)).toEqual([]);
  });

  it('reads every entry of the table', async () => {
    const names = KNOWN_MODELS.flatMap(({ totals }) => totals.trim().split(/[;\n]/));
    expect(names.length).toBeGreaterThan(1000);
    for (const entry of names) {
      expect(entry).toMatch(/^\d+ [^ ;,!*#]+(?:[!*]|#\d+)?(?:,[^ ;,!*#]+(?:[!*]|#\d+)?)*$/);
      const [match] = await recognise(Number(entry.split(' ')[0]));
      expect(match.name.length).toBeGreaterThan(2);
    }
  });
});

describe('recogniseReport', () => {
  it('recognises a printed model', async () => {
    const { text } = await recogniseReport(reportOf('ti_tv_resnet152'));
    expect(text && english(text)).toContain('resnet152 (torchvision');
  });

  it('contradicts another name', async () => {
    const { text } = await recogniseReport(reportOf('ti_tv_resnet152'), 'resnet50');
    expect(text && english(text)).toMatch(
      /^Named resnet50, which has [\d,]+; 60,192,808 parameters are those of resnet152/
    );
  });

  it('does not contradict the right name, however it is written', async () => {
    const { text } = await recogniseReport(reportOf('ti_tv_resnet152'), 'ResNet-152');
    expect(text && english(text)).toMatch(/^60,192,808/);
  });

  it('looks through another number of classes', async () => {
    const report = reportOf('ti_tv_resnet18_frozen');
    const { text, matches } = await recogniseReport(report);
    expect(matches.map(({ name }) => name)).toContain('resnet18');
    expect(text && english(text)).toMatch(/instead of 1,000 outputs/);
  });

  it('leaves the variables of an optimizer out', async () => {
    expect((await recogniseReport(reportOf('k3_after_fit_adam'))).text).toBeNull();
  });
});
