import type { KubeObject } from './api';
import type { Change, ObjectStore } from './objectStore';
import type { TypeRegistry } from './typeRegistry';

export interface NamespaceOptions {
  store: ObjectStore;
  registry: TypeRegistry;
  remove: (kindKey: string, object: KubeObject) => void;
  later: (task: () => void) => void;
}

const namespacesKey = '/namespaces';

/** Empties terminating namespaces, then removes them (kubernetes/pkg/controller/namespace). */
export class NamespaceLifecycle {
  constructor(private readonly options: NamespaceOptions) {}

  onChange(kindKey: string, change: Change): void {
    const { after, before } = change;
    if (kindKey === namespacesKey && after?.metadata.deletionTimestamp) {
      this.options.later(() => this.empty(after.metadata.name));
    }
    const namespace = before?.metadata.namespace;
    if (!after && namespace && this.isTerminating(namespace)) {
      this.options.later(() => this.finishWhenEmpty(namespace));
    }
  }

  private isTerminating(name: string): boolean {
    return this.options.store.get(namespacesKey, name)?.metadata.deletionTimestamp !== undefined;
  }

  private empty(name: string): void {
    for (const { kindKey, object } of [...this.contents(name)])
      this.options.remove(kindKey, object);
    this.finishWhenEmpty(name);
  }

  private finishWhenEmpty(name: string): void {
    if (this.isTerminating(name) && this.contents(name).next().done) {
      this.options.store.remove(namespacesKey, name);
    }
  }

  private *contents(name: string): Generator<{ kindKey: string; object: KubeObject }> {
    const { store, registry } = this.options;
    for (const kindKey of store.kindKeys()) {
      if (!registry.byKey(kindKey)?.namespaced) continue;
      for (const object of store.all(kindKey)) {
        if (object.metadata.namespace === name) yield { kindKey, object };
      }
    }
  }
}
