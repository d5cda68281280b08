import { describe, expect, it } from 'vitest';
import { PDF, PNG, HEIC } from '../../support/files.ts';
import { NOW } from '../../support/turns.ts';
import { make, openCasesDesk } from './cases-desk.ts';

const NASTY = '结婚证"><script>alert(1)</script>.png';

/** A desk with one case that has a picture, a PDF and a HEIC, and another file that no case has. */
async function deskWithFiles() {
  const desk = await openCasesDesk();
  const keep = async (bytes: Uint8Array, name: string): Promise<string> => {
    const kept = await desk.store.attachments.keep(bytes, name, NOW);
    if (!kept.ok) throw new Error(kept.code);
    return kept.attachment.id;
  };
  const [picture, pdf, heic] = [await keep(PNG, NASTY), await keep(PDF, '户口本.pdf'), await keep(HEIC, '照片.heic')];
  const stray = await keep(Buffer.concat([PNG, Buffer.from('x')]), 'stray.png');
  const materials = { wifeId: [picture], wifeHukouBook: [pdf], couplePhoto: [heic] };
  const one = make(1, { answer: (answers) => ({ ...answers, materials }) });
  const elsewhere = make(2, {
    office: 'xishi',
    route: ['xishi'],
    answer: (answers) => ({ ...answers, materials: { wifeId: [stray] } }),
  });
  await desk.store.takeIn([one, elsewhere].map((submission) => ({ submission, history: [], log: [] })));
  return { desk, one, elsewhere, picture, pdf, heic, stray };
}

describe('Files of a case', () => {
  it('are sent as what their bytes are, run nothing, and are written down once', async () => {
    const { desk, one, picture, pdf, heic } = await deskWithFiles();
    const clerk = await desk.as('clerk');
    const sent = await clerk.get(`/desk/files/${one.reference}/${picture}`);
    expect(sent.status).toBe(200);
    expect(sent.headers.get('content-type')).toBe('image/png');
    expect(sent.headers.get('x-content-type-options')).toBe('nosniff');
    expect(sent.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(sent.headers.get('cache-control')).toBe('private, no-cache');
    const disposition = sent.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^inline; filename="[0-9a-f]{12}"; filename\*=UTF-8''[\w%.~-]+$/);
    expect((await clerk.get(`/desk/files/${one.reference}/${pdf}`)).headers.get('content-type')).toBe(
      'application/pdf',
    );
    const kept = await clerk.get(`/desk/files/${one.reference}/${heic}`);
    expect(kept.headers.get('content-disposition')).toMatch(/^attachment;/);
    await clerk.get(`/desk/files/${one.reference}/${picture}`);
    const looks = (await desk.store.desk.log(one.reference)).filter(({ action }) => action === 'file.open');
    expect(looks.map(({ detail }) => detail)).toEqual([
      '/materials/wifeId',
      '/materials/wifeHukouBook',
      '/materials/couplePhoto',
    ]);
  });

  it('are not sent again to who has them, and asked for each time', async () => {
    const { desk, one, picture } = await deskWithFiles();
    const clerk = await desk.as('clerk');
    const path = `/desk/files/${one.reference}/${picture}`;
    const etag = (await clerk.get(path)).headers.get('etag') ?? '';
    const again = await clerk.get(path, { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    const other = await clerk.get(path, { 'if-none-match': '"another"' });
    expect(other.status).toBe(200);
  });

  it('are there only in their own case, for who may see it', async () => {
    const { desk, one, elsewhere, picture, stray } = await deskWithFiles();
    const clerk = await desk.as('clerk');
    for (const path of [
      `${one.reference}/${stray}`,
      `${elsewhere.reference}/${stray}`,
      `${elsewhere.reference}/${picture}`,
      `${one.reference}/..%2f..%2fetc`,
      `${one.reference}/constructor`,
    ]) {
      expect([path, (await clerk.get(`/desk/files/${path}`)).status]).toEqual([path, 404]);
      expect((await clerk.get(`/desk/files/${path}`, { 'if-none-match': `"${stray}"` })).status).toBe(404);
    }
    expect((await (await desk.as('supervisor')).get(`/desk/files/${elsewhere.reference}/${stray}`)).status).toBe(200);
    expect((await desk.browser().get(`/desk/files/${one.reference}/${picture}`)).status).toBe(303);
  });

  it('are seen in place, and a picture on a page of its own, turned and enlarged by links', async () => {
    const { desk, one, picture, pdf } = await deskWithFiles();
    const clerk = await desk.as('clerk');
    const { text } = await clerk.get(`/desk/cases/${one.reference}`);
    expect(text).toContain(`<img class="pic" src="/desk/files/${one.reference}/${picture}" alt loading="lazy"`);
    expect(text).toMatch(new RegExp(`href="/desk/files/${one.reference}/${pdf}" target="_blank" rel="noopener"`));
    expect(text).not.toContain('<script>alert');
    const viewer = await clerk.get(`/desk/cases/${one.reference}/files/${picture}?turn=90&zoom=2`);
    expect(viewer.text).toContain('class="stage turn-90 zoom-2"');
    expect(viewer.text).toContain('turn=180&amp;zoom=2');
    expect((await clerk.get(`/desk/cases/${one.reference}/files/${pdf}`)).status).toBe(404);
  });
});
