export * from './businesses.js';
export * from './craft.js';
export * from './drivers.js';
export * from './infrastructure.js';
export * from './reference.js';
export * from './vehicles.js';
