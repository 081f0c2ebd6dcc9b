-- How much each record did, up to the room's place in the order of interactions. A narrow row, since it changes with
-- each event; a customer's activity is the sum over its records, so a merge or a split counts nothing anew.
create table profile.activity (
    record       bigint primary key,
    interactions bigint  not null,
    first_at     timestamptz not null,
    last_at      timestamptz not null,
    outcome      numeric not null
) with (fillfactor = 80);

alter table profile.profile
    drop column interactions,
    drop column first_at,
    drop column last_at,
    drop column outcome;

-- Interactions are counted again from the first.
update profile.progress set placed = 0;
