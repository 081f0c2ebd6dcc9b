-- What a tier is to reach until a day, set by people. The latest for a tier and measure counts.

create table segment.goal (
    goal    bigint generated always as identity primary key,
    tier    char(1)          not null,
    measure text             not null,
    target  double precision not null,
    due     date             not null,
    set_by  bigint           not null,
    set_at  timestamptz      not null
);
create index goal_of_tier on segment.goal (tier, measure, goal);
