-- What serving a customer cost in each channel in the 12 months up to their figures, and the margin of what they bought
-- in it or within 30 days after a contact there. Minor units. An order may count in several channels.
create table value.channel (
    customer bigint not null,
    channel  text   not null,
    cost     bigint not null,
    margin   bigint not null,
    primary key (channel, customer)
);
create index channel_customer on value.channel (customer);

-- Customers in bands of when they last bought and how often, for the map of the portfolio.
create index figure_by_purchases on value.figure (last_day, purchases);

-- Whether everybody is to be looked at anew, though no new day has begun: the table above is empty for those who have figures.
alter table value.progress add anew boolean not null default true;

-- Names the folder of facts in columns that belongs to this database.
alter table value.progress add lake uuid not null default gen_random_uuid();
