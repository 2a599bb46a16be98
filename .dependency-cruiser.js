import { createCruiseOptions } from './scripts/layering.ts';

const { ruleSet, validate: _validate, ...options } = createCruiseOptions();

export default { ...ruleSet, options };
