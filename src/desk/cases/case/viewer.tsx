import type { JSX } from 'preact';
import type { Words } from '../../../bot/types.ts';
import { Icon } from '../../pages/icon.tsx';
import { DeskLayout } from '../../pages/layout.tsx';
import { viewText, withView } from '../view.ts';
import type { CaseState } from './case-state.ts';

/** How a picture is laid: turned by quarters to the right, and enlarged. */
export interface Laid {
  readonly turn: 0 | 90 | 180 | 270;
  readonly zoom: 1 | 2 | 3;
}

export function readLaid(query: Readonly<Record<string, unknown>>): Laid {
  const turn = ([90, 180, 270] as const).find((one) => query['turn'] === String(one)) ?? 0;
  const zoom = ([2, 3] as const).find((one) => query['zoom'] === String(one)) ?? 1;
  return { turn, zoom };
}

/** What the script opens a picture in, over the case. */
export function ViewerTemplate({ t }: { t: Words }): JSX.Element {
  return (
    <template id="viewer">
      <dialog class="viewer" aria-label={t('desk:viewer.label')}>
        <div class="row bar">
          <b data-title />
          <span class="row end">
            <Tool name="previous" icon="previous" words={t('desk:viewer.previous')} />
            <Tool name="next" icon="next" words={t('desk:viewer.next')} />
            <Tool name="turn" icon="turn" words={t('desk:viewer.turn')} />
            <Tool name="larger" icon="larger" words={t('desk:viewer.larger')} />
            <Tool name="smaller" icon="smaller" words={t('desk:viewer.smaller')} />
            <Tool name="close" icon="x" words={t('desk:viewer.close')} />
          </span>
        </div>
        <div class="stage" tabindex={0} role="group" aria-label={t('desk:viewer.picture')}>
          <img alt="" data-image />
        </div>
      </dialog>
    </template>
  );
}

function Tool({
  name,
  icon,
  words,
}: {
  name: string;
  icon: Parameters<typeof Icon>[0]['name'];
  words: string;
}): JSX.Element {
  return (
    <button type="button" class="btn" data-tool={name}>
      <Icon name={icon} />
      {words}
    </button>
  );
}

/** One picture on a page of its own: turned and enlarged by links, so that it needs no script. */
export function ViewerPage(props: CaseState & { id: string; laid: Laid }): JSX.Element {
  const { visit, submission, answers, query, id, laid } = props;
  const { t } = visit;
  const { reference } = submission;
  const label = answers.materials.find(({ files }) => files.includes(id))?.label ?? t('desk:viewer.picture');
  const here = (change: Partial<Laid>): string => {
    const next = { ...laid, ...change };
    const parts = [viewText(query), `turn=${next.turn}`, `zoom=${next.zoom}`].filter((part) => part !== '');
    return withView(`/desk/cases/${reference}/files/${id}`, parts.join('&'));
  };
  return (
    <DeskLayout visit={visit} title={`${label} ${reference}`} room="cases">
      <div class="page-head">
        <h1>{label}</h1>
        <p class="row">
          <a class="btn" href={here({ turn: ((laid.turn + 90) % 360) as Laid['turn'] })}>
            <Icon name="turn" />
            {t('desk:viewer.turn')}
          </a>
          <a class="btn" href={here({ zoom: Math.min(3, laid.zoom + 1) as Laid['zoom'] })}>
            <Icon name="larger" />
            {t('desk:viewer.larger')}
          </a>
          <a class="btn" href={here({ zoom: Math.max(1, laid.zoom - 1) as Laid['zoom'] })}>
            <Icon name="smaller" />
            {t('desk:viewer.smaller')}
          </a>
          <a class="btn main" href={withView(`/desk/cases/${reference}`, viewText(query))}>
            {t('desk:viewer.back')}
          </a>
        </p>
      </div>
      <div
        class={`stage turn-${laid.turn} zoom-${laid.zoom}`}
        tabindex={0}
        role="group"
        aria-label={t('desk:viewer.picture')}
      >
        <img src={`/desk/files/${reference}/${id}`} alt={label} />
      </div>
    </DeskLayout>
  );
}
