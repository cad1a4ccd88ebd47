/**
 * The console's policy, enforced here (the console still only reports), and stricter in two points: no `'unsafe-eval'` and no
 * foreign host. Source of the original: BuildCSPDirectives in github.com/openshift/console/pkg/utils/utils.go.
 */
export const contentSecurityPolicy = [
  "base-uri 'self'",
  "default-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "object-src 'self'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ');
