-- Where each profile stands in the order of changes, for those who follow along.

-- Drawn only under the lock below, which is held to commit: order of position is order of commit.
create sequence profile.position;

alter table profile.profile add position bigint not null default 0;
update profile.profile set position = nextval('profile.position');
create index profile_by_position on profile.profile (position);

-- Customers that are no more: merged into another, or without any record left.
create table profile.gone (
    customer bigint primary key,
    position bigint not null
);
create index gone_by_position on profile.gone (position);

create function profile.await_turn() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('atalaya.profile', 0));
    return null;
end $$;

create trigger await_turn before insert or update or delete on profile.profile
    for each statement execute function profile.await_turn();

create function profile.came() returns trigger language plpgsql as $$
begin
    new.position := nextval('profile.position');
    delete from profile.gone where customer = new.customer;
    return new;
end $$;

create trigger came before insert on profile.profile
    for each row execute function profile.came();

create function profile.changed() returns trigger language plpgsql as $$
begin
    new.position := nextval('profile.position');
    return new;
end $$;

-- What somebody does changes their activity, not who they are.
create trigger changed before update on profile.profile for each row
    when (old.golden is distinct from new.golden or old.type <> new.type
          or old.records <> new.records or old.sources <> new.sources)
    execute function profile.changed();

create function profile.went() returns trigger language plpgsql as $$
begin
    insert into profile.gone (customer, position)
    values (old.customer, nextval('profile.position'))
        on conflict (customer) do update set position = excluded.position;
    return old;
end $$;

create trigger left_behind before delete on profile.profile
    for each row execute function profile.went();
