import type { KubeObject } from './api';
import type { FieldProblem } from './apiFailure';
import { invalidValue, required } from './fieldProblems';
import { isRecord, listAt, recordAt, textAt } from './jsonValue';
import { unparsableRules } from './schema/ruleProblems';

/** What keeps a CustomResourceDefinition from being served: names, versions, and schemas that are not structural. */
export function crdProblems(crd: KubeObject): FieldProblem[] {
  const spec = recordAt(crd, 'spec');
  const names = recordAt(spec, 'names');
  const expected = `${textAt(names, 'plural')}.${textAt(spec, 'group')}`;
  const versions = listAt(spec, 'versions');
  const stored = versions.filter((version) => isRecord(version) && version.storage === true);
  return [
    ...(crd.metadata.name === expected
      ? []
      : [
          invalidValue(
            'metadata.name',
            crd.metadata.name,
            `must be spec.names.plural+"."+spec.group`,
          ),
        ]),
    ...(textAt(names, 'kind') ? [] : [required('spec.names.kind')]),
    ...(['Cluster', 'Namespaced'].includes(textAt(spec, 'scope')) ? [] : [required('spec.scope')]),
    ...(stored.length === 1
      ? []
      : [
          invalidValue(
            'spec.versions',
            versions.length,
            'must have exactly one version marked as storage version',
          ),
        ]),
    ...versions.flatMap((version, i) => {
      const path = `spec.versions[${i}].schema.openAPIV3Schema`;
      const schema = recordAt(recordAt(version, 'schema'), 'openAPIV3Schema');
      if (schema.type !== 'object')
        return [required(`${path}.type`, 'must be "object" at the root')];
      return [
        ...structuralProblems(schema, path),
        ...unparsableRules(schema).map((problem) =>
          invalidValue(`${path}.x-kubernetes-validations`, '', problem),
        ),
      ];
    }),
  ];
}

/** The conditions of https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema that typing errors break. */
function structuralProblems(schema: Record<string, unknown>, path: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const free =
    schema['x-kubernetes-int-or-string'] === true ||
    schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (!schema.type && !free)
    problems.push(required(`${path}.type`, 'must not be empty for specified object fields'));
  if (schema.properties !== undefined && schema.additionalProperties !== undefined) {
    problems.push(
      invalidValue(
        `${path}.additionalProperties`,
        'object',
        'must not be used together with properties',
      ),
    );
  }
  if (schema.type === 'array' && !isRecord(schema.items)) {
    problems.push(required(`${path}.items`, 'must be specified'));
  }
  for (const [key, child] of Object.entries(recordAt(schema, 'properties'))) {
    if (isRecord(child)) problems.push(...structuralProblems(child, `${path}.properties[${key}]`));
  }
  for (const key of ['items', 'additionalProperties']) {
    const child = schema[key];
    if (isRecord(child)) problems.push(...structuralProblems(child, `${path}.${key}`));
  }
  return problems;
}
