-- While a file is imported whose rows have no id: how often each content has been met in it.
create table ingest.content_key (
    import bigint not null references ingest.import,
    hash   text not null,
    n      bigint not null,
    primary key (import, hash)
);
