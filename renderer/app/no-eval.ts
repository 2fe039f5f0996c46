// How do schemas work under a policy that forbids eval? Zod is told not to compile; import this before any schema.
import * as z from 'zod';

z.config({ jitless: true });
