import { parser } from '@lezer/python';
import { provideAllRules } from '../counter/all.js';
import { provideExports, provideFramework, provideParser } from '../evidence/index.js';
import * as inherited from '../evidence/inherited.js';
import { exportsOf as exportsOfKeras } from '../evidence/keras/exports.js';
import { KERAS_PACKAGES } from '../evidence/keras/packages.js';
import * as comprehensions from '../evidence/parts/comprehensions.js';
import * as library from '../evidence/parts/library.js';
import * as magics from '../evidence/python/magics.js';
import * as touched from '../evidence/python/touched.js';
import * as unsettled from '../evidence/python/unsettled.js';
import * as torchAround from '../evidence/torch/around.js';
import { exportsOf as exportsOfTorch } from '../evidence/torch/exports.js';
import * as torchInside from '../evidence/torch/inside.js';
import { TORCH_PACKAGES } from '../evidence/torch/packages.js';
import * as torchSeldom from '../evidence/torch/seldom.js';
import * as torchTensors from '../evidence/torch/tensors.js';
import { provideLater, type Later } from '../later.js';
import * as beside from '../report/beside.js';
import * as classNames from '../report/classNames.js';
import * as completed from '../report/completed.js';
import * as nested from '../report/containers.js';
import * as ownRow from '../report/ownRow.js';
import * as cropped from '../report/cropped.js';
import * as described from '../report/described.js';
import * as join from '../report/join.js';
import { provideAllParticulars } from '../report/particular/all.js';
import * as solver from '../report/solved.js';
import { provideAllReaders } from '../summary/all.js';
import { provideTreescope } from '../summary/outputs.js';
import * as withoutPaths from '../report/withoutPaths.js';
import * as seldomModules from '../summary/torch-repr/seldom.js';
import { textOfTreescope } from '../summary/treescope/index.js';

/** Every part, so that the compiler finds one that is missing here. */
const LATER: Later = {
  seldomModules,
  solver,
  classNames,
  nested,
  cropped,
  join,
  ownRow,
  described,
  completed,
  beside,
  withoutPaths,
  magics,
  comprehensions,
  inherited,
  library,
  touched,
  unsettled,
  torchSeldom,
  torchAround,
  torchInside,
  torchTensors
};

/** Makes known all that a page loads when it is asked for, for whoever need not save bytes. */
export function provideAll(): void {
  provideAllReaders();
  provideTreescope(textOfTreescope);
  provideAllRules();
  provideAllParticulars();
  provideFramework('keras', KERAS_PACKAGES);
  provideFramework('torch', TORCH_PACKAGES);
  provideExports('keras', exportsOfKeras);
  provideExports('torch', exportsOfTorch);
  for (const name of Object.keys(LATER) as (keyof Later)[]) provideLater(name, LATER[name]);
  provideParser(parser);
}
