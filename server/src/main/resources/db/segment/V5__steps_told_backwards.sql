-- Steps that nobody decided at their time: what the rule of the version says of what was known then.
alter table segment.step add column backcast boolean not null default false;
