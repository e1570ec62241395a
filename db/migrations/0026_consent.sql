-- Why: people decide for what their data are used, purpose by purpose, and may take that back at any time; who said what, to which words,
-- when and how must be provable for ever (docs/decisions/0047-consent-is-held-by-the-database.md).

create table consent_text (
  programme_id uuid not null references programme,
  purpose text not null check (purpose in (
    'planning', 'contact-by-programme', 'contact-by-associations', 'sharing-with-councils', 'sharing-with-ministries', 'sharing-by-fhir',
    'statistics', 'research')),
  version integer not null check (version >= 1),
  language text not null check (language in ('en', 'fr', 'rw', 'st')),
  words text not null check (length(words) between 20 and 4000),
  ask_again boolean not null default false,
  made_by uuid default tern_account(),
  made_at timestamptz not null default now(),
  primary key (programme_id, purpose, version, language)
);
comment on table consent_text is 'The words by which people are asked, in every language of the interface. Never changed: other words are another version.';
comment on column consent_text.ask_again is 'The words differ in substance from the version before: whoever agreed to an earlier one is to be asked again.';
comment on column consent_text.made_by is 'Null: shipped with Tern.';

create table consent (
  programme_id uuid not null,
  consent_id uuid not null,
  professional_id uuid not null,
  purpose text not null check (purpose in (
    'planning', 'contact-by-programme', 'contact-by-associations', 'sharing-with-councils', 'sharing-with-ministries', 'sharing-by-fhir',
    'statistics', 'research')),
  answer text not null check (answer in ('given', 'refused', 'withdrawn')),
  text_version integer,
  text_language text,
  said_at timestamptz not null,
  channel text not null check (channel in ('page', 'paper', 'telephone', 'import')),
  valid_until date,
  recorded_by uuid default tern_account(),
  recorded_at timestamptz not null default now(),
  primary key (programme_id, consent_id),
  foreign key (programme_id, professional_id) references professional on delete cascade,
  foreign key (programme_id, purpose, text_version, text_language) references consent_text,
  constraint consent_names_its_words check (channel = 'import' or (text_version is not null and text_language is not null)),
  constraint consent_is_not_of_the_future check (said_at <= recorded_at),
  constraint consent_until_is_of_what_is_given check (valid_until is null or answer = 'given')
);
comment on table consent is 'What a professional said about a purpose: one statement each, never changed. The last one counts.';
comment on column consent.said_at is 'When it was said. Where only the day is known, giving counts as the first thing of that day, refusing and withdrawing as the last.';
comment on column consent.text_version is 'The words that were read or heard; null where a list was imported, which brings its own words.';
comment on column consent.valid_until is 'The last day on which it holds; null: until it is withdrawn.';
comment on column consent.recorded_by is 'Who wrote it down: the person, or a member of the office for them. Null: Tern itself.';
create index consent_of_professional on consent (programme_id, professional_id, purpose, said_at desc);

create table consent_state (
  programme_id uuid not null,
  professional_id uuid not null,
  purpose text not null,
  answer text not null,
  valid_until date,
  said_at timestamptz not null,
  consent_id uuid not null,
  primary key (programme_id, professional_id, purpose),
  -- An import writes tens of thousands of them: the statement itself, which the database has just written, is not checked once more.
  foreign key (programme_id, professional_id) references professional on delete cascade
);
comment on table consent_state is 'The last statement of each professional about each purpose, kept by the database alone.';
create index consent_state_by_purpose on consent_state (programme_id, purpose, professional_id) include (answer, valid_until);

create function refuse_consent_change() returns trigger
  language plpgsql
  as $$
begin
  raise exception 'statements and their words are never changed' using errcode = 'insufficient_privilege';
end
$$;
create trigger consent_is_append_only before update on consent for each statement execute function refuse_consent_change();
create trigger consent_text_is_append_only before update on consent_text for each statement execute function refuse_consent_change();

