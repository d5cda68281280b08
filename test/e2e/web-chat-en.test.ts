import { applyInWebChat } from '../support/web-applications.ts';

applyInWebChat('en', 1);
