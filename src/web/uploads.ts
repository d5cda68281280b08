import type { RequestHandler } from 'express';
import multer from 'multer';

/** Bytes. The same limit is said in words on the page. */
const LARGEST_FILE = 10 * 1024 * 1024;
const MOST_FILES = 9;

/** What came with an upload. */
export interface Uploaded {
  readonly files: readonly { readonly bytes: Uint8Array; readonly name: string }[];
  /** One file was larger than allowed: nothing of the upload is taken. */
  readonly tooLarge: boolean;
}

const receive = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: { fileSize: LARGEST_FILE, files: MOST_FILES, fields: 10, fieldSize: 64 * 1024 },
}).array('file', MOST_FILES);

/**
 * Reads a form with files; leaves what came in `response.locals.uploaded`. A file over the limit is an answer that
 * cannot be taken, not a fault: the conversation speaks about it.
 */
export const readUploads: RequestHandler = (request, response, next) => {
  receive(request, response, (error: unknown) => {
    const tooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE';
    const files = Array.isArray(request.files) && !tooLarge ? request.files : [];
    response.locals.uploaded = {
      // An empty file box still sends a part: without name and without bytes.
      files: files
        .filter((file) => file.originalname !== '' || file.size > 0)
        .map((file) => ({ bytes: file.buffer, name: file.originalname })),
      tooLarge,
    } satisfies Uploaded;
    next(tooLarge ? undefined : refusalOf(error));
  });
};

/** Bytes are only parsed here, nothing is stored: what is no limit of ours is a form that broke off or never was one. */
function refusalOf(error: unknown): unknown {
  if (error === undefined || error instanceof multer.MulterError) return error;
  return Object.assign(new Error('The form cannot be read.'), { status: 400 });
}
