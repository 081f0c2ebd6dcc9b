-- What programs send over HTTP: kept as it came, acknowledged, then taken in behind.

-- Drawn only under the lock of reception, held to commit: order of position is order of commit.
create sequence ingest.event_position;

create table ingest.event (
    position    bigint primary key,
    source      text not null,
    message_id  text not null,
    key         text not null,    -- the shown part of the key that brought it
    claimed     boolean not null, -- by a public key: nobody answers for it
    received_at timestamptz not null,
    sent_at     timestamptz,      -- by its sender's clock
    hash        bytea not null,   -- of what it says, without when it was sent
    body        text not null,    -- JSON
    unique (source, message_id)
);

-- How far events have been taken in.
create table ingest.event_progress (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);
insert into ingest.event_progress (position) values (0);

-- What each source has sent so far.
create table ingest.arrival (
    source   text primary key,
    events   bigint not null,
    unusable bigint not null,
    last_at  timestamptz not null
);

-- A message id that came again with other content. The first one counts.
create table ingest.event_conflict (
    source      text not null,
    message_id  text not null,
    hash        bytea not null,
    key         text not null,
    received_at timestamptz not null,
    body        text not null,
    primary key (source, message_id, hash)
);

-- What could not be used of an event, and why. The event itself keeps the text.
create table ingest.event_flaw (
    position    bigint not null,
    n           smallint not null, -- of several of one event
    source      text not null,
    reason      text not null,
    column_name text,
    whole_event boolean not null,  -- nothing of it could be used; else one value was set aside
    detail      text not null,
    at          timestamptz not null default now(),
    primary key (position, n)
);
create index on ingest.event_flaw (source, reason, position);

alter table ingest.record drop constraint record_type_check;
alter table ingest.record add check (type in ('PERSON', 'COMPANY', 'CLAIM', 'LEAF'));
