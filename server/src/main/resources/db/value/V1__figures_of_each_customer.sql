-- The value room: what each customer brings and how the relationship goes. Written only by atalaya.server.value.
-- All of it can be computed again from the rooms before.

-- Drawn only under the room's lock, which is held to commit: order of position is order of commit.
create sequence value.position;

-- How far this room has read what it follows, and how far it is in looking at everybody anew.
create table value.progress (
    only_row boolean primary key default true check (only_row),
    started  boolean not null, -- whether the positions below were ever taken
    ledger   bigint  not null, -- position in resolve.change
    profile  bigint  not null, -- position in profile.profile and profile.gone
    placed   bigint  not null, -- place in the order of interactions
    run      int     not null, -- the last one published; 0 before
    sweep    date,             -- the day of the look at everybody that is under way; null without
    swept    bigint  not null  -- the last customer it has come to
);
insert into value.progress (started, ledger, profile, placed, run, swept)
values (false, 0, 0, 0, 0, 0);

-- What is learned from all customers together, published; each figure says which it used.
create table value.run (
    run          int primary key check (run > 0),
    until        date        not null, -- at the end of which day it looks
    published_at timestamptz not null,
    customers    int         not null, -- it learned from
    parameters   jsonb       not null  -- cut points, models, currency, rates
);

-- One row for each customer, at the end of a day. Money in minor units of the currency of account.
create table value.figure (
    customer        bigint primary key,
    position        bigint  not null default nextval('value.position'),
    until           date    not null,
    run             int     not null, -- whose cut points and models were used; 0 for none
    -- as known of the customer alone
    ledger          bigint[] not null, -- parts in the order of LedgerPart, of all time
    year            bigint[] not null, -- the same of the 12 months up to `until`
    contribution    bigint   not null,
    realised        bigint   not null, -- contribution of those 12 months
    last_day        date,              -- of the last day with net sales
    purchases       int      not null, -- days with net sales
    worth           bigint   not null, -- margin where known, else net sales, of all days
    first_bought    date,
    last_bought     date,
    repeats         int      not null,
    spend_mean      double precision,  -- what a repeat purchase was worth, in units of money
    health          double precision not null,
    trend           text     not null,
    ended           boolean  not null,
    unused          boolean  not null,
    lapsed          boolean  not null,
    protested       boolean  not null,
    detail          jsonb    not null,
    -- by the run
    recency_score   smallint,
    frequency_score smallint,
    worth_score     smallint,
    alive           double precision,
    expected        double precision,  -- purchases of the next 12 months
    per_purchase    double precision,  -- what one is worth, in units of money
    lifetime        bigint,            -- worth of the next 36 months, discounted
    potential       bigint   not null, -- worth of the next 12 months, discounted
    standing        text     not null,
    computed_at     timestamptz not null default now()
);
create unique index figure_by_position on value.figure (position);
create index figure_by_contribution on value.figure (realised desc, customer);

-- Customers that are no more, for those who follow along.
create table value.gone (
    customer bigint primary key,
    position bigint not null default nextval('value.position')
);
create index gone_by_position on value.gone (position);
