import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The wizard's form as a person fills it in. */
export class CreateWizard {
  readonly form: Locator;

  constructor(readonly page: Page) {
    this.form = page.getByRole('main');
  }

  async fill(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      await this.field(name).fill(value);
    }
  }

  field(name: string): Locator {
    return this.form.getByRole('textbox', { name, exact: true });
  }

  async press(button: 'Next' | 'Back' | 'Create'): Promise<void> {
    await this.form.getByRole('button', { name: button, exact: true }).click();
  }

  async expectStep(name: string, question: string): Promise<void> {
    await expect(this.form.getByRole('heading', { level: 2, name: question })).toBeVisible();
    const current = this.form.locator('[aria-current="step"]');
    await expect(current).toContainText(name);
  }

  /** Chooses a new localnet on a bridge; the nodes stay those that the page proposes. */
  async newLocalnet(localnet: string, bridge: string): Promise<void> {
    await this.form.getByRole('radio', { name: 'New localnet on a bridge' }).check();
    await this.fill({ Localnet: localnet });
    await this.form.getByRole('combobox', { name: 'Bridge' }).selectOption(bridge);
  }

  async chooseNamespaces(...names: string[]): Promise<void> {
    for (const name of names) {
      await this.form.getByRole('checkbox', { name, exact: true }).check();
    }
  }

  /** From the first step to the review: a tagged network by a new localnet of its own name. */
  async newNetwork(network: {
    name: string;
    vlan: string;
    bridge: string;
    namespaces: string[];
    atATime?: string;
  }): Promise<void> {
    await this.fill({ Name: network.name, 'VLAN ID': network.vlan });
    await this.press('Next');
    await this.newLocalnet(network.name, network.bridge);
    if (network.atATime !== undefined) {
      await this.fill({ 'At a time': network.atATime });
    }
    await this.press('Next');
    await this.chooseNamespaces(...network.namespaces);
    await this.press('Next');
    await this.expectStep('Review', 'Review');
  }
}
