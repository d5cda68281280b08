/** The services that this repository ships. */
export const SERVICES = [
  'first-child-certificate',
  'birth-permit',
  'only-child-certificate',
  'migrant-certificate',
  'preconception-check',
] as const;
