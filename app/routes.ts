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
  route("who-can-see-what", "./accounts/routes/who-can-see-what.tsx"),
  ...prefix("programmes/:programme", [
    index("./home/routes/programme.tsx"),
    route("hospitals", "./programme/routes/hospitals.tsx"),
    route("hospitals/:hospital", "./programme/routes/hospital.tsx"),
    route("periods", "./programme/routes/periods.tsx"),
    route("periods/:period", "./programme/routes/period.tsx"),
    route("periods/:period/edit", "./programme/routes/period-edit.tsx"),
    route("waves", "./programme/routes/waves.tsx"),
    route("costs", "./programme/routes/costs.tsx"),
    route("import", "./exchange/routes/imports.tsx"),
    route("import/:import", "./exchange/routes/import.tsx"),
    route("import/:import/what-to-mend.xlsx", "./exchange/routes/mend.ts"),
    route("workbooks/:file", "./exchange/routes/workbook.ts"),
    route("professionals", "./mapping/routes/professionals.tsx"),
    route("professionals/:professional", "./mapping/routes/professional.tsx", [
      index("./placements/routes/of-professional.tsx"),
    ]),
    route("requests", "./needs/routes/requests.tsx"),
    route("requests/:request", "./needs/routes/request.tsx", [index("./placements/routes/of-request.tsx")]),
    route("plans", "./planning/routes/plans.tsx"),
    route("plans/runs/:run", "./planning/routes/run.tsx"),
    route("plans/runs/:run/progress", "./planning/routes/run-progress.ts"),
    route("plans/:plan", "./planning/routes/plan.tsx"),
    route("plans/:plan/edits", "./planning/routes/plan-edits.ts"),
    route("plans/:plan/accept", "./planning/routes/accept-plan.tsx"),
    route("plans/:plan/compare", "./planning/routes/compare-plans.tsx"),
    route("plans/:plan/manage", "./planning/routes/manage-plan.tsx"),
    route("plans/:plan/print", "./planning/routes/print-plan.tsx"),
    route("plans/:plan/plan.json", "./planning/routes/plan-json.ts"),
    route("plans/:plan/:file", "./exchange/routes/plan-workbook.ts"),
  ]),
] satisfies RouteConfig;
