-- Whoever writes is no number: they come with an identifier of another kind, or with none.
alter table contact.call
    add channel text not null default 'CALL' check (channel in ('CALL', 'CHAT', 'EMAIL')),
    add named_by text,   -- the kind of identifier, such as email, or customer for our own id
    add name_given text, -- its value in standard form
    add check ((named_by is null) = (name_given is null)),
    add check (number is null or named_by is null);
create index call_by_name on contact.call (named_by, name_given, began_at desc) where named_by is not null;
