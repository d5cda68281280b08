import { applyInWebChat } from '../support/web-applications.ts';

applyInWebChat('zh-CN', 0);
