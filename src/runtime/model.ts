import type { GraphQLSchema } from 'graphql';
import type { Model } from '../hub/declare/model.js';
import { readSdl } from '../hub/declare/read-sdl.js';
import { loadModel } from '../registers/index.js';
import { executableSchema } from '../resolvers/index.js';
import { others } from '../resolvers/others.js';
import { packageRoot } from '../root.js';

/** The registers as they are declared, with their own rules. */
export function openModel(): Model {
  return loadModel(sdl());
}

/** The same with the schema that answers questions about them. */
export function openSchema(): { model: Model; schema: GraphQLSchema } {
  const document = sdl();
  const model = loadModel(document);
  return { model, schema: executableSchema(document, model, others) };
}

function sdl(): ReturnType<typeof readSdl> {
  return readSdl(new URL('src/schema/', packageRoot));
}
