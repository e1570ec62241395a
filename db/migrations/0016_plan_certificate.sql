-- Why: "why not" says how much any plan with a visit can be worth, and a plan's file can be checked against its bound, only with the prices
-- that prove the bound. They are few (8 kB for Rwanda's two years), so they stand with the plan; lists of plans do not read them.

alter table plan add column certificate jsonb;
comment on column plan.certificate is 'The prices that prove the bound (docs/model.md, Certificate); null for plans made before they were kept. It holds for every plan of the same input, so edits leave it as it is.';
