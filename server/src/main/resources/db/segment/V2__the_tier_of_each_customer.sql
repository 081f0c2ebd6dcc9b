-- The tier of each customer. Written only by atalaya.server.segment.

-- How far this room has followed the figures, and by which version of the table.
create table segment.progress (
    only_row boolean primary key default true check (only_row),
    figure   bigint not null, -- position in the figures of room value
    version  int    not null  -- of the treatment table; 0 before the first
);
insert into segment.progress (figure, version) values (0, 0);

-- From which score on a customer is in which tier, in minor units, as published for a version.
create table segment.cut (
    version   int primary key references segment.treatment,
    from_a    bigint      not null,
    from_b    bigint      not null,
    from_c    bigint      not null,
    known     int         not null, -- of how many customers there were figures then
    cut_at    timestamptz not null
);

-- What was decided, in order, of the records of which the customer was then made. Never edited.
create table segment.step (
    step     bigint generated always as identity primary key,
    customer bigint      not null, -- the smallest of the records
    records  bigint[]    not null, -- by serial
    at       timestamptz not null,
    before   char(1),              -- null for a customer new to tiers
    tier     char(1)     not null,
    since    timestamptz not null, -- when the customer came into the tier
    proposed char(1)     not null, -- differs only while approval is awaited
    reason   text        not null,
    score    bigint      not null, -- what was compared with the cuts, in minor units
    version  int         not null,
    person   bigint                -- who approved or refused; null where nobody had to
);
create index step_of_customer on segment.step (customer);
create index step_by_time on segment.step (at) where before is not null and before <> tier;

-- One row for each customer.
create table segment.standing (
    customer  bigint primary key,
    tier      char(1)     not null,
    proposed  char(1)     not null,
    reason    text        not null,
    score     bigint      not null,
    realised  bigint      not null,
    potential bigint      not null,
    floor     char(1),
    owner     text,
    version   int         not null,
    since     timestamptz not null, -- of the tier
    refused   char(1)               -- the proposal that somebody has refused
);
create index standing_by_tier on segment.standing (tier, (-score), customer);
create index standing_awaiting on segment.standing (customer) where tier <> proposed;