create function keep_consent_state() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
begin
  insert into consent_state (programme_id, professional_id, purpose, answer, valid_until, said_at, consent_id)
  select distinct on (programme_id, professional_id, purpose)
    programme_id, professional_id, purpose, answer, valid_until, said_at, consent_id
  from said
  order by programme_id, professional_id, purpose, said_at desc, consent_id desc
  on conflict (programme_id, professional_id, purpose) do update
    set answer = excluded.answer, valid_until = excluded.valid_until, said_at = excluded.said_at, consent_id = excluded.consent_id
    where (excluded.said_at, excluded.consent_id) > (consent_state.said_at, consent_state.consent_id);
  return null;
end
$$;
create trigger consent_is_kept_as_state after insert on consent
  referencing new table as said
  for each statement execute function keep_consent_state();

create table consent_standard_text (
  purpose text not null,
  language text not null,
  words text not null,
  primary key (purpose, language)
);
comment on table consent_standard_text is 'The words that Tern ships: the first version in every new programme.';
insert into consent_standard_text (purpose, language, words) values
  ('planning', 'en', 'I agree that the programme keeps what I told it about my practice, my languages, my dates and my wishes, and uses it to find visits that suit a hospital and me. A computer proposes, people decide.'),
  ('planning', 'fr', 'J''accepte que le programme conserve ce que je lui ai dit de mon métier, de mes langues, de mes dates et de mes souhaits, et s''en serve pour trouver des visites qui conviennent à un hôpital et à moi. Un ordinateur propose, des personnes décident.'),
  ('planning', 'rw', 'Nemeye ko porogaramu ibika ibyo nayibwiye ku mwuga wanjye, indimi mvuga, amatariki nabonekeraho n''ibyo nifuza, ikabikoresha ishaka inzinduko zinogeye ibitaro nanjye. Mudasobwa iratanga igitekerezo, abantu bagafata icyemezo.'),
  ('planning', 'st', 'Ke lumela hore lenaneo le boloke seo ke le boleletseng sona ka mosebetsi oa ka, lipuo tsa ka, matsatsi a ka le litakatso tsa ka, ''me le se sebelise ho batla maeto a tšoanelang sepetlele le ''na. K''homphieutha ea sisinya, batho ba etsa qeto.'),
  ('contact-by-programme', 'en', 'I agree that the programme writes to me about visits, meetings and its news. Answers to what I ask, and letters about my account, come in any case.'),
  ('contact-by-programme', 'fr', 'J''accepte que le programme m''écrive au sujet des visites, des réunions et de ses nouvelles. Les réponses à mes demandes et les lettres sur mon compte viennent dans tous les cas.'),
  ('contact-by-programme', 'rw', 'Nemeye ko porogaramu inyandikira ku nzinduko, inama n''amakuru yayo. Ibisubizo by''ibyo mbajije n''amabaruwa yerekeye konti yanjye biza uko byagenda kose.'),
  ('contact-by-programme', 'st', 'Ke lumela hore lenaneo le nngolle ka maeto, likopano le litaba tsa lona. Likarabo tsa lipotso tsa ka le mangolo a mabapi le akhaonto ea ka a tla leha ho le joalo.'),
  ('contact-by-associations', 'en', 'I agree that associations of the diaspora that take part in the programme see my name, my city and what I practise, and contact me.'),
  ('contact-by-associations', 'fr', 'J''accepte que les associations de la diaspora qui participent au programme voient mon nom, ma ville et mon métier, et me contactent.'),
  ('contact-by-associations', 'rw', 'Nemeye ko amashyirahamwe ya diyasipora ari muri porogaramu abona izina ryanjye, umujyi ntuyemo n''umwuga wanjye, kandi akanyandikira.'),
  ('contact-by-associations', 'st', 'Ke lumela hore mekhatlo ea diaspora e nkang karolo lenaneong e bone lebitso la ka, toropo ea ka le mosebetsi oa ka, ''me e ikopanye le ''na.'),
  ('sharing-with-councils', 'en', 'I agree that the professional councils of the country see what I practise and when I can come, without my name, to prepare licences.'),
  ('sharing-with-councils', 'fr', 'J''accepte que les ordres professionnels du pays voient mon métier et mes dates, sans mon nom, pour préparer les autorisations.'),
  ('sharing-with-councils', 'rw', 'Nemeye ko inama z''imyuga z''igihugu zibona umwuga wanjye n''igihe naza, hatarimo izina ryanjye, kugira ngo zitegure impushya.'),
  ('sharing-with-councils', 'st', 'Ke lumela hore makhotla a litsebi a naha a bone mosebetsi oa ka le hore na nka tla neng, ntle le lebitso la ka, ho lokisetsa lilaesense.'),
  ('sharing-with-ministries', 'en', 'I agree that the ministries of the country and its missions abroad see what I practise and when I can come, without my name, to prepare visits.'),
  ('sharing-with-ministries', 'fr', 'J''accepte que les ministères du pays et ses missions à l''étranger voient mon métier et mes dates, sans mon nom, pour préparer les visites.'),
  ('sharing-with-ministries', 'rw', 'Nemeye ko minisiteri z''igihugu n''abagihagarariye mu mahanga babona umwuga wanjye n''igihe naza, hatarimo izina ryanjye, kugira ngo bategure inzinduko.'),
  ('sharing-with-ministries', 'st', 'Ke lumela hore makala a naha le boemeli ba eona linaheng tse ling ba bone mosebetsi oa ka le hore na nka tla neng, ntle le lebitso la ka, ho lokisetsa maeto.'),
  ('sharing-by-fhir', 'en', 'I agree that the programme passes my professional details to the health worker register of the country, by the FHIR standard.'),
  ('sharing-by-fhir', 'fr', 'J''accepte que le programme transmette mes données professionnelles au registre des soignants du pays, selon la norme FHIR.'),
  ('sharing-by-fhir', 'rw', 'Nemeye ko porogaramu ishyikiriza amakuru y''umwuga wanjye igitabo cy''igihugu cy''abakora mu buzima, hakoreshejwe FHIR.'),
  ('sharing-by-fhir', 'st', 'Ke lumela hore lenaneo le fetisetse lintlha tsa ka tsa mosebetsi bukeng ea naha ea basebetsi ba bophelo, ka FHIR.'),
  ('statistics', 'en', 'I agree that I am counted in the statistics of the programme, without my name.'),
  ('statistics', 'fr', 'J''accepte d''être compté dans les statistiques du programme, sans mon nom.'),
  ('statistics', 'rw', 'Nemeye kubarwa mu mibare ya porogaramu, hatarimo izina ryanjye.'),
  ('statistics', 'st', 'Ke lumela ho baloa lipalopalong tsa lenaneo, ntle le lebitso la ka.'),
  ('research', 'en', 'I agree that what the programme knows of me, without my name, is used for research on the return of health professionals.'),
  ('research', 'fr', 'J''accepte que ce que le programme sait de moi, sans mon nom, serve à la recherche sur le retour des professionnels de santé.'),
  ('research', 'rw', 'Nemeye ko ibyo porogaramu inziho, hatarimo izina ryanjye, bikoreshwa mu bushakashatsi ku kugaruka kw''abanyamwuga b''ubuzima.'),
  ('research', 'st', 'Ke lumela hore seo lenaneo le se tsebang ka ''na, ntle le lebitso la ka, se sebelisoe lipatlisisong tsa ho khutla ha litsebi tsa bophelo.');

-- In the name of whoever adds the programme: Tern itself, at the first start.
create function give_standard_texts() returns trigger
  language plpgsql
  as $$
begin
  insert into consent_text (programme_id, purpose, version, language, words, made_by)
  select new.programme_id, purpose, 1, language, words, null from consent_standard_text;
  return null;
end
$$;
create trigger programme_has_texts after insert on programme for each row execute function give_standard_texts();

-- What follows writes the rows of all programmes; the policy closes the tables again (db/policy.sql).
alter table programme no force row level security;
alter table professional no force row level security;
insert into consent_text (programme_id, purpose, version, language, words, made_by)
select programme_id, purpose, 1, language, words, null from programme cross join consent_standard_text;
-- Nobody asked the people who are there already. Those who do not exist agree.
insert into consent (programme_id, consent_id, professional_id, purpose, answer, said_at, channel, recorded_by)
select programme_id, gen_random_uuid(), professional_id, purpose, 'given', now(), 'import', null
from professional cross join (select distinct purpose from consent_standard_text) as standard
where invented;

call tern_protect('consent_text');
call tern_protect('consent');
call tern_protect('consent_state');
