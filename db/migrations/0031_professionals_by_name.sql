-- Why: the list of professionals is read a page at a time in the order of names. Without an index each page sorted all of them.

-- Migrations run in transactions and while nobody writes; 10,000 rows take a moment.
-- squawk-ignore require-concurrent-index-creation
create index professional_by_name on professional (programme_id, name, code);
