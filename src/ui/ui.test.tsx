/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { useState } from 'react';
import type { ReactElement } from 'react';
import '@testing-library/jest-dom';
import { asString } from '../core/values/json';
import { ErrorBoundary } from './ErrorBoundary';
import { ReasonedButton } from './ReasonedButton';
import { TextField } from './TextField';
import { UnknownValue } from './UnknownValue';
import { useSessionDraft } from './useSessionDraft';
import { sayEnglish } from '../words/catalogue';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

describe('a disabled button', () => {
  it('stays in reach of the keyboard, says why, and does nothing', async () => {
    const onClick = jest.fn();
    render(
      <ReasonedButton disabledReason="You may not." onClick={onClick}>
        Create
      </ReasonedButton>,
    );
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Create' })).toHaveFocus();
    expect(await screen.findByText('You may not.')).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    expect(onClick).not.toHaveBeenCalled();
  });

  it('is an ordinary one without a reason', async () => {
    const onClick = jest.fn();
    render(<ReasonedButton onClick={onClick}>Create</ReasonedButton>);
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));
    expect(onClick).toHaveBeenCalledTimes(1);
  });
});

describe('an unknown value', () => {
  it('says why to those who hear it', () => {
    render(<UnknownValue reason="You may not read nodes." text="at least 3" />);
    expect(
      screen.getByRole('button', { name: 'at least 3. You may not read nodes.' }),
    ).toHaveTextContent('at least 3');
  });
});

describe('a text field', () => {
  it('is described by its refusal in place of its hint, and by its warnings', async () => {
    const { container } = render(
      <TextField
        id="vlan"
        label="VLAN ID"
        value="0"
        hint="1 to 4094."
        refusal="Enter another."
        warnings={['Used already.']}
        onChange={() => undefined}
      />,
    );
    const field = screen.getByLabelText('VLAN ID');
    expect(field).toHaveAccessibleDescription(/Enter another\..*Used already\./);
    expect(field).not.toHaveAccessibleDescription(/1 to 4094/);
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(await act(async () => axe(container))).toHaveNoViolations();
  });
});

describe('a page with a defect', () => {
  const Fragile = ({ isBroken }: { isBroken: boolean }): ReactElement => {
    if (isBroken) throw new Error('no such thing');
    return <p>all is well</p>;
  };

  const Page = (): ReactElement => {
    const [isBroken, setBroken] = useState(true);
    return (
      <>
        <button type="button" onClick={() => setBroken(false)}>
          mend
        </button>
        <ErrorBoundary>
          <Fragile isBroken={isBroken} />
        </ErrorBoundary>
      </>
    );
  };

  it('says so, takes nothing else down, and can be tried again', async () => {
    // React tells the console of every error that a boundary catches.
    const heard = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    render(<Page />);
    expect(screen.getByText('This page met a defect')).toBeInTheDocument();
    expect(screen.getByText('no such thing')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'mend' }));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('all is well')).toBeInTheDocument();
    expect(heard).toHaveBeenCalled();
  });
});

describe('a draft', () => {
  beforeEach(() => sessionStorage.clear());

  const read = (stored: unknown): string => asString(stored) ?? '';

  const Draft = ({ owner }: { owner: string }): ReactElement => {
    const [draft, change, clear] = useSessionDraft('test', owner, read);
    return (
      <>
        <label>
          Draft
          <input value={draft} onChange={(event) => change(event.target.value)} />
        </label>
        <button type="button" onClick={clear}>
          clear
        </button>
      </>
    );
  };

  it('is there again after a reload', async () => {
    const { unmount } = render(<Draft owner="alice" />);
    await userEvent.type(screen.getByLabelText('Draft'), 'half a na');
    unmount();
    render(<Draft owner="alice" />);
    expect(screen.getByLabelText('Draft')).toHaveValue('half a na');
  });

  it('is never shown to another user, and gone once one came', async () => {
    const { rerender } = render(<Draft owner="alice" />);
    await userEvent.type(screen.getByLabelText('Draft'), 'secret');
    rerender(<Draft owner="bob" />);
    expect(screen.getByLabelText('Draft')).toHaveValue('');
    expect(Object.values(sessionStorage).join()).not.toContain('secret');
    rerender(<Draft owner="alice" />);
    expect(screen.getByLabelText('Draft')).toHaveValue('');
  });

  it('is empty when what was stored is no JSON', () => {
    sessionStorage.setItem('vlan-networks/test/alice', '{');
    render(<Draft owner="alice" />);
    expect(screen.getByLabelText('Draft')).toHaveValue('');
  });

  it('can be cleared', async () => {
    render(<Draft owner="alice" />);
    await userEvent.type(screen.getByLabelText('Draft'), 'x');
    await userEvent.click(screen.getByRole('button', { name: 'clear' }));
    expect(screen.getByLabelText('Draft')).toHaveValue('');
    expect(sessionStorage).toHaveLength(0);
  });
});
