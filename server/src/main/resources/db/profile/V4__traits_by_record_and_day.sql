-- What behaviour tells of customers, kept by the record that brought it.

-- Files of traits. The newest that is ready speaks; a newer one is counted beside it meanwhile.
create table profile.trait_file (
    number bigint generated always as identity primary key,
    text   text        not null,
    own    boolean     not null, -- somebody here wrote it; else it came with the program
    author text        not null,
    at     timestamptz not null,
    placed bigint,                       -- place in the order of interactions up to which it is counted
    record bigint      not null default 0, -- while all are counted for the first time: the last record done
    ready  boolean     not null default false -- all records are done
);

-- What each record did, 32 days a row: {"DAY": {"TRAIT": PART}}, the traits by their place in the file.
create table profile.trait_part (
    record bigint not null,
    file   bigint not null,
    span   int    not null, -- days since 1970-01-01, divided by 32
    days   text   not null,
    primary key (record, file, span)
) with (fillfactor = 85);
create index trait_part_file on profile.trait_part (file);

-- How many interactions there are through each channel that the company has.
create table profile.trait_channel (
    file         bigint not null,
    channel      text   not null,
    interactions bigint not null,
    primary key (file, channel)
);
