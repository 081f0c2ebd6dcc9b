-- The resolve room: each record finds its customer. Written only by atalaya.server.resolve.

-- How far this room has come. One row, changed in the transaction that does the work.
create table resolve.progress (
    only_row    boolean primary key default true check (only_row),
    position    bigint not null, -- of ingest.record, up to which all records are placed
    last_serial bigint not null, -- the last one minted
    last_change bigint not null, -- the last position in resolve.change
    epoch       int    not null, -- of the model in use
    revision    bigint not null  -- grows with each change of this schema; guards memory caches
);
insert into resolve.progress (position, last_serial, last_change, epoch, revision)
values (0, 0, 0, 0, 0);

-- The models published so far; epoch 0 ships with the program and has no row.
create table resolve.model (
    epoch        int primary key check (epoch > 0),
    name         text        not null,
    model        text        not null,
    records      bigint      not null, -- how many it learned from
    published_at timestamptz not null
);

-- One row for each record ever placed, in the form that is compared.
create table resolve.standard_record (
    record      bigint primary key,
    serial      bigint   not null unique,
    source      text     not null,
    key         text     not null,
    type        text     not null,
    retired     boolean  not null,
    standard    bytea    not null,
    keys        bigint[] not null, -- its rows in resolve.blocking_key
    identifiers bigint[] not null, -- its rows in resolve.holder
    placed_at   timestamptz not null,
    unique (source, key)
);

-- 64-bit hashes of the values by which records find each other; followers have none. A key of more
-- records than the model's limit brings nobody together.
create table resolve.blocking_key (
    key    bigint not null,
    record bigint not null,
    primary key (key, record)
);

-- Which records hold an identifier (a 64-bit hash of type and value). Followers (bare identifiers,
-- and records their source no longer lists) join the one customer that holds theirs.
create table resolve.holder (
    identifier bigint  not null,
    record     bigint  not null,
    follower   boolean not null,
    primary key (identifier, record)
);
create index holder_follower on resolve.holder (identifier) where follower;

-- How many records that are no followers hold an identifier: over the model's limit it is a hub and
-- says nothing.
create table resolve.held (
    identifier bigint primary key,
    records    int not null
);
create index held_most on resolve.held (records) where records > 1;

-- Pairs the model calls the same, or is unsure about.
create table resolve.link (
    left_record  bigint      not null,
    right_record bigint      not null,
    millibits    int         not null,
    same         boolean     not null,
    at           timestamptz not null,
    primary key (left_record, right_record),
    check (left_record < right_record)
);
create index link_right on resolve.link (right_record);
create index link_unsure on resolve.link (millibits desc, left_record, right_record) where not same;

-- What people did with an unsure pair.
create table resolve.review (
    left_record   bigint not null,
    right_record  bigint not null,
    claimed_by    text,
    claimed_until timestamptz,
    doubted_by    text[] not null default '{}',
    skipped_by    text[] not null default '{}',
    decision      bigint,
    primary key (left_record, right_record)
);
create index review_decision on resolve.review (decision) where decision is not null;

-- The answer: which customer each record belongs to. A merge or a split rewrites only this.
create table resolve.customer_of (
    record   bigint primary key,
    customer bigint not null -- the smallest serial among its records
);
create index customer_of_customer on resolve.customer_of (customer);

-- The ledger of what happened to customers, append only.
create table resolve.change (
    position bigint primary key,
    at       timestamptz not null,
    kind     text        not null,
    customer bigint      not null,
    other    bigint, -- the customer that lost records, where there is one
    records  bigint[]    not null,
    cause    text        not null,
    decision bigint
);
create index change_customer on resolve.change (customer);
create index change_other on resolve.change (other) where other is not null;

-- What people decided, append only but for the withdrawal.
create table resolve.decision (
    decision         bigint primary key,
    kind             text        not null,
    left_records     bigint[]    not null,
    right_records    bigint[]    not null,
    left_customer    bigint      not null,
    right_customer   bigint      not null,
    author           text        not null,
    at               timestamptz not null,
    reason           text        not null,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text
);
create index decision_author on resolve.decision (author, decision desc);
