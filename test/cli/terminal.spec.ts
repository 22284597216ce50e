import { explainText } from '../../src/cli/explain.js';
import { renderSummary } from '../../src/cli/terminal.js';

const MODULE = `Net(
  (features): Sequential(
    (0): Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1))
    (1): ReLU()
  )
  (head): Linear(in_features=8, out_features=2, bias=True)
)
`;

const TABLE = `Layer (type)                 Output Shape              Param #
=================================================================
dense (Dense)                (None, 2)                 8
=================================================================
Total params: 8
`;

function rendered(text: string): readonly string[] {
  const [summary] = explainText(text);
  return renderSummary('model', summary, false).split('\n');
}

describe('renderSummary', () => {
  it('calls a root without a name by its class', () => {
    expect(rendered(MODULE)[3]).toMatch(/^Net +Net /);
  });

  it('leaves out columns without a value', () => {
    expect(rendered(MODULE)[1]).toMatch(/^Layer +Class +Parameters +How +Verdict$/);
    expect(rendered(TABLE)[1]).toMatch(/^Layer +Class +Output shape +Parameters +How +Verdict$/);
  });

  it('shows what containers add up to, and does not judge them', () => {
    const features = 3 * 3 * 3 * 8 + 8;
    const lines = rendered(MODULE);
    expect(lines[3]).toMatch(new RegExp(` ${features + 8 * 2 + 2}$`));
    expect(lines[4]).toMatch(new RegExp(`^  features +Sequential +${features}$`));
    expect(lines[7]).toMatch(/explained$/);
  });
});
