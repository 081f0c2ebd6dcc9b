-- What the model asks about: the strongest unsure pair of each two customers that nobody has decided.
create view resolve.question as
select distinct on (least(l.customer, r.customer), greatest(l.customer, r.customer))
       left_record, right_record, millibits, link.at,
       l.customer as left_customer, r.customer as right_customer,
       ls.source as left_source, ls.key as left_key,
       rs.source as right_source, rs.key as right_key,
       case when claimed_until > now() then claimed_by end as claimed_by,
       claimed_until,
       coalesce(doubted_by, '{}') as doubted_by,
       coalesce(skipped_by, '{}') as skipped_by
  from resolve.link
  join resolve.customer_of l on l.record = left_record
  join resolve.customer_of r on r.record = right_record
  join resolve.standard_record ls on ls.record = left_record
  join resolve.standard_record rs on rs.record = right_record
  left join resolve.review using (left_record, right_record)
 where not same and l.customer <> r.customer and decision is null
   and not ls.retired and not rs.retired
   and ls.type <> 'LEAF' and rs.type <> 'LEAF'
 order by least(l.customer, r.customer), greatest(l.customer, r.customer),
          millibits desc, left_record, right_record;

-- What people said of pairs decided before, without knowing how. Says how right decisions are, and
-- changes none.
create table resolve.second_look (
    left_record  bigint      not null,
    right_record bigint      not null,
    author       text        not null,
    at           timestamptz not null,
    same         boolean, -- null where the person could not tell
    first_same   boolean     not null, -- how it was decided
    decision     bigint, -- by a person; null where the model did
    primary key (left_record, right_record, author)
);
create index second_look_author on resolve.second_look (author, at);
