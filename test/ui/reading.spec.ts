import { expect, open, outputsOf, test, upload } from './helpers.js';
import { notebook } from './notebooks.js';
import { command, corpus } from './stored.js';

/** What a screen reader comes across, from the first to the last, is all that these hold: names, roles and states. */
test('reads in order: what it is, heads, rows, an opened row with its derivation, totals', async ({
  page,
  tmpPath
}) => {
  const stored = corpus('k3_tutorial_cnn_c200');
  await open(page, await upload(page, `${tmpPath}/reading.ipynb`, stored), 'JupyterLab');
  const outputs = outputsOf(page, 1);
  await outputs.getByRole('button', { name: 'Conv1', exact: true }).click();
  await expect(outputs).toMatchAriaSnapshot(`
    - 'region "Explained model summary: sequential"':
      - text: sequential Keras 3 summary 8 layers
      - button "128,952 parameters"
      - status
      - text: verified
      - button "Columns"
      - button "Export"
      - button "Predict"
      - button "Original output"
      - group "Layers and their parameters":
        - table "Layers of sequential":
          - caption: Layers of sequential
          - rowgroup:
            - row:
              - columnheader "Layer":
                - button "Layer"
              - columnheader "Type":
                - button "Type"
              - columnheader "Output shape":
                - button "Output shape"
              - columnheader "Parameters":
                - button "Parameters"
              - columnheader "How it is computed"
              - columnheader "Verdict":
                - button "Verdict"
          - rowgroup:
            - row:
              - rowheader "Conv1":
                - button "Conv1" [expanded]
              - cell "Conv2D"
              - cell "(None, 32, 32, 32)"
              - cell "896 0.7 % of all parameters"
              - cell "3 × 3 × 3 × 32 + 32 kernel height × kernel width × input channels × filters + filters"
              - cell "verified"
            - row:
              - cell:
                - heading "Step by step" [level=4]
                - list:
                  - listitem: 3 input channels come in.
                  - listitem:
                    - text: One filter is 3 × 3, for each input channel.
                    - math: 3 kernel height × 3 kernel width
                    - math: = 9 weights for each input channel
                  - listitem:
                    - text: There are 32 filters. They slide over the whole input, so its size does not matter.
                    - math: 32 filters × 3 kernel height × 3 kernel width
                    - math: = 288 outputs
                  - listitem:
                    - text: Each of the 3 input channels is joined to each of these outputs by a weight.
                    - math: 3 input channels × 288 outputs
                    - math: = 864 weights
                  - listitem: "Each filter adds one bias: 32."
                  - listitem:
                    - text: Weights and biases together.
                    - math: 864 weights + 32 biases
                    - math: = 896 parameters
                - heading "Picture" [level=4]
                - group "Picture":
                  - figure "kernel":
                    - 'img "kernel: 3 kernel height × 3 kernel width × 3 input channels × 32 filters"'
                    - text: kernel
                  - figure "bias":
                    - 'img "bias: 32 filters"'
                    - text: bias
                - paragraph: /32 blocks, one a filter/
                - list "What the sides stand for":
                  - listitem:
                    - button "3 kernel height"
                  - listitem:
                    - button "3 kernel width"
                  - listitem:
                    - button "3 input channels"
                  - listitem:
                    - button "32 filters"
                - heading "Tensors" [level=4]
                - term:
                  - code: kernel
                  - text: weights
                - definition:
                  - math: 3 kernel height × 3 kernel width × 3 input channels × 32 filters
                  - math: = 864
                - term:
                  - code: bias
                  - text: biases
                - definition:
                  - math: 32 filters
                - paragraph: Counted from the hyper-parameters in the source code; equal to the printed count.
                - region "What if":
                  - heading "What if" [level=4]
                  - group "input"
                  - code: filters
                  - spinbutton "filters": "32"
                  - group "kernel_size":
                    - code: kernel_size
                    - spinbutton "kernel_size 1": "3"
                    - text: ×
                    - spinbutton "kernel_size 2": "3"
                  - code: strides
                  - spinbutton "strides": "1"
                - paragraph:
                  - button "Copy the count, 896"
          - rowgroup:
            - row:
              - rowheader "Conv2":
                - button "Conv2"
              - cell "Conv2D"
              - cell "(None, 32, 32, 64)"
              - cell "18,496 14.3 % of all parameters"
              - cell "3 × 3 × 32 × 64 + 64"
              - cell "verified"
          - rowgroup:
            - row /Max1 MaxPooling2D/
          - rowgroup:
            - row /Conv3 Conv2D/
          - rowgroup:
            - row /Conv4 Conv2D/
          - rowgroup:
            - row /GAP1 GlobalAveragePooling2D/
          - rowgroup:
            - row /Dense1 Dense/
          - rowgroup:
            - row /Output Dense/
          - rowgroup:
            - row:
              - rowheader "Total"
              - cell "128,952 trainable 0 non-trainable"
              - cell "128,952"
              - cell
              - cell "verified"
  `);
});

