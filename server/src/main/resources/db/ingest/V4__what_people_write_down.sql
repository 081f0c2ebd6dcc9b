-- What people write down in the console, such as notes of calls: a source of Atalaya's own.
insert into ingest.source (source, title, kinds, trust, internal, definition)
values ('console', 'Written in the console', '{behavioural}', 100, true, '{}');
