-- The record log: what sources sent, in the order in which it was stored.

-- Drawn only under the room's advisory lock, which is held to commit: order of position is order of commit.
create sequence ingest.position;

create table ingest.source (
    source     text primary key,
    title      text not null,
    owner      text,
    kinds      text[] not null,
    trust      int not null check (trust between 0 and 100),
    freshness  interval,
    purpose    text,
    country    text,
    internal   boolean not null default false, -- Atalaya's own, such as corrections
    definition jsonb not null,                 -- the whole source file
    formats    jsonb not null default '{}',    -- date order and decimal sign found, by file and column
    added_at   timestamptz not null default now(),
    changed_at timestamptz not null default now()
);

insert into ingest.source (source, title, kinds, trust, internal, definition)
values ('corrections', 'Corrections by people', '{demographic}', 100, true, '{}');

-- One row for each record of a source: the fold of its versions.
create table ingest.record (
    record     bigint primary key, -- random, so that it says nothing
    source     text not null,      -- of a leaf: ~ and the identifier's word
    key        text not null,
    type       text not null check (type in ('PERSON', 'COMPANY', 'LEAF')),
    at         timestamptz,        -- the source's own time of its last change, where it says one
    attributes jsonb not null,
    country    text,
    hash       bytea not null,     -- of all of the above, to see whether a version changed anything
    retired    boolean not null default false,
    position   bigint not null,    -- of its last change
    unique (source, key)
);
create unique index on ingest.record (position);

-- What came for a record, append only.
create table ingest.version (
    record     bigint not null,
    file       text not null,        -- which of the source's files
    at         timestamptz not null, -- the source's time, or else that of arrival
    message_id text not null,        -- breaks ties of time
    timed      boolean not null,     -- whether the source itself gave the time
    whole      boolean not null,     -- what it does not hold has ended; else it holds what changed
    retired    boolean not null,     -- its row is absent from a full snapshot
    type       text not null,
    country    text,
    attributes jsonb not null,
    hash       bytea not null,       -- of what the row said
    import     bigint,
    primary key (record, file, at, message_id)
);

create table ingest.interaction (
    position       bigint primary key,
    source         text not null,
    file           text not null,
    message_id     text not null,
    type           text not null,
    at             timestamptz not null,
    received_at    timestamptz not null default now(),
    channel        text,
    department     text,
    amount         numeric,
    currency       text,
    margin         numeric,
    cost           numeric,
    reference_kind text,
    reference      text,
    text           text,
    properties     jsonb,
    outcome        numeric,
    record         bigint,          -- whose it is; null while nobody is known
    placed         bigint not null, -- position of the last change of its content or record
    hash           bytea not null,
    import         bigint,
    unique (source, message_id)
);
create index on ingest.interaction (record, at desc, position desc);
create unique index on ingest.interaction (placed);
create index on ingest.interaction (reference_kind, reference) where reference is not null;

-- Records that an interaction has left, so that readers by `placed` hear of both.
create table ingest.departure (
    placed   bigint primary key,
    position bigint not null, -- of the interaction
    record   bigint not null
);

-- Whose an order, a return, a case or a card is.
create table ingest.reference (
    kind   text not null,
    value  text not null,
    record bigint not null,
    rank   smallint not null, -- 0 said with a person's key, 1 with a bare identifier, 2 by another reference
    name   text not null,     -- source:key of the record; of two with one rank the smaller stays
    primary key (kind, value)
);
create index on ingest.reference (record);

-- Interactions that name nobody themselves and lean on references; the first that is known decides.
create table ingest.lean (
    kind     text not null,     -- of ingest.reference, or `key of SOURCE`
    value    text not null,
    position bigint not null,   -- of the interaction
    rank     smallint not null, -- order in which they are tried
    primary key (kind, value, position)
);
create index on ingest.lean (position);

create sequence ingest.import_number;

-- Each file imported, how far it got, and what became of its rows.
create table ingest.import (
    import      bigint primary key default nextval('ingest.import_number'),
    source      text not null,
    file        text not null,
    path        text not null,
    fingerprint bytea not null,           -- of the content and of the source file
    bytes       bigint not null,
    state       text not null check (state in ('RUNNING', 'DONE', 'CUT', 'REFUSED')),
    started_at  timestamptz not null,
    ended_at    timestamptz,
    lines       bigint not null,          -- rows and flaws the file holds
    done        bigint not null default 0, -- of them committed: where a new try goes on
    added       bigint not null default 0,
    changed     bigint not null default 0,
    same        bigint not null default 0,
    rejected    bigint not null default 0, -- rows
    set_aside   bigint not null default 0, -- single values
    skipped     bigint not null default 0, -- rows the source file says to leave out
    retired     bigint not null default 0,
    reasons     jsonb not null default '{}',
    columns     jsonb not null default '[]' -- filled share of each column
);
create index on ingest.import (source, file, import desc);

-- What could not be read, with its text. Of one reason an import keeps the first 10,000; the rejects file has all.
create table ingest.flaw (
    flaw        bigint generated always as identity primary key,
    import      bigint not null references ingest.import,
    source      text not null,
    file        text not null,
    line        bigint not null,
    column_name text,
    reason      text not null,
    whole_row   boolean not null, -- the row was rejected; else one value was set aside
    detail      text not null,
    text        text not null,
    at          timestamptz not null default now()
);
create index on ingest.flaw (source, reason);
create index on ingest.flaw (import, line);
