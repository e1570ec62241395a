-- Why: the worker names the plan that a run gives, and a name is words. It is written in the language of the person who started the run.

alter table plan_run add column language text not null default 'en';
alter table plan_run add constraint plan_run_language check (length(language) between 2 and 10) not valid;
comment on column plan_run.language is 'The language of the pages in which the run was started; its plan is named in it.';
