import { Router, type Request } from 'express';
import { freeSlots } from '../../cases/slots.ts';
import type { Form } from '../../forms/form.ts';
import type { Lang } from '../../forms/types.ts';
import { askedLang } from './asked-lang.ts';
import type { ApiDeps } from './deps.ts';
import { describeService, summariseService } from './describe-service.ts';
import { findService } from './find-service.ts';
import { sendProblem } from './problem.ts';

/** What is on offer: services, their forms, the district's places and free times. */
export function serviceRoutes(deps: ApiDeps): Router {
  const describe = remember((form, lang) =>
    describeService(form, lang, { today: deps.today(), district: deps.district }),
  );
  return Router()
    .get('/api/services', (request, response) => {
      const lang = answerIn(request, response);
      response.json({ services: deps.catalogue.services.map((form) => summariseService(form, lang)) });
    })
    .get('/api/services/:id', (request, response) => {
      const form = findService(deps, request, response);
      if (form) response.json(describe(form, answerIn(request, response)));
    })
    .get('/api/district', (request, response) => {
      response.json(describeDistrict(deps, answerIn(request, response)));
    })
    .get('/api/institutions/:id/slots', async (request, response) => {
      const institution = deps.district.institutions.find(({ id }) => id === request.params.id);
      if (!institution) {
        sendProblem(deps, request, response, { status: 404, code: 'institution-unknown' });
        return;
      }
      const taken = await deps.takenPlaces(institution.id);
      const free = freeSlots(institution, deps.district.calendar, deps.today(), taken);
      response.json({ slots: [...free].map(([id, places]) => ({ id, places })) });
    });
}

function answerIn(request: Request, response: { set: (field: string, value: string) => unknown }): Lang {
  const lang = askedLang(request);
  response.set('Content-Language', lang);
  response.set('Vary', 'Accept-Language');
  return lang;
}

/** A description changes only with the form's version, so it is made once for each language. */
function remember<T>(make: (form: Form, lang: Lang) => T): (form: Form, lang: Lang) => T {
  const made = new WeakMap<Form, Map<Lang, T>>();
  return (form, lang) => {
    const ofForm = made.get(form) ?? new Map<Lang, T>();
    const described = ofForm.get(lang) ?? make(form, lang);
    made.set(form, ofForm.set(lang, described));
    return described;
  };
}

function describeDistrict({ district }: ApiDeps, lang: Lang) {
  const { id, name, bureau, hotline, areas, provinces, institutions } = district;
  const named = (area: (typeof areas)[number]): object => ({
    code: area.code,
    name: area.name[lang],
    ...(area.areas ? { areas: area.areas.map(named) } : {}),
  });
  return {
    id,
    name: name[lang],
    bureau: bureau[lang],
    hotline,
    areas: areas.map(named),
    provinces: provinces.map(named),
    institutions: institutions.map((one) => ({
      id: one.id,
      name: one.name[lang],
      address: one.address[lang],
      phone: one.phone,
    })),
  };
}
