import * as fc from 'fast-check';
import {
  answersCell,
  readAnswers,
  readAnswersCell,
  rowOf,
  storedAnswers,
  type StoredAnswers
} from '../../src/teach/answers.js';
import type { Outcomes } from '../../src/teach/attempts.js';
import { fingerprint } from '../../src/teach/fingerprint.js';
import { grade, type GradedCell } from '../../src/teach/grade.js';
import { network, reportOf } from './reports.js';

const outcomes: Outcomes = [
  {
    row: 0,
    answers: [{ total: 864 }, { total: 896 }],
    rightFirst: false,
    right: true,
    gaveUp: false
  },
  { row: 1, answers: [{ total: 128 }], rightFirst: true, right: true, gaveUp: false },
  {
    row: 4,
    answers: [{ weights: 5408, biases: 9 }],
    rightFirst: false,
    right: false,
    gaveUp: true
  },
  { row: null, answers: [{ total: 49_705 }], rightFirst: true, right: true, gaveUp: false }
];
const stored = storedAnswers(network(), outcomes);
const placed = { ...network(), cell: 1, outputs: [0] };

function cell(given: Partial<GradedCell>): GradedCell {
  return { index: 2, kind: 'markdown', source: '', metadata: undefined, ...given };
}

describe('stored answers', () => {
  it('come back from a text cell and from metadata', () => {
    expect(readAnswersCell(answersCell(stored))).toEqual(stored);
    expect(readAnswers(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  });

  it('are a table for people', () => {
    const text = answersCell(stored);
    expect(text).toContain('## Paramlens answers');
    expect(text).toContain('| 1 | conv | 864, then 896 | no |');
    expect(text).toContain('|  | Total | 49,705 | no |');
  });

  it('come back whatever a layer is called, and break out of nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name => {
        const path = `${name} --> | <script>`;
        const [first, ...others] = network().layers;
        const own = storedAnswers(reportOf([{ ...first, path }, ...others]), outcomes.slice(0, 1));
        const text = answersCell(own);
        expect(readAnswersCell(text)).toEqual(own);
        expect(text.match(/-->/g)).toHaveLength(1);
        expect(text).not.toContain('<script>');
      })
    );
  });

  it.each<[string, unknown, RegExp]>([
    ['no object', 'text', /no JSON object/],
    ['another version', { ...stored, version: 9 }, /version 9/],
    ['no list', { ...stored, outcomes: 3 }, /no list/],
    [
      'a malformed outcome',
      { ...stored, outcomes: [{ path: 'conv', answers: [{}] }] },
      /outcome 1/
    ],
    [
      'an edited answer',
      { ...stored, outcomes: [{ path: 'conv', answers: [{ total: 896 }], gaveUp: false }] },
      /edited after/
    ],
    [
      'two outcomes a layer',
      { ...stored, outcomes: [stored.outcomes[0], stored.outcomes[0]] },
      /two outcomes/
    ]
  ])('say what is wrong with %s', (_, value, problem) => {
    expect(readAnswers(value)).toEqual({ problem: expect.stringMatching(problem) });
  });

  it('tell an edited table and a lost comment', () => {
    const text = answersCell(stored);
    expect(readAnswersCell(text.replace('864, then 896', '896'))).toEqual({
      problem: expect.stringContaining('the table was edited')
    });
    expect(readAnswersCell(text.slice(0, text.indexOf('<!--')))).toEqual({
      problem: expect.stringContaining('missing or cut')
    });
    expect(readAnswersCell('# A heading')).toBeNull();
  });

  it('are read as they were written before rows were kept', () => {
    const { version, network: id } = stored;
    const outcomes = stored.outcomes.map(({ path, answers, gaveUp }) => ({
      path,
      answers,
      gaveUp
    }));
    const seal = fingerprint(`${id}\n${JSON.stringify(outcomes)}`);
    const old: StoredAnswers = { version, network: id, outcomes, seal };
    expect(readAnswers(JSON.parse(JSON.stringify(old)))).toEqual(old);
    expect(readAnswersCell(answersCell(old))).toEqual(old);
    expect(old.outcomes.map(outcome => rowOf(network(), outcome))).toEqual([0, 1, 4, null]);
    const { grades } = grade([cell({ source: answersCell(old) })], [placed]);
    expect(grades[0]).toMatchObject({ rightFirst: 2, right: 3 });
  });

  it('never throw, whatever is stored', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, text) => {
        expect(readAnswers(value)).toBeDefined();
        readAnswersCell(`## Paramlens answers\n<!-- paramlens-answers: {${text}} -->`);
      })
    );
  });
});

describe('grade', () => {
  it('counts again and names the first mistake', () => {
    const { grades, problems } = grade([cell({ source: answersCell(stored) })], [placed]);
    expect(problems).toEqual([]);
    expect(grades[0]).toMatchObject({ model: 'sequential', rightFirst: 2, right: 3, questions: 6 });
    const [conv, norm, dense, total] = grades[0].rows;
    expect(conv).toMatchObject({
      expected: 896,
      rightFirst: false,
      right: true,
      mistakes: ['No bias']
    });
    expect(norm).toMatchObject({ rightFirst: true, mistakes: [] });
    expect(dense).toMatchObject({ expected: 48_681, right: false, gaveUp: true });
    expect(total).toMatchObject({ path: null, expected: 49_705, right: true });
  });

  it('reads metadata of a code cell, of one summary or several', () => {
    const code = cell({ kind: 'code', metadata: { answers: [stored, stored] } });
    expect(grade([code], [placed]).grades).toHaveLength(1);
    expect(grade([cell({ metadata: { other: 1 } })], [placed])).toEqual({
      grades: [],
      problems: []
    });
  });

  it('judges each of several rows of one path by its own count', () => {
    const [conv, norm] = network().layers;
    const report = reportOf([
      { ...conv, path: 'conv2d_transpo' },
      { ...norm, path: 'conv2d_transpo' }
    ]);
    const answers = storedAnswers(
      report,
      [896, 128].map((total, row) => ({
        row,
        answers: [{ total }],
        rightFirst: true,
        right: true,
        gaveUp: false
      }))
    );
    expect(readAnswersCell(answersCell(answers))).toEqual(answers);
    const source = answersCell(answers);
    const { grades } = grade([cell({ source })], [{ ...report, cell: 1, outputs: [0] }]);
    expect(grades[0].rows).toMatchObject([
      { row: 0, type: 'Conv2D', expected: 896, right: true },
      { row: 1, type: 'BatchNormalization', expected: 128, right: true }
    ]);
  });

  it('says where answers are kept twice, and grades them once if they are the same', () => {
    const kept = cell({ kind: 'code', index: 1, metadata: { answers: stored } });
    const text = cell({ source: answersCell(stored) });
    const { grades } = grade([kept, text], [placed]);
    expect(grades).toMatchObject([{ cell: 1, remark: 'the same answers are kept in cell 3 too' }]);
    const less = storedAnswers(network(), outcomes.slice(1));
    const both = grade([kept, cell({ source: answersCell(less) })], [placed]).grades;
    expect(both).toMatchObject([
      { remark: null },
      { cell: 2, remark: 'other answers to the same summary are in cell 2' }
    ]);
  });

  it('says which answers belong to no summary', () => {
    const other = { ...placed, layers: placed.layers.slice(1) };
    expect(grade([cell({ source: answersCell(stored) })], [other])).toEqual({
      grades: [],
      problems: [{ cell: 2, problem: expect.stringContaining('no summary of the network') }]
    });
  });
});
