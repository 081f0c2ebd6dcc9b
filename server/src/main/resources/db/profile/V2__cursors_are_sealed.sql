-- The key that seals where a page of a list ended: 244 random bits, hashed to the 256 of AES.
create table profile.cursor_key (key bytea not null);
insert into profile.cursor_key
select sha256(decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
