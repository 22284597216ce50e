import plugin from './jupyter/plugin.js';

export default [plugin];
