import { describe, expect, it } from 'vitest';
import { standEven } from '../../../src/desk/cases/case/even.ts';

describe('Cards of answers', () => {
  it('stand side by side where both columns come out about as tall', () => {
    expect(standEven([2, 12, 9, 3])).toBe(true);
    expect(standEven([10, 11])).toBe(true);
  });

  it('take the whole width where a hole would stand beside a tall one, or nothing stands beside it', () => {
    expect(standEven([3, 14, 1])).toBe(false);
    expect(standEven([1, 12])).toBe(false);
    expect(standEven([7])).toBe(false);
  });
});
