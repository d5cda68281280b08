import express, { type Request, type RequestHandler } from 'express';
import multer from 'multer';

/** Bytes of a form without files: long notes, and lists of a few hundred cases. */
const LONGEST_FORM = '400kb';
const LARGEST_FILE = 10 * 1024 * 1024;
const MOST_FILES = 9;

const limits = { fields: 2000, fieldSize: 200 * 1024, files: MOST_FILES, fileSize: LARGEST_FILE };

/** Reads a posted form into `request.body`, each name with one text or several. */
export const readForm: RequestHandler = express.urlencoded({
  extended: false,
  limit: LONGEST_FORM,
  parameterLimit: 2000,
});

/** Reads a form with files: its texts into `request.body`, its files into `request.files`, held in memory. */
export const readUpload: RequestHandler = fitted(
  multer({ storage: multer.memoryStorage(), defParamCharset: 'utf8', limits }).any(),
);

/** Reads a form with files of somebody who is not signed in: nothing of the files is kept. */
export const readUploadWithoutFiles: RequestHandler = fitted(
  multer({
    storage: {
      _handleFile: (_request, file, done) => {
        file.stream.resume();
        file.stream.once('end', () => {
          done(null, { size: 0 });
        });
        file.stream.once('error', done);
      },
      _removeFile: (_request, _file, done) => {
        done(null);
      },
    },
    defParamCharset: 'utf8',
    limits,
  }).any(),
);

/** A form that broke off, never was one, or is larger than any of ours is no fault of the house. */
function fitted(read: RequestHandler): RequestHandler {
  return (request, response, next) => {
    read(request, response, (error: unknown) => {
      if (error === undefined) next();
      else next(Object.assign(new Error('The form cannot be read.'), { status: statusOf(error) }));
    });
  };
}

function statusOf(error: unknown): number {
  return error instanceof multer.MulterError && error.code.startsWith('LIMIT_') ? 413 : 400;
}

export function isUpload(request: Request): boolean {
  return typeof request.is('multipart/form-data') === 'string';
}

/** The text of a field; `''` for one that is not there. Of several of a name it is the first. */
export function field(request: Request, name: string): string {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return '';
  const value: unknown = (body as Record<string, unknown>)[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** All fields as they stood in the form, those of one name together. */
export function allFields(request: Request): readonly (readonly [string, string])[] {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
      typeof one === 'string' ? [[name, one] as const] : [],
    ),
  );
}
