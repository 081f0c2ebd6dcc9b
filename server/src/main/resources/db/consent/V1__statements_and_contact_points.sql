-- What people agreed to and objected to.

-- The key of the HMACs below: 244 random bits that never leave this database.
create table consent.secret (secret bytea not null);
insert into consent.secret
select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

create table consent.statement (
    statement    bigint generated always as identity primary key,
    record       bigint not null,
    channel      text not null,
    purpose      text not null,
    granted      boolean not null,
    at           timestamptz not null,
    source       text not null,
    how          text,
    text_version text,
    kept_at      timestamptz not null default now(),
    unique (record, channel, purpose, at, granted)
);

-- The contact points a record had when it said something; the last word of each record counts.
create table consent.bound (
    point   bytea not null, -- HMAC-SHA-256 of kind and standard form
    record  bigint not null,
    channel text not null,
    purpose text not null,
    granted boolean not null,
    at      timestamptz not null,
    primary key (point, record, channel, purpose)
);
