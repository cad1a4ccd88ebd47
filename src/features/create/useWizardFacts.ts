import { useState } from 'react';
import { useSlice } from '../../cluster/useSlice';
import type { CreateDraft } from '../../core/intents/createDraft';
import { validateCreateDraft } from '../../core/intents/validateCreateDraft';
import { validateNodes } from '../../core/intents/validateNodes';
import { nodesLoad } from '../../core/networks/nodesLoad';
import { switchSayings } from '../../core/networks/switchSayings';
import type { UplinkAt } from '../../core/networks/switchSayings';
import { namespaceOptions } from './namespaceOptions';
import { nodeOutlook } from './nodeOutlook';
import { physicalOptions } from './physicalOptions';
import { makesBridge, UplinkChoices } from './uplinkChoice';

/** Names of what becomes an uplink, wherever it is. */
const namesOf = (uplinks: readonly UplinkAt[]): readonly string[] => [
  ...new Set(uplinks.map(({ uplink }) => uplink.name)),
];

/** Ids, of which one is put in or taken out at a time. */
const useToggledSet = () => {
  const [set, setSet] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string): void => {
    setSet((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  };
  return [set, toggle] as const;
};

/** What the wizard shows of the cluster and of the form, computed on the facts of this very moment. */
export const useWizardFacts = (form: CreateDraft) => {
  const [choices] = useState(() => new UplinkChoices());
  const [expanded, onExpand] = useToggledSet();
  const facts = useSlice((snapshot) => {
    const { world } = snapshot;
    const { physical } = form;
    const validation = validateCreateDraft(form, world);
    const isThere = physical.choice.startsWith('existing-');
    const nodes = isThere ? [] : validateNodes(physical, '', world).nodes;
    return {
      validation,
      options: physicalOptions(world),
      namespaces: namespaceOptions(world),
      rows: physical.choice === 'new-localnet' ? nodeOutlook(physical, world) : [],
      matrix: makesBridge(physical) ? choices.of(snapshot, form, expanded) : undefined,
      sayings: switchSayings(validation.uplinks),
      load: isThere ? undefined : nodesLoad(nodes, namesOf(validation.uplinks), world),
    };
  });
  return { ...facts, onExpand };
};
