-- What whoever looks after a customer should know. One is open until its reason is over.

alter table segment.progress add alerted bigint not null default 0; -- position in the figures

create table segment.alert (
    alert     bigint generated always as identity primary key,
    customer  bigint      not null,
    owner     text        not null, -- who looks after the customer
    kind      text        not null,
    subject   text        not null, -- what it is about; empty where there is but one
    was       bigint      not null, -- numbers of the warning
    now_is    bigint      not null,
    raised_at timestamptz not null,
    seen_at   timestamptz,
    done_at   timestamptz,
    done_by   bigint,
    note      text,
    over_at   timestamptz           -- when its reason was gone
);
create unique index alert_once on segment.alert (customer, kind, subject) where over_at is null;
create index alert_open on segment.alert (owner, alert) where over_at is null and done_at is null;
