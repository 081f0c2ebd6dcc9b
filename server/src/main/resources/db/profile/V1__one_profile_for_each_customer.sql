-- The profile room: what we know of each customer. Written only by atalaya.server.profile.

-- Trigrams find a fragment of a name; the extension is trusted, so the database's owner may create it.
create extension if not exists pg_trgm with schema public;

-- How far this room has read each of the things it follows.
create table profile.progress (
    only_row boolean primary key default true check (only_row),
    ledger   bigint not null, -- position in resolve.change
    record   bigint not null, -- position in ingest.record
    placed   bigint not null  -- place in the order of interactions
);
insert into profile.progress (ledger, record, placed) values (0, 0, 0);

-- One row for each customer. Everything here can be built again from the rooms before.
create table profile.profile (
    customer     bigint primary key,
    type         text        not null, -- PERSON, COMPANY or LEAF
    name         text        not null, -- as people read it
    sort_name    text        not null collate "C", -- lower case, without accents
    search       text        not null, -- every name any record gives, the same way
    golden       jsonb       not null, -- attribute -> value with its lineage
    email        text,
    phone        text,
    document     text,
    city         text,
    city_key     text, -- lower case, without accents
    owner        text,
    sources      text[]      not null,
    records      int         not null,
    interactions bigint      not null,
    first_at     timestamptz,
    last_at      timestamptz,
    outcome      numeric     not null,
    updated_at   timestamptz not null
);
create index profile_by_name on profile.profile (sort_name, customer);
create index profile_by_owner on profile.profile (owner, sort_name, customer)
    where owner is not null;
create index profile_by_city on profile.profile (city_key) where city_key is not null;
create index profile_search on profile.profile using gin (search public.gin_trgm_ops);

-- Every identifier a customer is known by, in standard form.
create table profile.identifier (
    type     text     not null,
    value    text     not null,
    customer bigint   not null,
    records  bigint[] not null,
    verified boolean  not null,
    primary key (type, value, customer)
);
create index identifier_customer on profile.identifier (customer);
create index identifier_suffix on profile.identifier (reverse(value) text_pattern_ops)
    where type = 'phone';
create index identifier_prefix on profile.identifier (value text_pattern_ops);

-- Households, companies and people that records name, in comparable form.
create table profile.tie (
    kind     text   not null, -- household, contactOf, referredBy; or company: its own name
    value    text   not null,
    customer bigint not null,
    shown    text   not null, -- as the source wrote it
    source   text   not null,
    primary key (kind, value, customer)
);
create index tie_customer on profile.tie (customer);

-- What people corrected. Belongs to a record and goes where it goes; never built again.
create table profile.correction (
    correction   bigint primary key,
    record       bigint      not null,
    attribute    text        not null,
    text         text        not null,
    author       text        not null,
    at           timestamptz not null,
    reason       text        not null,
    withdrawn_by text,
    withdrawn_at timestamptz
);
create index correction_record on profile.correction (record);