test('reads in order what is to be predicted, and what is said of an answer', async ({
  page,
  tmpPath
}) => {
  const stored = corpus('k3_tutorial_cnn_c200');
  await open(page, await upload(page, `${tmpPath}/predicting.ipynb`, stored), 'JupyterLab');
  const outputs = outputsOf(page, 1);
  await outputs.getByRole('button', { name: 'Predict' }).click();
  for (const [name, answer] of [
    ['Conv1', '896'],
    ['Conv2', '18432']
  ]) {
    await outputs.getByLabel(`Parameters of ${name}`).fill(answer);
    await outputs.getByLabel(`Parameters of ${name}`).press('Enter');
  }
  await expect(outputs).toMatchAriaSnapshot(`
    - 'region "Model summary to predict: sequential"':
      - text: sequential Predict the counts
      - status: 1 of 9 right at the first try
      - status
      - checkbox "Weights and biases apart"
      - text: Weights and biases apart
      - button "Keep answers"
      - button "Show the counts"
      - group "Layers to predict":
        - table "Layers of sequential, their counts left out":
          - caption: Layers of sequential, their counts left out
          - rowgroup:
            - row:
              - columnheader "Layer"
              - columnheader "Given"
              - columnheader "Parameters"
          - rowgroup:
            - row:
              - rowheader "Conv1"
              - cell "Conv2D (None, 32, 32, 3) → (None, 32, 32, 32) filters=32, kernel_size=(3, 3), padding='same', use_bias=True"
              - cell "896"
            - row:
              - cell:
                - status:
                  - strong: Right.
                  - text: /One filter has 3 × 3 on each of 3 channels.*Together that is 896/
                - 'button "Step by step: Conv1"'
                - 'button "Try another: Conv1"'
          - rowgroup:
            - row:
              - rowheader "Conv2"
              - cell /filters=64/
              - cell:
                - textbox "Parameters of Conv2" [invalid]: "18432"
                - button "Check Conv2"
                - button "Give up on Conv2"
            - row:
              - cell:
                - status:
                  - strong: Not yet.
                  - list:
                    - listitem:
                      - strong: No bias.
                      - text: The weights alone are counted. The layer has biases besides. (3 × 3 × 32 × 64 = 18,432)
                - 'button "Try another: Conv2"'
          - rowgroup:
            - row:
              - rowheader "Max1"
              - cell "MaxPooling2D (None, 32, 32, 64) → (None, 16, 16, 64)"
              - cell:
                - textbox "Parameters of Max1"
                - button "Check Max1"
                - button "Give up on Max1"
  `);
  // No two controls say the same of themselves.
  const names = await outputs
    .locator('button, input')
    .evaluateAll(controls =>
      controls.map(control => control.getAttribute('aria-label') ?? control.textContent)
    );
  expect(new Set(names).size).toBe(names.length);
});

test('reads a comparison row by row, and tells summaries of one name apart', async ({
  page,
  tmpPath
}) => {
  const stored = notebook(...corpus('ti_tv_vgg19').cells, ...corpus('ti_tv_vgg19_bn').cells);
  await open(page, await upload(page, `${tmpPath}/compared.ipynb`, stored), 'JupyterLab');
  await command(page, 'paramlens:show-summaries');
  const panel = page.locator('.jp-Paramlens-panel');
  for (const name of ['Compare VGG, cell 2', 'Compare VGG, cell 4']) {
    await panel.getByRole('checkbox', { name }).check();
  }
  await expect(panel).toMatchAriaSnapshot(`
    - heading "Model summaries" [level=2]
    - list "Model summaries":
      - listitem:
        - checkbox "Compare VGG, cell 2" [checked]
        - button /VGG cell 2 explained torchinfo 144 M/
      - listitem:
        - checkbox "Compare VGG, cell 4" [checked]
        - button /VGG cell 4 explained torchinfo 144 M/
    - group "Summaries to be compared":
      - button "Do not compare VGG, cell 2"
      - button "Do not compare VGG, cell 4"
      - button "Compare"
  `);
  await panel.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.locator('.jp-Paramlens-compare')).toMatchAriaSnapshot(`
    - heading "Where the difference comes from" [level=3]
    - table "Where the difference comes from":
      - rowgroup:
        - row:
          - cell "+11,008"
          - cell /Layers of the second only/
    - heading "Layer by layer" [level=3]
    - checkbox "only differences" [checked]
    - group "Layers of both models":
      - table "Layers of both models":
        - rowgroup:
          - row:
            - columnheader "VGG, cell 2"
            - columnheader "Parameters"
            - columnheader "VGG, cell 4"
            - columnheader "Parameters"
            - columnheader "Difference"
            - columnheader "Why"
        - rowgroup:
          - row:
            - cell "–"
            - cell
            - rowheader "2-2 BatchNorm2d (1, 64, 224, 224)"
            - cell "128"
            - cell "+128"
            - cell "Is in the second only."
  `);
});
