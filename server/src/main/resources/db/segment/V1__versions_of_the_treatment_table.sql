-- The table of treatments, version by version. What was published is never edited again.

create table segment.treatment (
    version      int primary key check (version > 0),
    base         int references segment.treatment,
    note         text not null default '',
    terms        jsonb not null,
    drafted_by   bigint not null,
    drafted_at   timestamptz not null,
    simulated_at timestamptz,
    simulation   jsonb,
    published_by bigint,
    published_at timestamptz,
    valid_from   date,
    check ((published_at is null) = (valid_from is null)),
    check ((published_at is null) = (published_by is null)),
    check ((simulated_at is null) = (simulation is null))
);

create index treatment_in_force on segment.treatment (valid_from desc, published_at desc)
    where published_at is not null;

create function segment.stays_as_published() returns trigger language plpgsql as $$
begin
    raise exception 'version % of the treatment table is published', old.version;
end $$;

create trigger stays_as_published before update or delete on segment.treatment for each row
    when (old.published_at is not null)
    execute function segment.stays_as_published();
