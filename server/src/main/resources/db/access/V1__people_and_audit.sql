-- People who may sign in. A person who left stays, inactive: the audit still names them by number.
create table access.person (
    person bigint generated always as identity primary key,
    login text not null unique check (login = lower(login)),
    name text not null,
    roles text[] not null,
    owner_name text,
    password text, -- Argon2id in its usual form; null until the person sets one
    language text not null default 'ES',
    theme text not null default 'SYSTEM',
    letter_keys boolean not null default true,
    active boolean not null default true,
    added_at timestamptz not null
);

-- Who is signed in. The cookie holds a random token, this table only its hash.
create table access.session (
    session bytea primary key, -- SHA-256 of the token
    person bigint not null references access.person on delete cascade,
    began_at timestamptz not null,
    seen_at timestamptz not null
);

create index session_of_person on access.session (person);

-- Links that work once: the first administrator, a new password, a sign-in to the demo.
create table access.link (
    link bytea primary key, -- SHA-256 of the code
    purpose text not null check (purpose in ('FIRST', 'PASSWORD', 'SIGN_IN')),
    person bigint references access.person on delete cascade,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);

-- Failed sign-ins per login and per peer, each under the hash of its name.
create table access.failure (
    who bytea primary key,
    failures int not null,
    first_at timestamptz not null,
    until timestamptz not null -- no further try before this moment
);

-- Who saw and changed what: a chain in which each entry carries the hash of the one before.
create table access.audit (
    entry bigint primary key,
    at timestamptz not null,
    person bigint not null, -- 0 is the command line
    act text not null,
    subjects text[] not null -- ids, never values
        check (coalesce(array_ndims(subjects), 1) = 1 and array_position(subjects, null) is null),
    reason text,
    hash bytea not null
);

create index audit_by_person on access.audit (person, entry desc);
create index audit_by_subject on access.audit using gin (subjects);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'access.audit is append only';
end $$;

create trigger append_only before update or delete or truncate on access.audit
    for each statement execute function access.refuse_change();

-- Names this database for the audit's witness, which is kept outside it.
create table access.installation (
    installation uuid not null default gen_random_uuid()
);

insert into access.installation default values;
