-- Keys of programs. Only the hash of a secret is kept.
create table access.api_key (
    key        text primary key,        -- the part that may be shown
    secret     bytea not null,          -- SHA-256 of the part that may not
    source     text,                    -- of a write key: whose events it brings
    trust      text check (trust in ('PUBLIC', 'SERVER')),
    person     bigint references access.person, -- of any other: whom the program acts as
    made_by    bigint not null,         -- person
    made_at    timestamptz not null,
    revoked_by bigint,
    revoked_at timestamptz,
    check (case when person is null then source is not null and trust is not null
                else source is null and trust is null end)
);
