import { provideAll } from '../../src/loading/provideAll.js';

provideAll();
