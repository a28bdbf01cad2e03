import { everyEntityKeepsItsPromises } from '../support/every-promise.js';
import { model, schema } from '../support/hub.js';

everyEntityKeepsItsPromises({ model, schema });
