import { index, prefix, route, type RouteConfig } from "@react-router/dev/routes";

// Every page. The root route lets only those past who are signed in (app/accounts/viewer.server.ts), and below
// programmes/:programme only those who belong to it.
export default [
  index("./home/routes/start.tsx"),
  route("sign-in", "./accounts/routes/sign-in.tsx"),
  route("sign-out", "./accounts/routes/sign-out.ts"),
  route("language", "./accounts/routes/language.ts"),
  ...prefix("programmes/:programme", [index("./home/routes/programme.tsx")]),
] satisfies RouteConfig;
