/** @jest-environment jsdom */
import { fireEvent, render, screen } from '@testing-library/react';
import '@testing-library/jest-dom';
import { WindowedList } from './WindowedList';

const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `vm-${String(index + 1)}`);

const list = (count: number) => (
  <WindowedList label="Machines" rows={names(count)} keyOf={(name) => name}>
    {(name) => <a href={`#${name}`}>{name}</a>}
  </WindowedList>
);

test('of 50,000 rows only those in sight are in the document, each with its place in the whole', () => {
  const { container } = render(list(50_000));
  expect(screen.getAllByRole('listitem').length).toBeLessThan(30);
  expect(screen.getByRole('list', { name: 'Machines' })).toHaveStyle({ height: '2200000px' });
  const scroller = container.firstElementChild;
  if (scroller === null) throw new Error('no list');
  fireEvent.scroll(scroller, { target: { scrollTop: 25_000 * 44 } });
  const row = screen.getByRole('link', { name: 'vm-25001' }).closest('li');
  expect(row).toHaveAttribute('aria-posinset', '25001');
  expect(row).toHaveAttribute('aria-setsize', '50000');
  fireEvent.scroll(scroller, { target: { scrollTop: 50_000 * 44 } });
  expect(screen.getByRole('link', { name: 'vm-50000' })).toBeInTheDocument();
});

test('a list that became shorter shows what is left', () => {
  const { container, rerender } = render(list(500));
  const scroller = container.firstElementChild;
  if (scroller === null) throw new Error('no list');
  fireEvent.scroll(scroller, { target: { scrollTop: 400 * 44 } });
  rerender(list(3));
  expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(names(3));
});
