-- The contact room: conversations while they happen, and what remains to be done about them.

-- Drawn only under the lock of this room, held to commit: order of position is order of commit.
create sequence contact.position;

-- Each call as telephony told of it. What happened is kept for good as interactions; this is where a call stands.
create table contact.call (
    call           bigint generated always as identity primary key,
    source         text not null,        -- whose telephony
    call_id        text not null,        -- by that telephony's own name
    number         text,                 -- E.164, or the digits that came; null when hidden
    country        text,                 -- of the source, to read the number by
    state          text not null check (state in ('RINGING', 'ANSWERED', 'ENDED', 'ABANDONED')),
    agent          text,                 -- by telephony's name: an extension or a login
    queue          text,
    wait_seconds   int,
    began_at       timestamptz not null,
    answered_at    timestamptz,
    ended_at       timestamptz,
    told_at        timestamptz not null, -- of the latest telling that counts
    record         bigint,               -- of whoever it is taken to be; goes where that record goes
    chosen_by      bigint,               -- the person who said so; null while only the number says so
    verified_by    bigint,
    topic          text,                 -- of the note that is being written
    draft          text,
    closed_by      bigint,
    closed_at      timestamptz,
    promised_at    timestamptz,          -- since when an agent owes them a call
    tries          int not null default 0,
    tried_at       timestamptz,
    called_back_by bigint,
    called_back_at timestamptz,
    position       bigint not null,      -- of its last change
    unique (source, call_id)
);
create unique index call_by_position on contact.call (position);
create index call_by_number on contact.call (number, began_at desc) where number is not null;
create index call_by_agent on contact.call (agent, began_at desc) where agent is not null;
create index call_to_return on contact.call (ended_at)
    where called_back_at is null and (state = 'ABANDONED' or promised_at is not null);

-- Whose telephone rings: the extension of each person.
create table contact.extension (
    person    bigint primary key,
    extension text not null unique
);

-- What one department handed over to another. Their words are interactions.
create table contact.hand_over (
    hand_over   bigint generated always as identity primary key,
    record      bigint not null,      -- of the customer
    department  text not null,        -- who should act
    handed_by   bigint not null,      -- person
    handed_at   timestamptz not null,
    answered_by bigint,
    answered_at timestamptz
);
create index hand_over_open on contact.hand_over (department, handed_at) where answered_at is null;
