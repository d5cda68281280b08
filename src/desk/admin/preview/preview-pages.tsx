import type { JSX } from 'preact';
import type { Form } from '../../../forms/form.ts';
import { Csrf } from '../../pages/layout.tsx';
import { Note } from '../../pages/parts.tsx';
import type { Visit } from '../../visit.ts';
import { SettingsFrame } from '../settings-frame.tsx';
import { MessageView } from './message-view.tsx';
import type { Trial } from './trial.ts';

/** Every service on offer. */
export function ServicesPage({ visit }: { visit: Visit }): JSX.Element {
  const { t, lang, house } = visit;
  return (
    <SettingsFrame visit={visit} title={t('desk-admin:preview.title')}>
      <p class="prose">{t('desk-admin:preview.how')}</p>
      <ul class="cards hub">
        {house.catalogue.services.map((form) => (
          <li key={form.id} class="card">
            <h2>
              <a href={`/desk/settings/preview/${form.id}`}>{form.texts(lang).title}</a>
            </h2>
            <p class="quiet">{t('desk-admin:preview.version', { version: form.version })}</p>
          </li>
        ))}
      </ul>
    </SettingsFrame>
  );
}

interface PreviewProps {
  readonly visit: Visit;
  readonly form: Form;
  readonly trial: Trial;
}

/** The conversation about one service, tried out: what it says now, and the ways to answer. */
export function PreviewPage({ visit, form, trial }: PreviewProps): JSX.Element {
  const { t, lang } = visit;
  const at = `/desk/settings/preview/${form.id}`;
  const asksFiles = trial.messages.some((message) => message.kind === 'question' && message.input === 'files');
  return (
    <SettingsFrame
      visit={visit}
      title={t('desk-admin:preview.of', { title: form.texts(lang).title })}
      above={[['/desk/settings/preview', t('desk-admin:preview.title')]]}
    >
      <Note icon="eye">
        <b>{t('desk-admin:preview.banner')}</b> {t('desk-admin:preview.banner-what')}
      </Note>
      <form class="trial stack" method="post" action={at} id="now">
        <Csrf visit={visit} />
        {trial.said !== undefined && trial.said !== '' && (
          <p class="said">
            <span class="vh">{t('desk-admin:preview.you')}</span>
            {trial.said}
          </p>
        )}
        <div class="stack" lang={trial.state.lang}>
          {trial.messages.map((message, index) => (
            <MessageView key={index} visit={visit} message={message} />
          ))}
        </div>
        {trial.submission && (
          <p class="row">
            <a class="btn main" href={`${at}/receipt.pdf`}>
              {t('desk-admin:preview.receipt')}
            </a>
          </p>
        )}
        {asksFiles && (
          <p class="row">
            <button class="btn" type="submit" name="file" value="sample">
              {t('desk-admin:preview.send-file')}
            </button>
          </p>
        )}
      </form>
      <form class="row typing" method="post" action={`${at}#now`}>
        <Csrf visit={visit} />
        <label class="vh" for="text">
          {t('desk-admin:preview.type')}
        </label>
        <input
          class="input"
          id="text"
          name="text"
          placeholder={t('desk-admin:preview.type')}
          maxlength={2000}
          autocomplete="off"
        />
        <button class="btn main" type="submit">
          {t('desk-admin:preview.send')}
        </button>
      </form>
      <form method="post" action={at} class="row">
        <Csrf visit={visit} />
        <button class="btn" type="submit" name="do" value="afresh">
          {t('desk-admin:preview.afresh')}
        </button>
      </form>
    </SettingsFrame>
  );
}
