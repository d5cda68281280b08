import type { JSX } from 'preact';
import type { Reader } from '../reader.ts';
import { Door } from './door.tsx';

/** What a page in front of the sign-in, or one that broke, has to say instead. */
export type DoorRefusal = 'link-over' | 'broken' | 'too-many' | 'bad-request' | 'too-large';

export function DoorRefusalPage({ reader, why }: { reader: Reader; why: DoorRefusal }): JSX.Element {
  const { t } = reader;
  return (
    <Door reader={reader} title={t(`desk-accounts:refusal.${why}.title`)}>
      <p>{t(`desk-accounts:refusal.${why}.what`)}</p>
      <p>
        <a class="btn main" href="/desk">
          {t('desk-accounts:refusal.back')}
        </a>
      </p>
    </Door>
  );
}
