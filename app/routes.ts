import { index, prefix, route, type RouteConfig } from "@react-router/dev/routes";

// Every page. The root route lets only those past who are signed in (app/accounts/viewer.server.ts), and below
// programmes/:programme only those who belong to it.
export default [
  index("./home/routes/start.tsx"),
  route("sign-in", "./accounts/routes/sign-in.tsx"),
  route("sign-out", "./accounts/routes/sign-out.ts"),
  route("language", "./accounts/routes/language.ts"),
  route("languages", "./home/routes/languages.tsx"),
  route("sources", "./home/routes/sources.tsx"),
  ...prefix("programmes/:programme", [
    index("./home/routes/programme.tsx"),
    route("hospitals", "./programme/routes/hospitals.tsx"),
    route("hospitals/:hospital", "./programme/routes/hospital.tsx"),
    route("periods", "./programme/routes/periods.tsx"),
    route("periods/:period", "./programme/routes/period.tsx"),
    route("waves", "./programme/routes/waves.tsx"),
    route("costs", "./programme/routes/costs.tsx"),
    route("professionals", "./mapping/routes/professionals.tsx"),
    route("professionals/:professional", "./mapping/routes/professional.tsx", [
      index("./placements/routes/of-professional.tsx"),
    ]),
    route("requests", "./needs/routes/requests.tsx"),
    route("requests/:request", "./needs/routes/request.tsx", [index("./placements/routes/of-request.tsx")]),
  ]),
] satisfies RouteConfig;
